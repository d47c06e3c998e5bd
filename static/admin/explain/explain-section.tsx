import React, { useState } from 'react';
import { Form, Heading, Inline, LoadingButton, Stack, Text, Textfield } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Explanation } from '../../../src/contract/admin/explain';
import type { RuleParts } from '../../../src/contract/admin/rules';
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

interface ExplainSectionProps {
  api: AdminApi;
  /** A rule as it is typed, null where it is not there yet; then it is explained what would come of that. */
  draft?: { ruleId: string | null; read(): Promise<RuleParts | undefined> };
}

/** Why is this work item surveyed, or why not? The checks of the app, one by one. */
export function ExplainSection({ api, draft }: ExplainSectionProps) {
  const words = useWords();
  const [key, setKey] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const [explained, setExplained] = useState<Explanation>();
  const action = useAction(api.explain);
  const submit = async () => {
    const workItemKey = key.trim();
    const fits = isWorkItemKey(workItemKey);
    action.clear();
    setWrong(!fits);
    setExplained(undefined);
    if (!fits) return;
    const rule = await draft?.read();
    setIncomplete(draft !== undefined && !rule);
    if (draft && !rule) return;
    const outcome = await action.run({
      workItemKey,
      ...(draft && rule ? { draft: { ruleId: draft.ruleId, rule } } : {}),
    });
    if (outcome.ok) setExplained(outcome.value);
  };
  const failed = action.failure && failureWords(words, action.failure, MESSAGES);
  const error = isWrong ? words.say('loop.keyWrong') : failed;
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading size="small" as={draft ? 'h3' : 'h2'}>
          {words.say(draft ? 'preview.title' : 'explain.title')}
        </Heading>
        <Text>{words.say(draft ? 'preview.intro' : 'explain.intro')}</Text>
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
              {words.say(draft ? 'preview.ask' : 'explain.ask')}
            </LoadingButton>
          </Inline>
        </Stack>
      </Form>
      {isIncomplete && <Text>{words.say('dryRun.incomplete')}</Text>}
      {explained && <ExplanationView explanation={explained} />}
    </Stack>
  );
}
