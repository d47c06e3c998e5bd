import React from 'react';
import { Stack, Text } from '@forge/react';
import type { Overview } from '../../../src/contract/admin/overview';
import { useWords } from '../../shared/words-context';

/** Surveys that wait although nothing is out of order: for what, since when, and until when. */
export function HeldNotes({ held }: Pick<Overview, 'held'>) {
  const words = useWords();
  if (held.length === 0) return null;
  return (
    <Stack space="space.050">
      {held.map(({ reason, surveys, since, until, last }) => (
        <Text key={reason}>
          {[
            words.count(`overview.held.${reason}`, surveys),
            words.say(surveys === 1 ? 'overview.heldOne' : 'overview.heldMany', {
              since: words.moment(since),
              until: words.moment(until),
              last: words.moment(last),
            }),
          ].join(' ')}
        </Text>
      ))}
    </Stack>
  );
}
