import React, { useState } from 'react';
import { Heading, Inline, LoadingButton, SectionMessage, Select, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { chosenOption, type Option } from '../set-up/options';

/** How long the old address may go on working. */
const HOURS = [24, 1, 7 * 24, 30 * 24, 0];
const HOURS_A_DAY = 24;

interface RotateSecretProps {
  rotate(oldValidHours: number): ReturnType<AdminApi['rotateSecret']>;
  onRotated(): Promise<void>;
}

/** A new secret; the old one stays valid for as long as the person chooses. */
export function RotateSecret({ rotate, onRotated }: RotateSecretProps) {
  const words = useWords();
  const [hours, setHours] = useState(HOURS_A_DAY);
  const [rotated, setRotated] = useState(false);
  const action = useAction(rotate);
  const options = HOURS.map((each): Option => ({ value: String(each), label: spanWords(words, each) }));

  async function run() {
    setRotated(false);
    if (!(await action.run(hours)).ok) return;
    await onRotated();
    setRotated(true);
  }

  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h3">
        {words.say('notification.rotateTitle')}
      </Heading>
      <Text>{words.say('notification.rotateHelp')}</Text>
      <Field id="old-valid" label={words.say('notification.rotateLabel')}>
        <Select
          inputId="old-valid"
          isSearchable={false}
          options={options}
          value={options.find(({ value }) => value === String(hours))}
          onChange={(picked: unknown) => setHours(Number(chosenOption(picked)?.value ?? hours))}
        />
      </Field>
      {action.failure && <FailureNote failure={action.failure} />}
      <Inline>
        <LoadingButton isLoading={action.busy} onClick={() => void run()}>
          {words.say('notification.rotate')}
        </LoadingButton>
      </Inline>
      {rotated && (
        <SectionMessage appearance="success">
          <Text>{words.say('notification.rotated')}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}

function spanWords(words: Words, hours: number): string {
  if (hours === 0) return words.say('notification.notAtAll');
  return hours < HOURS_A_DAY
    ? words.count('notification.hours', hours)
    : words.count('notification.days', hours / HOURS_A_DAY);
}
