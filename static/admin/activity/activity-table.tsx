import React from 'react';
import { Box, Button, DynamicTable, Link, LoadingButton, Lozenge, Stack, Text, User, xcss } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry, WorkItemSummary } from '../../../src/contract/admin/activity';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { namesOfFields } from '../set-up/setup-sections';
import { lozengeOf, parkedSentences, surveySentence } from '../../shared/survey-words';
import type { WordKey, Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { useSummaries } from './use-summaries';

interface ActivityTableProps {
  api: AdminApi;
  entries: ActivityEntry[];
  fields: FieldChoice;
  /** The survey whose Retry runs. */
  retrying?: string;
  onRetry(entry: ActivityEntry): void;
  onWhy(entry: ActivityEntry): void;
  /** Leave its response out of the scores, or count it again. */
  onScores(entry: ActivityEntry): void;
}

/** Percent. */
const KEY_WIDTH = 32;
/** What the link has beside the key, in widths of a digit. */
const BESIDE_KEY = 4;

/** One row per survey. Cells hold no components of ours: the table takes plain UI Kit elements only. */
export function ActivityTable({ api, entries, fields, retrying, ...actions }: ActivityTableProps) {
  const words = useWords();
  const summaries = useSummaries(api, entries);
  const head = (['workItem', 'state', 'changed', 'action'] as const).map((key) => ({
    key,
    content: words.say(`activity.${key}`),
    ...(key === 'workItem' ? { width: KEY_WIDTH } : {}),
  }));
  const rows = entries.map((entry) => ({
    key: entry.id,
    cells: [
      { key: 'workItem', content: workItemCell(words, entry, summaries.get(entry.workItemId ?? '')) },
      { key: 'state', content: stateCell(words, entry, fields) },
      { key: 'changed', content: words.dateTime(entry.changedAt) },
      { key: 'action', content: actionCell(words, entry, { retrying, ...actions }) },
    ],
  }));
  return <DynamicTable label={words.say('activity.caption')} head={{ cells: head }} rows={rows} />;
}

/** A work item that was moved since is named by its key of today. */
function workItemCell(words: Words, entry: ActivityEntry, about: WorkItemSummary | undefined) {
  const key = about?.key ?? entry.workItemKey;
  if (key === '') return words.say('activity.noWorkItem');
  return (
    <Stack space="space.050" alignInline="start">
      <Box xcss={onOneLine(key)}>
        <Link href={`/browse/${key}`} openNewTab>
          {key}
        </Link>
      </Box>
      {about && about.summary !== '' && <Text size="small">{about.summary}</Text>}
      {about?.reporterId !== undefined && <User accountId={about.reporterId} />}
    </Stack>
  );
}

/** Where room is scarce, a key would break at its hyphen. */
function onOneLine(key: string) {
  return xcss({ minWidth: `${key.length + BESIDE_KEY}ch` });
}

function actionWords({ parked, workItemKey }: ActivityEntry): WordKey {
  if (!parked) return 'activity.sendAgainOf';
  if (!parked.unmatched) return 'activity.retryOf';
  return workItemKey === '' ? 'activity.assignOf' : 'activity.assignOfKey';
}

function stateCell(words: Words, entry: ActivityEntry, fields: FieldChoice) {
  const { text, appearance } = lozengeOf(words, entry);
  const sentences = [
    surveySentence(words, entry),
    ...(entry.parked ? parkedSentences(words, entry.parked, namesOfFields(fields)) : []),
  ].filter((sentence) => sentence !== undefined);
  return (
    <Stack space="space.050" alignInline="start">
      <Lozenge appearance={appearance}>{text}</Lozenge>
      {sentences.map((sentence) => (
        <Text key={sentence} size="small">
          {sentence}
        </Text>
      ))}
    </Stack>
  );
}

function actionCell(
  words: Words,
  entry: ActivityEntry,
  { retrying, onRetry, onWhy, onScores }: Pick<ActivityTableProps, 'retrying' | 'onRetry' | 'onWhy' | 'onScores'>,
) {
  const { parked, needsPerson, workItemKey: key, rating, leftOut } = entry;
  return (
    <Stack space="space.050" alignInline="start">
      {(parked || needsPerson) && (
        <LoadingButton
          isLoading={retrying === entry.id}
          isDisabled={retrying !== undefined && retrying !== entry.id}
          onClick={() => onRetry(entry)}
        >
          {words.say(actionWords(entry), { key })}
        </LoadingButton>
      )}
      {entry.isExplained && (
        <Button appearance="subtle" spacing="compact" onClick={() => onWhy(entry)}>
          {words.say('activity.whyOf', { key })}
        </Button>
      )}
      {rating !== undefined && !parked?.unmatched && (
        <Button appearance="subtle" spacing="compact" onClick={() => onScores(entry)}>
          {words.say(leftOut === undefined ? 'scores.leaveOf' : 'scores.againOf', { key })}
        </Button>
      )}
    </Stack>
  );
}
