import React from 'react';
import { Button, HelperMessage, Inline, Label, SectionMessage, Spinner, Stack, Text, Toggle } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useWords } from '../../shared/words-context';

interface PauseSwitchProps {
  pause: Setup['pause'];
  setPaused(paused: boolean): ReturnType<AdminApi['setPaused']>;
  onChanged(): Promise<unknown>;
  onReplaceKey(): void;
}

/** One switch that pauses everything; a pause that the app made itself says why. */
export function PauseSwitch({ pause, setPaused, onChanged, onReplaceKey }: PauseSwitchProps) {
  const words = useWords();
  const action = useAction(async (paused: boolean) => {
    const result = await setPaused(paused);
    if (result.ok) await onChanged();
    return result;
  });
  return (
    <Stack space="space.100">
      {pause && (
        <SectionMessage appearance="warning">
          <Stack space="space.100" alignInline="start">
            <Text>
              {words.say(pause.reason === 'by-admin' ? 'overview.pausedByHand' : 'overview.pausedKey', {
                when: words.dateTime(pause.since),
              })}
            </Text>
            {pause.reason === 'key-refused' && <Button onClick={onReplaceKey}>{words.say('connect.replace')}</Button>}
          </Stack>
        </SectionMessage>
      )}
      <Inline space="space.100" alignBlock="center">
        <Toggle
          id="pause"
          isChecked={pause !== undefined}
          // Switched off while it works, it would throw the keyboard's focus away.
          onChange={() => void (action.busy || action.run(pause === undefined))}
        />
        <Label labelFor="pause">{words.say('overview.pause')}</Label>
        {action.busy && <Spinner size="small" label={words.say('common.loading')} />}
      </Inline>
      <HelperMessage>{words.say('overview.pauseHelp')}</HelperMessage>
      {action.failure && <FailureNote failure={action.failure} />}
    </Stack>
  );
}
