import React from 'react';
import { Heading, Stack } from '@forge/react';
import type { WorkItemSurvey } from '../../../src/contract/work-item';
import { ratingWords } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { CommentText } from './comment-text';

type Latest = NonNullable<WorkItemSurvey['latest']>;

/** What the respondent wrote, and to which rating where that was changed since. */
export function ResponseComment({ latest, text }: { latest: Latest; text: string }) {
  const words = useWords();
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {titleOf(words, latest)}
      </Heading>
      <CommentText text={text} />
    </Stack>
  );
}

function titleOf(words: Words, { commentRating, history }: Latest): string {
  if (commentRating === undefined) return words.say('survey.comment');
  const first = history.find(({ state }) => state === 'answered');
  const key = first?.rating === commentRating ? 'survey.commentFirst' : 'survey.commentEarlier';
  return words.say(key, { rating: ratingWords(words, commentRating) });
}
