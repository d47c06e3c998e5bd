import React, { useState } from 'react';
import { Button, ErrorMessage, Form, Heading, Inline, LoadingButton, Stack, Text, Textfield } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry } from '../../../src/contract/admin/activity';
import { Field } from '../../shared/components/field';
import { failureWords, type Messages } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { ratingWords } from '../../shared/survey-words';
import { isWorkItemKey } from '../../shared/work-item-key';
import { useWords } from '../../shared/words-context';

const MESSAGES: Messages = { 'not-possible-now': 'activity.assignNotNow', 'not-found': 'activity.assignNotFound' };

interface AssignResponseProps {
  api: AdminApi;
  entry: ActivityEntry;
  /** The work item that the response went to; none where it was dismissed. */
  onDone(workItemKey?: string): void;
  onCancel(): void;
}

/** Asks which work item an unmatched response belongs to. The comment is not shown: whoever may see the item sees it there. */
export function AssignResponse({ api, entry, onDone, onCancel }: AssignResponseProps) {
  const words = useWords();
  const responseId = entry.parked?.responseId ?? '';
  const [key, setKey] = useState(entry.workItemKey);
  const [wrong, setWrong] = useState(false);
  const [asking, setAsking] = useState(false);
  const assign = useAction(api.assign);
  const dismiss = useAction(api.dismiss);

  async function send() {
    const workItemKey = key.trim();
    setWrong(!isWorkItemKey(workItemKey));
    if (!isWorkItemKey(workItemKey)) return;
    if ((await assign.run({ responseId, workItemKey })).ok) onDone(workItemKey.toUpperCase());
  }
  async function forget() {
    if ((await dismiss.run({ responseId })).ok) onDone();
  }

  const rating = entry.rating === undefined ? [] : [ratingWords(words, entry.rating)];
  const which = [...rating, words.dateTime(entry.changedAt)];
  const failed = assign.failure && failureWords(words, assign.failure, MESSAGES);
  return (
    <Form onSubmit={() => void send()}>
      <Stack space="space.200">
        <Heading size="xsmall" as="h3">
          {words.say('activity.assignTitle')}
        </Heading>
        <Field
          id="assign-key"
          label={words.say('activity.assignLabel')}
          help={words.say('activity.assignHelp', { which: which.join(', ') })}
          error={wrong ? words.say('loop.keyWrong') : failed}
          required
        >
          <Textfield
            id="assign-key"
            value={key}
            isInvalid={wrong || failed !== undefined}
            onChange={({ target }) => setKey(String(target.value ?? ''))}
          />
        </Field>
        {dismiss.failure && <ErrorMessage>{failureWords(words, dismiss.failure, MESSAGES)}</ErrorMessage>}
        {asking ? (
          <Stack space="space.100">
            <Text>{words.say('activity.dismissAsk')}</Text>
            <Inline space="space.100">
              <LoadingButton appearance="danger" isLoading={dismiss.busy} onClick={() => void forget()}>
                {words.say('activity.dismissYes')}
              </LoadingButton>
              <Button onClick={() => setAsking(false)}>{words.say('common.cancel')}</Button>
            </Inline>
          </Stack>
        ) : (
          <Inline space="space.100" shouldWrap rowSpace="space.100">
            <LoadingButton type="submit" appearance="primary" isLoading={assign.busy}>
              {words.say('activity.assign')}
            </LoadingButton>
            <Button onClick={() => setAsking(true)}>{words.say('activity.dismiss')}</Button>
            <Button onClick={onCancel}>{words.say('common.cancel')}</Button>
          </Inline>
        )}
      </Stack>
    </Form>
  );
}
