import React from 'react';
import { Inline, Text, User } from '@forge/react';
import { useWords } from '../../shared/words-context';

/** What was done, and by whom where that is known: the platform shows who it is. */
export function Acted({ what, by, isSubtle }: { what: string; by?: string; isSubtle?: boolean }) {
  const words = useWords();
  const color = isSubtle ? 'color.text.subtle' : undefined;
  if (by === undefined) return <Text color={color}>{what}</Text>;
  return (
    <Inline space="space.050" alignBlock="center" shouldWrap>
      <Text color={color}>{words.say('survey.by', { what })}</Text>
      <User accountId={by} />
    </Inline>
  );
}
