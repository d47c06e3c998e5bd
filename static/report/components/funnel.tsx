import React from 'react';
import { BarChart, HelperMessage, Stack, Text } from '@forge/react';
import type { ReportView } from '../../../src/contract/report';
import { FigureTable } from '../../shared/components/figure-table';
import { reasonSentence } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

const STAGES = ['completed', 'asked', 'answered'] as const;
const HEIGHT = 200;

/** How many of the finished work items were asked about, how many answered, and why not. */
export function Funnel({ report: { funnel, notAsked } }: { report: ReportView }) {
  const words = useWords();
  const { completed, asked, besides } = funnel;
  const label = words.say('reportPage.funnel');
  const stages = STAGES.map((stage) => ({ name: words.say(`reportPage.${stage}`), count: funnel[stage] }));
  return (
    <Stack space="space.150">
      {completed > 0 && (
        <Text>
          {words.say('reportPage.coverage', { percent: words.number(Math.round((100 * asked) / completed)) })}
        </Text>
      )}
      {stages.some(({ count }) => count > 0) && (
        <BarChart
          title={label}
          data={stages.map(({ name, count }) => [name, count])}
          xAccessor={0}
          yAccessor={1}
          height={HEIGHT}
        />
      )}
      <FigureTable
        label={label}
        heads={[words.say('reportPage.stage'), words.say('reportPage.times')]}
        rows={stages.map(({ name, count }) => [name, words.number(count)])}
      />
      {besides > 0 && <HelperMessage>{words.count('reportPage.besides', besides)}</HelperMessage>}
      {notAsked.length > 0 && (
        <FigureTable
          label={words.say('reportPage.reasons')}
          heads={[words.say('reportPage.reasons'), words.say('reportPage.times')]}
          rows={notAsked.map(({ reason, count }) => [whyIn(words, reason), words.number(count)])}
        />
      )}
    </Stack>
  );
}

/** What happened, without what to do about it. */
function whyIn(words: Words, reason: string): string {
  return reasonSentence(words, reason || undefined)?.split(/(?<=\.) /)[0] ?? words.say('reportPage.otherReason');
}
