import React, { useState } from 'react';
import { Button, Inline, Stack, Text, ValidMessage } from '@forge/react';
import { copyText } from '../copy';
import { useWords } from '../words-context';

/** Copies a text that is shown beside it; where the browser does not let the app, it says how to copy by hand. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const words = useWords();
  const [copied, setCopied] = useState<{ text: string; worked: boolean }>();
  const told = copied?.text === text ? copied : undefined;
  async function copy() {
    setCopied({ text, worked: await copyText(text) });
  }
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center">
        <Button iconBefore="copy" onClick={() => void copy()}>
          {label}
        </Button>
        {told?.worked === true && <ValidMessage>{words.say('notification.copied')}</ValidMessage>}
      </Inline>
      {told?.worked === false && <Text>{words.say('notification.copyByHand')}</Text>}
    </Stack>
  );
}
