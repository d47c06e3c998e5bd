import React, { useState } from 'react';
import { Button, Inline, Stack, Text, Textfield, ValidMessage } from '@forge/react';
import { Field } from '../../shared/components/field';
import { copyText } from '../../shared/copy';
import { useWords } from '../../shared/words-context';

/** The address with its secret, to be copied. */
export function AddressField({ url }: { url: string }) {
  const words = useWords();
  const [copied, setCopied] = useState<{ url: string; worked: boolean }>();
  const told = copied?.url === url ? copied : undefined;
  async function copy() {
    setCopied({ url, worked: await copyText(url) });
  }
  return (
    <Stack space="space.100">
      <Field
        id="notification-url"
        label={words.say('notification.address')}
        help={words.say('notification.addressHelp')}
      >
        <Textfield id="notification-url" value={url} isReadOnly isMonospaced />
      </Field>
      <Inline space="space.100" alignBlock="center">
        <Button iconBefore="copy" onClick={() => void copy()}>
          {words.say('notification.copy')}
        </Button>
        {told?.worked === true && <ValidMessage>{words.say('notification.copied')}</ValidMessage>}
      </Inline>
      {told?.worked === false && <Text>{words.say('notification.copyByHand')}</Text>}
    </Stack>
  );
}
