import React from 'react';
import { Stack, Textfield } from '@forge/react';
import { CopyButton } from '../../shared/components/copy-button';
import { Field } from '../../shared/components/field';
import { useWords } from '../../shared/words-context';

/** The address with its secret, to be copied. */
export function AddressField({ url }: { url: string }) {
  const words = useWords();
  return (
    <Stack space="space.100">
      <Field
        id="notification-url"
        label={words.say('notification.address')}
        help={words.say('notification.addressHelp')}
      >
        <Textfield id="notification-url" value={url} isReadOnly isMonospaced />
      </Field>
      <CopyButton text={url} label={words.say('notification.copy')} />
    </Stack>
  );
}
