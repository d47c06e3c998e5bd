import React from 'react';
import { Heading, HelperMessage, Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Nps, SiteFigures } from '../../../src/contract/admin/report';
import { LoadedView } from '../../shared/components/loaded-view';
import type { Loading } from '../../shared/hooks/use-loaded';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { CountAnew } from './count-anew';
import { scoreIn } from '../../shared/nps-words';
import { NpsTrend } from './nps-trend';

/** From so many responses on the margin is about as narrow as it says, and a score worth comparing. */
const ENOUGH = 30;

/** What customers think of the whole site: score and response rate of 30 days, against the 30 before, and the weeks. */
export function NpsSection({ api, figures }: { api: AdminApi; figures: Loading<SiteFigures> }) {
  const words = useWords();
  return (
    <Stack space="space.150">
      <Heading size="small" as="h2">
        {words.say('report.title')}
      </Heading>
      <LoadedView of={figures} label={words.say('overview.loading')}>
        {(value) =>
          value.through === undefined && !value.isRebuilding ? (
            <Text>{words.say('report.counting')}</Text>
          ) : (
            <Stack space="space.200">
              {value.isRebuilding && (
                <SectionMessage appearance="information">
                  <Text>{words.say('report.rebuilding')}</Text>
                </SectionMessage>
              )}
              <Score figures={value} />
              <NpsTrend weeks={value.weeks} />
              {value.through !== undefined && (
                <HelperMessage>{words.say('report.through', { when: words.moment(value.through) })}</HelperMessage>
              )}
              {!value.isRebuilding && <CountAnew api={api} onBegun={figures.reload} />}
            </Stack>
          )
        }
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
            <Text>{words.count('report.responses', nps.responses)}</Text>
            <Lozenge appearance="success">{`${words.say('category.promoter')} ${words.number(nps.groups.promoter)}`}</Lozenge>
            <Lozenge>{`${words.say('category.passive')} ${words.number(nps.groups.passive)}`}</Lozenge>
            <Lozenge appearance="removed">{`${words.say('category.detractor')} ${words.number(nps.groups.detractor)}`}</Lozenge>
          </Inline>
          {nps.responses < ENOUGH && <Text>{words.say('report.few', { n: words.number(ENOUGH) })}</Text>}
          {before.nps && <Text>{changeIn(words, nps, before.nps)}</Text>}
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

function changeIn(words: Words, now: Nps, before: Nps): string {
  const points = Math.round(now.score) - Math.round(before.score);
  if (points === 0) return words.say('report.same');
  const values = { points: words.number(Math.abs(points)), score: words.number(Math.round(before.score)) };
  return words.say(points > 0 ? 'report.more' : 'report.less', values);
}
