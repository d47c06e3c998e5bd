import React from 'react';
import { HelperMessage, LineChart, Stack } from '@forge/react';
import type { ReportView } from '../../../src/contract/report';
import { FigureTable } from '../../shared/components/figure-table';
import { LEAST_RESPONSES, scoreIn } from '../../shared/nps-words';
import { useWords } from '../../shared/words-context';

const HEIGHT = 240;

/** The score day by day, week by week or month by month. */
export function Trend({ step, trend }: Pick<ReportView, 'step' | 'trend'>) {
  const words = useWords();
  const label = words.say('reportPage.trend');
  const scores = trend.flatMap(({ from, nps }) =>
    nps && nps.responses >= LEAST_RESPONSES ? [[words.shortDate(from), Math.round(nps.score)]] : [],
  );
  return (
    <Stack space="space.100">
      {scores.length > 1 && <LineChart title={label} data={scores} xAccessor={0} yAccessor={1} height={HEIGHT} />}
      <HelperMessage>{words.say('reportPage.trendFew', { least: words.number(LEAST_RESPONSES) })}</HelperMessage>
      <FigureTable
        label={label}
        heads={[words.say(`reportPage.from.${step}`), words.say('report.nps'), words.say('reportPage.count')]}
        rows={trend.map(({ from, nps }) => [
          words.date(from),
          !nps ? '–' : nps.responses < LEAST_RESPONSES ? words.say('reportPage.few') : scoreIn(words, nps),
          words.number(nps?.responses ?? 0),
        ])}
      />
    </Stack>
  );
}
