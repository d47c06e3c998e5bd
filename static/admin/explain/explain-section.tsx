import React, { useState } from 'react';
import { Form, Heading, Inline, LoadingButton, Stack, Text, Textfield } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Explanation } from '../../../src/contract/admin/explain';
import { Field } from '../../shared/components/field';
import { failureWords, type Messages } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { isWorkItemKey } from '../../shared/work-item-key';
import { useWords } from '../../shared/words-context';
import { ExplanationView } from './explanation-view';

const MESSAGES: Messages = {
  'not-found': 'explain.notFound',
  'jira-refused': 'explain.hidden',
  'bad-input': 'loop.keyWrong',
};

/** Why is this work item surveyed, or why not? The checks of the app, one by one. */
export function ExplainSection({ api }: { api: AdminApi }) {
  const words = useWords();
  const [key, setKey] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [explained, setExplained] = useState<Explanation>();
  const action = useAction(api.explain);
  const submit = async () => {
    const workItemKey = key.trim();
    const fits = isWorkItemKey(workItemKey);
    action.clear();
    setWrong(!fits);
    setExplained(undefined);
    if (!fits) return;
    const outcome = await action.run({ workItemKey });
    if (outcome.ok) setExplained(outcome.value);
  };
  const failed = action.failure && failureWords(words, action.failure, MESSAGES);
  const error = isWrong ? words.say('loop.keyWrong') : failed;
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading size="small" as="h2">
          {words.say('explain.title')}
        </Heading>
        <Text>{words.say('explain.intro')}</Text>
      </Stack>
      <Form onSubmit={submit}>
        <Stack space="space.100">
          <Field id="explain-key" label={words.say('loop.key')} help={words.say('loop.keyHelp')} error={error} required>
            <Textfield
              id="explain-key"
              value={key}
              isInvalid={error !== undefined}
              onChange={({ target }) => setKey(String(target.value ?? ''))}
            />
          </Field>
          <Inline>
            <LoadingButton type="submit" isLoading={action.busy}>
              {words.say('explain.ask')}
            </LoadingButton>
          </Inline>
        </Stack>
      </Form>
      {explained && <ExplanationView explanation={explained} />}
    </Stack>
  );
}
