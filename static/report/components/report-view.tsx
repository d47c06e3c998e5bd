import React, { type ReactNode } from 'react';
import { BarChart, Heading, Stack } from '@forge/react';
import type { ReportView as View } from '../../../src/contract/report';
import { CountedFigures } from '../../shared/components/counted-figures';
import { FigureTable } from '../../shared/components/figure-table';
import { useWords } from '../../shared/words-context';
import { Funnel } from './funnel';
import { Score } from './score';
import { Trend } from './trend';

const HEIGHT = 240;

/** The figures of a period, each chart with its table. */
export function ReportView({ report, days }: { report: View; days: number }) {
  const words = useWords();
  return (
    <CountedFigures through={report.through} isRebuilding={report.isRebuilding} space="space.400">
      <Score report={report} days={days} />
      {report.nps && (
        <Part title={words.say('reportPage.distribution')}>
          <Distribution counts={report.distribution} />
        </Part>
      )}
      {report.nps && (
        <Part title={words.say('reportPage.trend')}>
          <Trend step={report.step} trend={report.trend} />
        </Part>
      )}
      <Part title={words.say('reportPage.funnel')}>
        <Funnel report={report} />
      </Part>
      {report.nps && (
        <Part title={words.say('reportPage.waits')}>
          <Waits counts={report.waits} />
        </Part>
      )}
    </CountedFigures>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack space="space.100">
      <Heading size="small" as="h2">
        {title}
      </Heading>
      {children}
    </Stack>
  );
}

function Distribution({ counts }: { counts: number[] }) {
  const words = useWords();
  const label = words.say('reportPage.distribution');
  return (
    <Stack space="space.100">
      <BarChart
        title={label}
        data={counts.map((count, rating) => [words.number(rating), count])}
        xAccessor={0}
        yAccessor={1}
        height={HEIGHT}
      />
      <Shares
        label={label}
        head={words.say('reportPage.rating')}
        names={counts.map((_, at) => words.number(at))}
        counts={counts}
      />
    </Stack>
  );
}

const WITHIN = ['w0', 'w1', 'w2', 'w3', 'w4'] as const;

function Waits({ counts }: { counts: number[] }) {
  const words = useWords();
  return (
    <Shares
      label={words.say('reportPage.waits')}
      head={words.say('reportPage.wait')}
      names={WITHIN.map((each) => words.say(`reportPage.within.${each}`))}
      counts={counts}
    />
  );
}

interface SharesProps {
  label: string;
  head: string;
  names: string[];
  counts: number[];
}

/** How many responses are of each kind, and what share of all of them. */
function Shares({ label, head, names, counts }: SharesProps) {
  const words = useWords();
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shareOf = (count: number) => (all === 0 ? '–' : `${words.number(Math.round((100 * count) / all))} %`);
  return (
    <FigureTable
      label={label}
      heads={[head, words.say('reportPage.count'), words.say('reportPage.share')]}
      rows={names.map((name, at) => [name, words.number(counts[at] ?? 0), shareOf(counts[at] ?? 0)])}
    />
  );
}
