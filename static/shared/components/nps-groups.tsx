import React from 'react';
import { Lozenge, Text } from '@forge/react';
import type { Nps } from '../../../src/contract/nps';
import { useWords } from '../words-context';

/** What a score is made of: so many responses, and those of each category. To stand in a line. */
export function NpsGroups({ nps: { responses, groups } }: { nps: Nps }) {
  const words = useWords();
  return (
    <>
      <Text>{words.count('report.responses', responses)}</Text>
      <Lozenge appearance="success">{`${words.say('category.promoter')} ${words.number(groups.promoter)}`}</Lozenge>
      <Lozenge>{`${words.say('category.passive')} ${words.number(groups.passive)}`}</Lozenge>
      <Lozenge appearance="removed">{`${words.say('category.detractor')} ${words.number(groups.detractor)}`}</Lozenge>
    </>
  );
}
