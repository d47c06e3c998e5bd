import React, { useEffect, useState } from 'react';
import { Heading, Inline, LoadingButton, SectionMessage, Select, Stack, Text } from '@forge/react';
import type { AdminApi, AdminInputs } from '../../../src/contract/admin';
import type { ActivityEntry } from '../../../src/contract/admin/activity';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote, FailureNote } from '../../shared/components/notes';
import { SendQuestion } from '../../shared/components/send-question';
import { reloadAfter } from '../../shared/hooks/reload-after';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { AssignResponse } from './assign-response';
import { ActivityTable } from './activity-table';
import { chosenOption, type Option } from '../set-up/options';

export type ActivityFilter = AdminInputs['getActivity']['filter'];
const FILTERS: ActivityFilter[] = ['all', 'waiting', 'sent', 'answered', 'not-sent', 'attention'];

const RELOAD_AFTER_RETRY_MS = [3_000, 6_000, 9_000];

interface ActivityPageProps {
  api: AdminApi;
  /** Gives a refused field the name it has on this site. */
  fields: FieldChoice;
  filter: ActivityFilter;
  onFilter(filter: ActivityFilter): void;
}

/** The latest surveys and responses, with Retry for what waits for a person. */
export function ActivityPage({ api, fields, filter, onFilter }: ActivityPageProps) {
  const words = useWords();
  const activity = useLoaded(() => api.getActivity({ filter }), filter);
  const [retrying, setRetrying] = useState<string>();
  const [done, setDone] = useState<string>();
  const [assigning, setAssigning] = useState<ActivityEntry>();
  const [sending, setSending] = useState<ActivityEntry>();
  const retry = useAction(api.retry);
  const [retries, setRetries] = useState(0);
  const { reload } = activity;
  // What a retry did is listed some seconds later.
  useEffect(() => (retries > 0 ? reloadAfter(RELOAD_AFTER_RETRY_MS, reload) : undefined), [retries, reload]);

  async function retryEntry(entry: ActivityEntry) {
    setRetrying(entry.id);
    setDone(undefined);
    const { parked, id } = entry;
    const tried = await retry.run(parked ? { kind: 'response', id: parked.responseId } : { kind: 'survey', id });
    if (tried.ok) setDone(words.say('activity.retried', { key: entry.workItemKey }));
    await activity.reload();
    setRetrying(undefined);
    setRetries(retries + 1);
  }

  async function assigned(key?: string) {
    setAssigning(undefined);
    setDone(words.say(key === undefined ? 'activity.dismissed' : 'activity.assigned', { key: key ?? '' }));
    await activity.reload();
    setRetries(retries + 1);
  }
  function act(entry: ActivityEntry) {
    setDone(undefined);
    setSending(entry.parked ? undefined : entry);
    setAssigning(entry.parked?.unmatched ? entry : undefined);
    if (entry.parked && !entry.parked.unmatched) void retryEntry(entry);
  }

  return (
    <Stack space="space.200">
      <Heading size="small" as="h2">
        {words.say('admin.activity')}
      </Heading>
      <FilterField filter={filter} onFilter={onFilter} />
      <Inline>
        <LoadingButton isLoading={activity.isReloading} onClick={() => void activity.reload()}>
          {words.say('common.refresh')}
        </LoadingButton>
      </Inline>
      {retry.failure && (
        <FailureNote failure={retry.failure} messages={{ 'not-possible-now': 'activity.retryNotNow' }} />
      )}
      {done && (
        <SectionMessage appearance="success">
          <Text>{done}</Text>
        </SectionMessage>
      )}
      {sending && (
        <SendQuestion
          key={sending.id}
          ask={() => api.getRespondentOf({ workItemKey: sending.workItemKey })}
          again
          onSend={() => (setSending(undefined), void retryEntry(sending))}
          onCancel={() => setSending(undefined)}
        />
      )}
      {assigning && (
        <AssignResponse
          key={assigning.id}
          api={api}
          entry={assigning}
          onDone={(key) => void assigned(key)}
          onCancel={() => setAssigning(undefined)}
        />
      )}
      <LoadedView of={activity} label={words.say('activity.loading')}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyNote
              title={words.say('activity.emptyTitle')}
              text={words.say(filter === 'all' ? 'activity.empty' : 'activity.emptyFilter')}
            />
          ) : (
            <ActivityTable entries={entries} fields={fields} retrying={retrying} onRetry={act} />
          )
        }
      </LoadedView>
    </Stack>
  );
}

function FilterField({ filter, onFilter }: Pick<ActivityPageProps, 'filter' | 'onFilter'>) {
  const words = useWords();
  const options = FILTERS.map((each): Option => ({ value: each, label: words.say(`activity.filters.${each}`) }));
  return (
    <Field id="activity-filter" label={words.say('activity.filter')}>
      <Select
        inputId="activity-filter"
        isSearchable={false}
        options={options}
        value={options.find(({ value }) => value === filter)}
        onChange={(picked: unknown) => onFilter(FILTERS.find((each) => each === chosenOption(picked)?.value) ?? filter)}
      />
    </Field>
  );
}
