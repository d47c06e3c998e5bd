import React from 'react';
import { Button, Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { AdminApi, Overview, Setup } from '../../../src/contract/admin';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote } from '../../shared/components/notes';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { Attention } from '../components/attention';
import { PauseSwitch } from '../components/pause-switch';
import { Periods } from '../components/periods';
import { canSend, firstUnfinished, summaryOf } from '../setup-sections';

interface OverviewPageProps {
  api: AdminApi;
  setup: Setup;
  reload(): Promise<void>;
  onOpenSetup(): void;
  onShowAttention(): void;
  onTest(): void;
}

/** How things stand: connection, pause, counts and what needs a person. */
export function OverviewPage({ api, setup, reload, onOpenSetup, onShowAttention, onTest }: OverviewPageProps) {
  const words = useWords();
  const overview = useLoaded(() => api.getOverview({}));
  return (
    <Stack space="space.300">
      <Connection setup={setup} onOpenSetup={onOpenSetup} />
      <PauseSwitch
        pause={setup.pause}
        setPaused={(paused) => api.setPaused({ paused })}
        onChanged={reload}
        onOpenSetup={onOpenSetup}
      />
      <LoadedView of={overview} label={words.say('overview.loading')}>
        {(value) => (
          <Stack space="space.300">
            <Attention attention={value.attention} onShow={onShowAttention} />
            {isEmpty(value) ? (
              <EmptyNote title={words.say('overview.emptyTitle')} text={words.say('overview.empty')}>
                {canSend(setup) && <Button onClick={onTest}>{words.say('admin.loop')}</Button>}
              </EmptyNote>
            ) : (
              <Periods periods={value.periods} lastResponseAt={value.lastResponseAt} />
            )}
          </Stack>
        )}
      </LoadedView>
    </Stack>
  );
}

function isEmpty({ periods, lastResponseAt }: Overview): boolean {
  return lastResponseAt === undefined && periods.every(({ surveys, responses }) => surveys + responses === 0);
}

function Connection({ setup, onOpenSetup }: { setup: Setup; onOpenSetup: () => void }) {
  const words = useWords();
  const connected = setup.connection !== undefined;
  return (
    <Stack space="space.100" alignInline="start">
      <Heading size="small" as="h2">
        {words.say('admin.overview')}
      </Heading>
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Lozenge appearance={connected ? 'success' : 'default'}>
          {words.say(connected ? 'overview.connected' : 'overview.notConnected')}
        </Lozenge>
        <Text>{summaryOf(words, setup, 'connect')}</Text>
      </Inline>
      {firstUnfinished(setup) && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text>{words.say(canSend(setup) ? 'overview.proveReturn' : 'overview.finishSetup')}</Text>
          <Button onClick={onOpenSetup}>{words.say('overview.openSetup')}</Button>
        </Inline>
      )}
    </Stack>
  );
}
