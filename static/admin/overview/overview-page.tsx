import React from 'react';
import { Button, Heading, HelperMessage, Inline, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Counts, Outage } from '../../../src/contract/admin/overview';
import type { Setup } from '../../../src/contract/admin/set-up';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote } from '../../shared/components/notes';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import { usePolling } from '../../shared/hooks/use-polling';
import { useWords } from '../../shared/words-context';
import { CauseList, hasCauses } from '../causes/cause-list';
import { RunNote } from '../causes/run-note';
import type { CauseRuns } from '../causes/use-cause-run';
import { AddressAttention, isAddressOpen } from '../notification/address-attention';
import { ExplainSection } from '../explain/explain-section';
import { HeldNotes } from './held-notes';
import { LastWeek } from './last-week';
import { OutageNotes } from './outage-notes';
import { PauseSwitch } from '../pause/pause-switch';
import { NpsSection } from '../report/nps-section';
import type { Figures } from './use-overview';
import { ProjectHealthNote } from '../fields/project-health';
import { isHealthy, type ProjectHealth } from '../fields/use-project-health';
import { canSend, firstUnfinished, refusedSinceArrival, type SectionId, summaryOf } from '../set-up/setup-sections';

const OUTAGE_EVERY_MS = 20_000;

interface OverviewPageProps {
  api: AdminApi;
  setup: Setup;
  figures: Figures;
  runs: CauseRuns;
  health: Loading<ProjectHealth>;
  reload(): Promise<unknown>;
  onOpenSetup(section?: SectionId): void;
  onShowAttention(of: { reason?: string; projectId?: string }): void;
  onOpenRules(): void;
  onTest(): void;
}

/** How things stand: connection, pause, counts and what needs a person. */
export function OverviewPage(props: OverviewPageProps) {
  const { api, setup, figures, runs, health, reload, onOpenSetup, onShowAttention, onOpenRules, onTest } = props;
  const words = useWords();
  const broken = useBrokenRules(api);
  const { loaded } = figures.attention;
  const outages = loaded.kind === 'ready' ? loaded.value.outages : [];
  // The end of an outage shows by itself.
  usePolling(outages.length > 0, OUTAGE_EVERY_MS, figures.attention.reload);
  const isRestWell =
    loaded.kind === 'ready' &&
    outages.length === 0 &&
    !isAddressOpen(loaded.value.attention.address) &&
    !runs.isRunning &&
    broken.rules === 0 &&
    isWell(setup, health);
  const isWaiting = loaded.kind !== 'ready' || loaded.value.waiting > 0;
  return (
    <Stack space="space.300">
      <Connection
        setup={setup}
        isEgressRefused={outages.some(({ of }) => of === 'permission')}
        isDown={outages.some(({ of }) => of === 'nps-today')}
        onOpenSetup={() => onOpenSetup()}
      />
      <PauseSwitch
        pause={setup.pause}
        setPaused={(paused) => api.setPaused({ paused })}
        onChanged={reload}
        onReplaceKey={() => onOpenSetup('connect')}
      />
      <LoadedView of={figures.attention} label={words.say('overview.checking')}>
        {(value) => (
          <Stack space="space.300">
            <OutageNotes outages={outages} hasMore={value.more === true} isPaused={setup.pause !== undefined} />
            <AddressAttention address={value.attention.address} onOpen={() => onOpenSetup('notification')} />
            {runs.run && <RunNote run={runs.run} fields={setup.fields} onOpenFields={() => onOpenSetup('fields')} />}
            <LoadedView of={figures.causes} label={words.say('overview.checking')}>
              {(causes) =>
                hasCauses(causes) ? (
                  <CauseList
                    causes={causes}
                    fields={setup.fields}
                    runs={runs}
                    onShow={onShowAttention}
                    onOpenSetup={onOpenSetup}
                  />
                ) : isRestWell ? (
                  <Text>{words.say('overview.allWell')}</Text>
                ) : null
              }
            </LoadedView>
            <RulesNote broken={broken} onOpen={onOpenRules} />
            <RefusedCall setup={setup} onOpen={() => onOpenSetup('notification')} />
            <ProjectHealthNote health={health} fields={setup.fields} onOpenFields={() => onOpenSetup('fields')} />
            {value.waiting > heldBack(outages) && (
              <Stack>
                <Text>{words.count('overview.waiting', value.waiting)}</Text>
                <HeldNotes held={value.held} />
                {value.more && <HelperMessage>{words.say('overview.atLeast')}</HelperMessage>}
              </Stack>
            )}
          </Stack>
        )}
      </LoadedView>
      <LoadedView of={figures.counts} label={words.say('overview.loading')}>
        {(counted) =>
          isNothing(counted) ? (
            <NoSurveys isWaiting={isWaiting} onTest={canSend(setup) ? onTest : undefined} />
          ) : (
            <Stack space="space.300">
              <LastWeek {...counted} />
              <NpsSection api={api} figures={figures.nps} />
            </Stack>
          )
        }
      </LoadedView>
      {canSend(setup) && <ExplainSection api={api} />}
    </Stack>
  );
}

