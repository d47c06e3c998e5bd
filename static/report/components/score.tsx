import React from 'react';
import { Heading, HelperMessage, Inline, Stack, Text } from '@forge/react';
import type { ReportView } from '../../../src/contract/report';
import { NpsGroups } from '../../shared/components/nps-groups';
import { changeIn, LEAST_RESPONSES, scoreIn } from '../../shared/nps-words';
import { useWords } from '../../shared/words-context';

/** The score of the period, what it stands on, and how it compares with as many days before. */
export function Score({ report: { nps, before }, days }: { report: ReportView; days: number }) {
  const words = useWords();
  if (!nps) return <Text>{words.say('reportPage.none')}</Text>;
  if (nps.responses < LEAST_RESPONSES)
    return <Text>{words.count('reportPage.tooFew', nps.responses, { least: words.number(LEAST_RESPONSES) })}</Text>;
  return (
    <Stack space="space.100">
      <Heading size="large" as="h2">
        {scoreIn(words, nps)}
      </Heading>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <NpsGroups nps={nps} />
      </Inline>
      <Text>
        {before && before.responses >= LEAST_RESPONSES
          ? changeIn(words, nps, before, days)
          : words.say('reportPage.beforeFew', { days: words.number(days) })}
      </Text>
      <HelperMessage>{words.say('report.formula')}</HelperMessage>
    </Stack>
  );
}
