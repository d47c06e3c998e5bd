import React, { useState } from 'react';
import { Button, Inline, Stack, StackBarChart } from '@forge/react';
import type { SiteFigures } from '../../../src/contract/admin/report';
import { FigureTable } from '../../shared/components/figure-table';
import { scoreIn } from '../../shared/nps-words';
import { useWords } from '../../shared/words-context';

/** From the bottom up, in colours that are told apart on light and dark, and by whoever sees no red or green. */
const GROUPS = [
  { group: 'detractor', color: '#E56910' },
  { group: 'passive', color: '#8590A2' },
  { group: 'promoter', color: '#2898BD' },
] as const;
const TOP_DOWN = [...GROUPS].reverse();
const HEIGHT = 240;

/** Responses week by week, by what they say; the same as a table, which says the score as well. */
export function NpsTrend({ weeks }: Pick<SiteFigures, 'weeks'>) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  if (weeks.every(({ nps }) => nps === undefined)) return null;
  const data = weeks.flatMap(({ from, nps }) =>
    GROUPS.map(({ group }) => [words.shortDate(from), nps?.groups[group] ?? 0, words.say(`category.${group}`)]),
  );
  const colorPalette = GROUPS.map(({ group, color }) => ({ key: words.say(`category.${group}`), value: color }));
  return (
    <Stack space="space.100">
      <StackBarChart
        title={words.say('report.trend')}
        data={data}
        xAccessor={0}
        yAccessor={1}
        colorAccessor={2}
        colorPalette={colorPalette}
        height={HEIGHT}
      />
      <Inline>
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={isOpen ? 'chevron-down' : 'chevron-right'}
          onClick={() => setOpen(!isOpen)}
        >
          {words.say(isOpen ? 'report.hideWeeks' : 'report.showWeeks')}
        </Button>
      </Inline>
      {isOpen && <Weeks weeks={weeks} />}
    </Stack>
  );
}

function Weeks({ weeks }: Pick<SiteFigures, 'weeks'>) {
  const words = useWords();
  const heads = [
    words.say('report.week'),
    words.say('report.nps'),
    ...TOP_DOWN.map(({ group }) => words.say(`category.${group}`)),
  ];
  const rows = weeks.map(({ from, nps }) => [
    words.date(from),
    nps ? scoreIn(words, nps) : '–',
    ...TOP_DOWN.map(({ group }) => words.number(nps?.groups[group] ?? 0)),
  ]);
  return <FigureTable label={words.say('report.trend')} heads={heads} rows={rows} />;
}
