import React from 'react';
import { SectionMessage, Stack, Text } from '@forge/react';
import type { Outage } from '../../../src/contract/admin/overview';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

interface OutageNotesProps {
  outages: Outage[];
  /** More wait than are counted. */
  hasMore: boolean;
  /** Nothing is sent, so nothing is tried either. */
  isPaused: boolean;
}

/** What is out of order now: since when, what waits for it, when it is tried again, and what to do if it lasts. */
export function OutageNotes({ outages, hasMore, isPaused }: OutageNotesProps) {
  const words = useWords();
  if (outages.length === 0) return null;
  return (
    <Stack space="space.200">
      {outages.map((outage) => (
        <SectionMessage
          key={outage.of}
          appearance={outage.of === 'permission' ? 'error' : 'warning'}
          title={words.say(`outage.title.${outage.of}`, { since: words.moment(outage.since) })}
        >
          <Text>{whatWaits(words, outage, hasMore, isPaused)}</Text>
          <Text>{words.say(`outage.help.${outage.of}`)}</Text>
        </SectionMessage>
      ))}
    </Stack>
  );
}

function whatWaits(
  words: Words,
  { surveys, responses, tries, nextAt }: Outage,
  hasMore: boolean,
  isPaused: boolean,
): string {
  const counts = [
    ...(surveys > 0 ? [words.count('outage.surveys', surveys)] : []),
    ...(responses > 0 ? [words.count('outage.responses', responses)] : []),
  ].map((count) => `${count}.`);
  const next =
    nextAt === undefined
      ? words.say('outage.nextNow')
      : words.say('survey.failing.next', { when: words.moment(nextAt) });
  return [
    ...counts,
    ...(hasMore ? [words.say('overview.atLeast')] : []),
    words.count('survey.failing.tries', tries),
    ...(isPaused ? [] : [next]),
  ].join(' ');
}
