import React from 'react';
import { SectionMessage, Stack, Text } from '@forge/react';
import type { WorkItemSurvey } from '../../../src/contract/work-item';
import { parkedSentences } from '../../shared/survey-words';
import { useWords } from '../../shared/words-context';
import { GivenResponse } from './given-response';

interface UnmatchedNoteProps {
  unmatched: NonNullable<WorkItemSurvey['unmatched']>;
  /** Whether the person may say that it belongs here. */
  asks: boolean;
}

/** A response that names this work item but cannot be matched: what it says, why a person is asked, and the question. */
export function UnmatchedNote({ unmatched, asks }: UnmatchedNoteProps) {
  const words = useWords();
  const { reason, rating, ratingText, comment, receivedAt } = unmatched;
  const isRated = rating !== undefined || ratingText !== undefined;
  return (
    <SectionMessage appearance="warning" title={words.say('survey.unmatchedTitle')}>
      <Stack space="space.100">
        {parkedSentences(words, { reason, fields: [] }).map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
        <Text>
          {words.say(isRated ? 'survey.unmatchedCame' : 'survey.unmatchedNoRating', { when: words.ago(receivedAt) })}
        </Text>
        <GivenResponse rating={rating} ratingText={ratingText} comment={comment} />
        {asks && <Text>{words.say('survey.unmatchedAsk')}</Text>}
      </Stack>
    </SectionMessage>
  );
}
