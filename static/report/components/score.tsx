import React from 'react';
import { Heading, HelperMessage, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { ReportView } from '../../../src/contract/report';
import { scoreIn } from '../../shared/nps-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

/** No score is shown of fewer responses. */
export const LEAST = 5;

/** The score of the period, what it stands on, and how it compares with as many days before. */
export function Score({ report: { nps, before }, days }: { report: ReportView; days: number }) {
  const words = useWords();
  if (!nps) return <Text>{words.say('reportPage.none')}</Text>;
  if (nps.responses < LEAST)
    return <Text>{words.count('reportPage.tooFew', nps.responses, { least: words.number(LEAST) })}</Text>;
  return (
    <Stack space="space.100">
      <Heading size="large" as="h2">
        {scoreIn(words, nps)}
      </Heading>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{words.count('report.responses', nps.responses)}</Text>
        <Lozenge appearance="success">{`${words.say('category.promoter')} ${words.number(nps.groups.promoter)}`}</Lozenge>
        <Lozenge>{`${words.say('category.passive')} ${words.number(nps.groups.passive)}`}</Lozenge>
        <Lozenge appearance="removed">{`${words.say('category.detractor')} ${words.number(nps.groups.detractor)}`}</Lozenge>
      </Inline>
      <Text>{changeIn(words, nps, before, days)}</Text>
      <HelperMessage>{words.say('report.formula')}</HelperMessage>
    </Stack>
  );
}

type Nps = NonNullable<ReportView['nps']>;

function changeIn(words: Words, now: Nps, before: Nps | undefined, period: number): string {
  const days = words.number(period);
  if (!before || before.responses < LEAST) return words.say('reportPage.beforeFew', { days });
  const points = Math.round(now.score) - Math.round(before.score);
  if (points === 0) return words.say('reportPage.same', { days });
  return words.say(points > 0 ? 'reportPage.more' : 'reportPage.less', {
    days,
    points: words.number(Math.abs(points)),
    score: words.number(Math.round(before.score)),
  });
}
