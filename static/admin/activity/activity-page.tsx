import React, { useEffect, useState } from 'react';
import { Button, Heading, Inline, Link, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry, ActivityPage as Page } from '../../../src/contract/admin/activity';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote, FailureNote } from '../../shared/components/notes';
import { SendQuestion } from '../../shared/components/send-question';
import { reloadAfter } from '../../shared/hooks/reload-after';
import { useAction } from '../../shared/hooks/use-action';
import type { WordKey } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { ActivityFilters } from './activity-filters';
import { ActivityTable } from './activity-table';
import { type ActivityView, filterOf, isFiltered, queryOf } from './activity-view';
import { AssignResponse } from './assign-response';
import { CsvExport } from './csv-export';
import { FindWorkItem } from './find-work-item';
import { jiraSearch } from './jira-search';
import { PageButtons } from './page-buttons';
import { ScoresModal } from './scores-modal';
import { WhyModal } from './why-modal';
import { ReasonCounts } from './reason-counts';
import { useActivity } from './use-activity';

const RELOAD_AFTER_RETRY_MS = [3_000, 6_000, 9_000];

interface ActivityPageProps {
  api: AdminApi;
  /** Gives a refused field the name it has on this site. */
  fields: FieldChoice;
  view: ActivityView;
  onView(view: ActivityView): void;
}

/** Surveys and responses, page by page, with Retry for what waits for a person. */
export function ActivityPage({ api, fields, view, onView }: ActivityPageProps) {
  const words = useWords();
  const search = jiraSearch(view);
  const isCountable = view.key === undefined && view.under !== 'attention';
  const activity = useActivity(api, view, words);
  const [retrying, setRetrying] = useState<string>();
  const [done, setDone] = useState<string>();
  const [assigning, setAssigning] = useState<ActivityEntry>();
  const [sending, setSending] = useState<ActivityEntry>();
  const [isCounting, setCounting] = useState(false);
  const [scoring, setScoring] = useState<ActivityEntry>();
  const [asking, setAsking] = useState<ActivityEntry>();
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
    await showDone(words.say(key === undefined ? 'activity.dismissed' : 'activity.assigned', { key: key ?? '' }));
  }
  async function scored({ workItemKey: key, leftOut }: ActivityEntry) {
    setScoring(undefined);
    await showDone(words.say(leftOut === undefined ? 'scores.left' : 'scores.counted', { key }));
  }
  async function showDone(what: string) {
    setDone(what);
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
      <FindWorkItem key={view.key} found={view.key} onFind={(key) => onView({ ...view, key })} />
      {view.key === undefined && <ActivityFilters api={api} view={view} onView={onView} />}
      <Inline space="space.150" alignBlock="center" shouldWrap>
        <LoadingButton isLoading={activity.isReloading} onClick={() => void activity.reload()}>
          {words.say('common.refresh')}
        </LoadingButton>
        {isCountable && (
          <Button onClick={() => setCounting(!isCounting)}>
            {words.say(isCounting ? 'activity.hideCounts' : 'activity.count')}
          </Button>
        )}
        {search !== undefined && (
          <Link href={search} openNewTab>
            {words.say('activity.jiraSearch')}
          </Link>
        )}
      </Inline>
      {isCountable && isCounting && <ReasonCounts api={api} view={view} onView={onView} />}
      {view.key === undefined && <CsvExport key={queryOf(view)} api={api} filter={filterOf(view, words)} />}
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
      <WhyModal api={api} entry={asking} onClose={() => setAsking(undefined)} />
      <ScoresModal
        api={api}
        entry={scoring}
        onDone={() => scoring && void scored(scoring)}
        onClose={() => setScoring(undefined)}
      />
      <LoadedView of={activity} label={words.say('activity.loading')}>
        {(page) => (
          <Stack space="space.200">
            {page.entries.length > 0 ? (
              <ActivityTable
                api={api}
                entries={page.entries}
                fields={fields}
                retrying={retrying}
                onRetry={act}
                onWhy={setAsking}
                onScores={setScoring}
              />
            ) : (
              <EmptyNote
                title={words.say('activity.emptyTitle')}
                text={words.say(emptyWords(view, page), { key: view.key ?? '' })}
              />
            )}
            <PageButtons
              page={page}
              number={activity.number}
              isOldestFirst={view.order === 'oldest'}
              onTurn={activity.turn}
            />
          </Stack>
        )}
      </LoadedView>
    </Stack>
  );
}

/** Why a page is empty. Where there is more to look through, it may lie there. */
function emptyWords(view: ActivityView, { next }: Page): WordKey {
  if (next) return 'activity.emptySoFar';
  if (view.key !== undefined) return 'activity.emptyKey';
  return isFiltered(view) ? 'activity.emptyFilter' : 'activity.empty';
}
