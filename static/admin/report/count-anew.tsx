import React from 'react';
import { HelperMessage, Inline, LoadingButton, Stack } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useWords } from '../../shared/words-context';

/** Has all surveys counted again, for an admin who doubts a figure. */
export function CountAnew({ api, onBegun }: { api: AdminApi; onBegun: () => Promise<unknown> }) {
  const words = useWords();
  const { busy, failure, run } = useAction(api.rebuildTallies);
  const begin = async () => {
    if ((await run({})).ok) await onBegun();
  };
  return (
    <Stack space="space.050">
      <Inline>
        <LoadingButton appearance="subtle" spacing="compact" isLoading={busy} onClick={() => void begin()}>
          {words.say('report.rebuild')}
        </LoadingButton>
      </Inline>
      <HelperMessage>{words.say('report.rebuildHelp')}</HelperMessage>
      {failure && <FailureNote failure={failure} />}
    </Stack>
  );
}
