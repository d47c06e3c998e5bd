import React, { useState } from 'react';
import { Button, Heading, Inline, SectionMessage, Select, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { Field } from '../../shared/components/field';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { chosenOption, type Option } from '../set-up/options';
import { AddressQuestion } from './address-question';
import { useAsked } from '../../shared/hooks/use-asked';

/** How long the old address may go on working. */
const HOURS = [24, 1, 7 * 24, 30 * 24, 0];
const HOURS_A_DAY = 24;

interface RotateSecretProps {
  api: Pick<AdminApi, 'rotateSecret' | 'endOldSecret'>;
  /** The address before is still accepted, until then. Epoch ms. */
  oldUntil?: number;
  /** `isNew`: the address is another now. */
  onChanged(isNew: boolean): Promise<void>;
}

/** A new secret, one at a time: while an old address is accepted, all that can be done is to stop it. */
export function RotateSecret({ api, oldUntil, onChanged }: RotateSecretProps) {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Heading size="xsmall" as="h3">
        {words.say('notification.rotateTitle')}
      </Heading>
      {oldUntil === undefined ? (
        <NewSecret rotate={api.rotateSecret} onChanged={onChanged} />
      ) : (
        <OldAddress oldUntil={oldUntil} end={() => api.endOldSecret({})} onChanged={onChanged} />
      )}
    </Stack>
  );
}

interface NewSecretProps extends Pick<RotateSecretProps, 'onChanged'> {
  rotate: AdminApi['rotateSecret'];
}

function NewSecret({ rotate, onChanged }: NewSecretProps) {
  const words = useWords();
  const [hours, setHours] = useState(HOURS_A_DAY);
  const question = useAsked(
    () => rotate({ oldValidHours: hours }),
    ({ kind }) => onChanged(kind === 'replaced'),
  );
  const options = HOURS.map((each): Option => ({ value: String(each), label: spanWords(words, each) }));
  return (
    <Stack space="space.100">
      <Text>{words.say('notification.rotateHelp')}</Text>
      <Field id="old-valid" label={words.say('notification.rotateLabel')}>
        <Select
          inputId="old-valid"
          isSearchable={false}
          isDisabled={question.isOpen}
          options={options}
          value={options.find(({ value }) => value === String(hours))}
          onChange={(picked: unknown) => setHours(Number(chosenOption(picked)?.value ?? hours))}
        />
      </Field>
      {question.isOpen ? (
        <AddressQuestion
          title={words.say('notification.rotateAsk')}
          text={
            hours === 0
              ? words.say('notification.rotateAskNow')
              : words.say('notification.rotateAskLater', { span: spanWords(words, hours) })
          }
          yes={words.say('notification.rotateYes')}
          question={question}
        />
      ) : (
        <Inline>
          <Button autoFocus={question.wasOpen} onClick={question.open}>
            {words.say('notification.rotate')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

interface OldAddressProps extends Pick<RotateSecretProps, 'onChanged'> {
  oldUntil: number;
  end: () => ReturnType<AdminApi['endOldSecret']>;
}

function OldAddress({ oldUntil, end, onChanged }: OldAddressProps) {
  const words = useWords();
  const question = useAsked(end, () => onChanged(false));
  const until = words.dateTime(oldUntil);
  return (
    <Stack space="space.100">
      <SectionMessage appearance="information" title={words.say('notification.oldUntil', { until })}>
        <Text>{words.say('notification.oldUntilHelp')}</Text>
      </SectionMessage>
      {question.isOpen ? (
        <AddressQuestion
          title={words.say('notification.endAsk')}
          text={words.say('notification.rotateAskNow')}
          yes={words.say('notification.endYes')}
          question={question}
        />
      ) : (
        <Inline>
          <Button autoFocus={question.wasOpen} onClick={question.open}>
            {words.say('notification.end')}
          </Button>
        </Inline>
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