/** Surveys that an outage speaks of already. */
function heldBack(outages: Outage[]): number {
  return outages.reduce((sum, { surveys }) => sum + surveys, 0);
}

/** Everything is set up, nothing is paused, and responses can be written wherever they may come. */
function isWell(setup: Setup, { loaded }: Loading<ProjectHealth>): boolean {
  const isReady = !setup.pause && !firstUnfinished(setup) && !refusedSinceArrival(setup);
  return isReady && loaded.kind === 'ready' && !loaded.failure && isHealthy(loaded.value);
}

/** How many rules lack something since they were saved, and when the first of it was noticed; none until that is known. */
interface BrokenRules {
  rules: number;
  since: number;
}

function useBrokenRules(api: AdminApi): BrokenRules {
  const { loaded } = useLoaded(() => api.checkRules({}));
  const problems = loaded.kind === 'ready' ? Object.values(loaded.value).filter(({ length }) => length > 0) : [];
  return { rules: problems.length, since: Math.min(...problems.flat().map(({ since }) => since)) };
}

function RulesNote({ broken, onOpen }: { broken: BrokenRules; onOpen: () => void }) {
  const words = useWords();
  if (broken.rules === 0) return null;
  return (
    <SectionMessage appearance="warning">
      <Stack space="space.100" alignInline="start">
        <Text>{words.count('rules.attention', broken.rules, { when: words.moment(broken.since) })}</Text>
        <Button onClick={onOpen}>{words.say('rules.open')}</Button>
      </Stack>
    </SectionMessage>
  );
}

/** The latest call of nps.today was refused: a response may be missing. */
function RefusedCall({ setup, onOpen }: { setup: Setup; onOpen: () => void }) {
  const words = useWords();
  const refused = refusedSinceArrival(setup);
  if (!refused) return null;
  return (
    <SectionMessage
      appearance="warning"
      title={words.say('notification.refusedTitle', { when: words.ago(refused.at) })}
    >
      <Stack space="space.100" alignInline="start">
        <Text>{words.say(`notification.refused.${refused.reason}`)}</Text>
        <Button onClick={onOpen}>{words.say('setup.openOf.notification')}</Button>
      </Stack>
    </SectionMessage>
  );
}

function isNothing({ surveys, responses, lastResponseAt }: Counts): boolean {
  return lastResponseAt === undefined && surveys + responses === 0;
}

/** Before the first survey; what waits is not spoken of as if there were none. */
function NoSurveys({ isWaiting, onTest }: { isWaiting: boolean; onTest?: () => void }) {
  const words = useWords();
  if (isWaiting) return null;
  return (
    <EmptyNote title={words.say('overview.emptyTitle')} text={words.say('overview.empty')}>
      {onTest && <Button onClick={onTest}>{words.say('admin.loop')}</Button>}
    </EmptyNote>
  );
}

interface ConnectionProps {
  setup: Setup;
  isEgressRefused: boolean;
  isDown: boolean;
  onOpenSetup(): void;
}

function Connection({ setup, isEgressRefused, isDown, onOpenSetup }: ConnectionProps) {
  const words = useWords();
  const { connection, pause } = setup;
  const [appearance, label] =
    pause?.reason === 'key-refused'
      ? (['removed', 'overview.keyRefused'] as const)
      : !connection
        ? (['default', 'overview.notConnected'] as const)
        : isEgressRefused
          ? (['removed', 'overview.egressRefused'] as const)
          : isDown
            ? (['moved', 'overview.npsTodayDown'] as const)
            : (['success', 'overview.connected'] as const);
  return (
    <Stack space="space.100" alignInline="start">
      <Heading size="small" as="h2">
        {words.say('admin.overview')}
      </Heading>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Lozenge appearance={appearance}>{words.say(label)}</Lozenge>
        <Text>{summaryOf(words, setup, 'connect')}</Text>
      </Inline>
      {firstUnfinished(setup) && !pause && !isEgressRefused && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text>{words.say(canSend(setup) ? 'overview.proveReturn' : 'overview.finishSetup')}</Text>
          <Button onClick={onOpenSetup}>{words.say('overview.openSetup')}</Button>
        </Inline>
      )}
    </Stack>
  );
}
