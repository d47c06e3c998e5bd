import React from 'react';
import { Heading, HelperMessage, Inline, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { SiteFigures } from '../../../src/contract/admin/report';
import { CountedFigures } from '../../shared/components/counted-figures';
import { LoadedView } from '../../shared/components/loaded-view';
import { NpsGroups } from '../../shared/components/nps-groups';
import type { Loading } from '../../shared/hooks/use-loaded';
import { changeIn, scoreIn } from '../../shared/nps-words';
import { useWords } from '../../shared/words-context';
import { CountAnew } from './count-anew';
import { NpsTrend } from './nps-trend';

/** From so many responses on the margin is about as narrow as it says, and a score worth comparing. */
const ENOUGH = 30;
/** Days that the figures are of. */
const PERIOD = 30;

/** What customers think of the whole site: score and response rate of 30 days, against the 30 before, and the weeks. */
export function NpsSection({ api, figures }: { api: AdminApi; figures: Loading<SiteFigures> }) {
  const words = useWords();
  return (
    <Stack space="space.150">
      <Heading size="small" as="h2">
        {words.say('report.title')}
      </Heading>
      <LoadedView of={figures} label={words.say('overview.loading')}>
        {(value) => (
          <Stack space="space.200">
            <CountedFigures through={value.through} isRebuilding={value.isRebuilding} space="space.200">
              <Score figures={value} />
              <NpsTrend weeks={value.weeks} />
            </CountedFigures>
            {value.through !== undefined && <CountAnew api={api} onBegun={figures.reload} />}
          </Stack>
        )}
      </LoadedView>
    </Stack>
  );
}

function Score({ figures: { period, before } }: { figures: SiteFigures }) {
  const words = useWords();
  const { nps, asked, answered } = period;
  return (
    <Stack space="space.050">
      <Heading size="xsmall" as="h3">
        {words.say('report.period')}
      </Heading>
      {nps ? (
        <Stack space="space.050">
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <Text weight="bold">{scoreIn(words, nps)}</Text>
            <NpsGroups nps={nps} />
          </Inline>
          {nps.responses < ENOUGH && <Text>{words.say('report.few', { n: words.number(ENOUGH) })}</Text>}
          {before.nps && <Text>{changeIn(words, nps, before.nps, PERIOD)}</Text>}
          <HelperMessage>{words.say('report.formula')}</HelperMessage>
        </Stack>
      ) : (
        <Text>{words.say('report.none')}</Text>
      )}
      {asked > 0 && (
        <Text>
          {words.say('report.rate', {
            percent: words.number(Math.round((100 * answered) / asked)),
            asked: words.number(asked),
          })}
        </Text>
      )}
    </Stack>
  );
}
