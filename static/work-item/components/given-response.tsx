import React from 'react';
import { Stack, Text } from '@forge/react';
import { ratingWords } from '../../shared/survey-words';
import { useWords } from '../../shared/words-context';
import { CommentText } from './comment-text';

interface GivenResponseProps {
  rating?: number;
  /** What stood in the rating's place where that is no rating. */
  ratingText?: string;
  comment?: string;
}

/** What a response says that is not on the work item: whoever may see the work item may know it. */
export function GivenResponse({ rating, ratingText, comment }: GivenResponseProps) {
  const words = useWords();
  const given = rating === undefined ? ratingText : ratingWords(words, rating);
  return (
    <Stack space="space.100">
      {given !== undefined && <Text>{words.say('survey.given', { rating: given })}</Text>}
      {comment !== undefined && (
        <Stack space="space.050">
          <Text weight="bold">{words.say('survey.comment')}</Text>
          <CommentText text={comment} />
        </Stack>
      )}
    </Stack>
  );
}
