import React, { useState } from 'react';
import { Button, Form, Inline, LoadingButton, Stack, Text, Textfield } from '@forge/react';
import { Field } from '../../shared/components/field';
import { failureWords, FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { GuideLink } from '../../shared/components/guide-link';
import { useWords } from '../../shared/words-context';
import { useAsked } from '../../shared/hooks/use-asked';
import type { StepProps } from '../set-up/step-props';

/** No nps.today key is shorter than what the backend would take. */
const SHORTEST_KEY = 8;

/** Connect: the key is checked with nps.today at once and never shown again. */
export function ConnectStep({ api, setup, onSaved, onDone }: StepProps) {
  const words = useWords();
  const [apiKey, setApiKey] = useState('');
  const [wrong, setWrong] = useState<'connect.missing' | 'connect.short'>();
  const connect = useAction(api.connect);

  async function submit() {
    const key = apiKey.trim();
    const problem = !key ? 'connect.missing' : key.length < SHORTEST_KEY ? 'connect.short' : undefined;
    setWrong(problem);
    connect.clear();
    if (problem) return;
    const connected = await connect.run({ apiKey: key });
    if (!connected.ok) return;
    setApiKey('');
    await onDone(words.count('connect.campaigns', connected.value.campaigns));
  }

  const error = wrong ? words.say(wrong) : connect.failure && failureWords(words, connect.failure);
  return (
    <Stack space="space.200">
      <Form onSubmit={submit}>
        <Stack space="space.200">
          <Field id="api-key" label={words.say('connect.key')} help={words.say('connect.help')} error={error} required>
            <Textfield
              id="api-key"
              type="password"
              value={apiKey}
              isInvalid={error !== undefined}
              onChange={({ target }) => setApiKey(String(target.value ?? ''))}
            />
          </Field>
          <GuideLink to="apiKey" />
          <Inline>
            <LoadingButton type="submit" appearance="primary" isLoading={connect.busy}>
              {words.say(setup.connection ? 'connect.replace' : 'connect.connect')}
            </LoadingButton>
          </Inline>
        </Stack>
      </Form>
      {setup.connection && <Disconnect disconnect={() => api.disconnect({})} onDone={onSaved} />}
    </Stack>
  );
}

interface DisconnectProps {
  disconnect: () => ReturnType<StepProps['api']['disconnect']>;
  onDone: () => Promise<void>;
}

function Disconnect({ disconnect, onDone }: DisconnectProps) {
  const words = useWords();
  const question = useAsked(disconnect, onDone);
  if (!question.isOpen) {
    return (
      <Inline>
        <Button autoFocus={question.wasOpen} onClick={question.open}>
          {words.say('connect.disconnect')}
        </Button>
      </Inline>
    );
  }
  return (
    <Stack space="space.100">
      <Text>{words.say('connect.disconnectAsk')}</Text>
      <Inline space="space.100">
        <LoadingButton appearance="danger" isLoading={question.busy} onClick={() => void question.confirm()}>
          {words.say('connect.disconnectYes')}
        </LoadingButton>
        <Button autoFocus onClick={question.close}>
          {words.say('common.cancel')}
        </Button>
      </Inline>
      {question.failure && <FailureNote failure={question.failure} />}
    </Stack>
  );
}
