import React, { useEffect, useState } from 'react';
import {
  Button,
  Form,
  Heading,
  Inline,
  List,
  ListItem,
  LoadingButton,
  SectionMessage,
  Select,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { RespondentView } from '../../../src/contract/respondent';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote, failureWords, type Messages } from '../../shared/components/notes';
import { SendQuestion } from '../../shared/components/send-question';
import { reloadAfter } from '../../shared/hooks/reload-after';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { usePolling } from '../../shared/hooks/use-polling';
import { isWorkItemKey } from '../../shared/work-item-key';
import { useWords } from '../../shared/words-context';
import { chosenOption, type Option } from '../set-up/options';
import { isOver, TestStages } from './test-stages';
import { canSend, namesOfFields } from '../set-up/setup-sections';

const POLL_EVERY_MS = 2_000;
const LISTED_AFTER_MS = 3_000;
const MESSAGES: Messages = {
  'not-found': 'loop.notFound',
  'not-covered': 'loop.notCovered',
  'bad-input': 'loop.keyWrong',
};

interface LoopPageProps {
  api: AdminApi;
  setup: Setup;
  /** The test that was started last; it goes on whichever page is shown. */
  surveyId?: string;
  onStarted(surveyId: string): void;
  onOpenSetup(): void;
}

/** Send a test survey: a real one, on a work item the admin chooses, stage by stage. */
export function LoopPage({ api, setup, surveyId, onStarted, onOpenSetup }: LoopPageProps) {
  const words = useWords();
  return (
    <Stack space="space.200">
      <Heading size="small" as="h2">
        {words.say('admin.loop')}
      </Heading>
      <Text>{words.say('loop.intro')}</Text>
      {canSend(setup) ? (
        <StartForm api={api} onStarted={onStarted} />
      ) : (
        <EmptyNote title={words.say('admin.setup')} text={words.say('loop.needsSetup')}>
          <Button onClick={onOpenSetup}>{words.say('overview.openSetup')}</Button>
        </EmptyNote>
      )}
      {surveyId && <LoopRun key={surveyId} api={api} surveyId={surveyId} fields={setup.fields} />}
    </Stack>
  );
}

function StartForm({ api, onStarted }: { api: AdminApi; onStarted: (surveyId: string) => void }) {
  const words = useWords();
  const [workItemKey, setWorkItemKey] = useState('');
  const [wrong, setWrong] = useState(false);
  const [asking, setAsking] = useState<{ key: string; respondent: RespondentView }>();
  const action = useAction(api.startLoopTest);
  const respondent = useAction(api.getRespondentOf);
  /** Another work item may have another reporter. */
  function choose(key: string) {
    setAsking(undefined);
    setWorkItemKey(key);
  }
  async function submit() {
    const key = workItemKey.trim().toUpperCase();
    const fits = isWorkItemKey(key);
    setWrong(!fits);
    action.clear();
    respondent.clear();
    if (!fits) return;
    const found = await respondent.run({ workItemKey: key });
    if (found.ok) setAsking({ key, respondent: found.value });
  }
  async function send(key: string) {
    const started = await action.run({ workItemKey: key });
    setAsking(undefined);
    if (started.ok) onStarted(started.value.surveyId);
  }
  const failure = action.failure ?? respondent.failure;
  const failed = failure && failureWords(words, failure, MESSAGES);
  const error = wrong ? words.say('loop.keyWrong') : failed;
  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        <OwnWorkItems api={api} chosen={workItemKey} onChoose={choose} />
        <Field id="loop-key" label={words.say('loop.key')} help={words.say('loop.keyHelp')} error={error} required>
          <Textfield
            id="loop-key"
            value={workItemKey}
            isInvalid={error !== undefined}
            onChange={({ target }) => choose(String(target.value ?? ''))}
          />
        </Field>
        <Inline>
          <LoadingButton type="submit" appearance="primary" isLoading={respondent.busy}>
            {words.say('loop.start')}
          </LoadingButton>
        </Inline>
        {asking && (
          <SendQuestion
            ask={async () => ({ ok: true, value: asking.respondent })}
            busy={action.busy}
            onSend={() => void send(asking.key)}
            onCancel={() => setAsking(undefined)}
          />
        )}
      </Stack>
    </Form>
  );
}

interface OwnWorkItemsProps {
  api: AdminApi;
  chosen: string;
  onChoose(key: string): void;
}

/** The reader's own work items, to pick from; whoever has none reads how to get one. Without a list, a key is typed. */
function OwnWorkItems({ api, chosen, onChoose }: OwnWorkItemsProps) {
  const words = useWords();
  const { loaded, isReloading, reload } = useLoaded(() => api.listOwnWorkItems({}));
  if (loaded.kind !== 'ready') return null;
  if (loaded.value.length === 0) return <NothingReported isReloading={isReloading} onRefresh={() => void reload()} />;
  const options = loaded.value.map(({ key, summary }): Option => ({ value: key, label: `${key}: ${summary}` }));
  return (
    <Field id="loop-own" label={words.say('loop.own')} help={words.say('loop.ownHelp')}>
      <Select
        inputId="loop-own"
        isSearchable
        placeholder={words.say('common.choose')}
        options={options}
        value={options.find(({ value }) => value === chosen) ?? null}
        onChange={(picked: unknown) => onChoose(chosenOption(picked)?.value ?? '')}
      />
    </Field>
  );
}

/** What to do for whoever has reported nothing: each step with the word that Jira has for it. */
function NothingReported({ isReloading, onRefresh }: { isReloading: boolean; onRefresh: () => void }) {
  const words = useWords();
  return (
    <SectionMessage appearance="information" title={words.say('loop.noneTitle')}>
      <Stack space="space.100" alignInline="start">
        <List type="ordered">
          {(['loop.none1', 'loop.none2', 'loop.none3'] as const).map((step) => (
            <ListItem key={step}>
              <Text>{words.say(step)}</Text>
            </ListItem>
          ))}
        </List>
        <Text>{words.say('loop.noneElse')}</Text>
        <LoadingButton isLoading={isReloading} onClick={onRefresh}>
          {words.say('common.refresh')}
        </LoadingButton>
      </Stack>
    </SectionMessage>
  );
}

function LoopRun({ api, surveyId, fields }: { api: AdminApi; surveyId: string; fields: Setup['fields'] }) {
  const words = useWords();
  const test = useLoaded(() => api.getLoopTest({ surveyId }));
  const waiting = test.loaded.kind === 'ready' && !isOver(test.loaded.value);
  const polling = usePolling(waiting, POLL_EVERY_MS, test.reload);
  const answered = test.loaded.kind === 'ready' && test.loaded.value.state === 'answered';
  const { reload } = test;
  // Whether the response needs a person is known a little later: the platform's lists lag behind.
  useEffect(() => (answered ? reloadAfter([LISTED_AFTER_MS], reload) : undefined), [answered, reload]);
  return (
    <LoadedView of={test} label={words.say('common.loading')}>
      {(value) => (
        <Stack space="space.200">
          <TestStages test={value} fieldNames={namesOfFields(fields)} />
          {polling.stopped && (
            <Stack space="space.100" alignInline="start">
              <Text>{words.say('loop.stopped')}</Text>
              <Button onClick={polling.again}>{words.say('loop.again')}</Button>
            </Stack>
          )}
        </Stack>
      )}
    </LoadedView>
  );
}
