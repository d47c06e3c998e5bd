import React from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { WorkItemSurvey } from '../../../src/contract/work-item';
import { parkedSentences } from '../../shared/survey-words';
import { useWords } from '../../shared/words-context';

interface UnmatchedNoteProps {
  unmatched: NonNullable<WorkItemSurvey['unmatched']>;
  /** Whether the person may say that it belongs here. */
  asks: boolean;
}

/** A response that names this work item but cannot be matched: what it says, why a person is asked, and the question. */
export function UnmatchedNote({ unmatched, asks }: UnmatchedNoteProps) {
  const words = useWords();
  const { reason, rating, ratingText, comment, receivedAt } = unmatched;
  const given = rating === undefined ? ratingText : words.number(rating);
  const when = words.ago(receivedAt);
  return (
    <SectionMessage appearance="warning" title={words.say('survey.unmatchedTitle')}>
      {parkedSentences(words, { reason, fields: [] }).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Text>
        {given === undefined
          ? words.say('survey.unmatchedNoRating', { when })
          : words.say('survey.unmatchedRating', { when, rating: given })}
      </Text>
      {comment !== undefined && <Text>{`${words.say('survey.comment')}: ${comment}`}</Text>}
      {asks && <Text>{words.say('survey.unmatchedAsk')}</Text>}
    </SectionMessage>
  );
}
