import React from 'react';
import { Box, DynamicTable, Link, LoadingButton, Lozenge, Stack, Text, xcss } from '@forge/react';
import type { ActivityEntry } from '../../../src/contract/admin/activity';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { namesOfFields } from '../set-up/setup-sections';
import { lozengeOf, parkedSentences, reasonSentence } from '../../shared/survey-words';
import type { WordKey, Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';

interface ActivityTableProps {
  entries: ActivityEntry[];
  fields: FieldChoice;
  /** The survey whose Retry runs. */
  retrying?: string;
  onRetry(entry: ActivityEntry): void;
}

/** Percent. */
const KEY_WIDTH = 14;
/** What the link has beside the key, in widths of a digit. */
const BESIDE_KEY = 4;

/** One row per survey. Cells hold no components of ours: the table takes plain UI Kit elements only. */
export function ActivityTable({ entries, fields, retrying, onRetry }: ActivityTableProps) {
  const words = useWords();
  const head = (['workItem', 'state', 'changed', 'action'] as const).map((key) => ({
    key,
    content: words.say(`activity.${key}`),
    ...(key === 'workItem' ? { width: KEY_WIDTH } : {}),
  }));
  const rows = entries.map((entry) => ({
    key: entry.id,
    cells: [
      {
        key: 'workItem',
        content:
          entry.workItemKey === '' ? (
            words.say('activity.noWorkItem')
          ) : (
            <Box xcss={onOneLine(entry.workItemKey)}>
              <Link href={`/browse/${entry.workItemKey}`} openNewTab>
                {entry.workItemKey}
              </Link>
            </Box>
          ),
      },
      { key: 'state', content: stateCell(words, entry, fields) },
      { key: 'changed', content: words.dateTime(entry.changedAt) },
      { key: 'action', content: actionCell(words, entry, retrying, onRetry) },
    ],
  }));
  return <DynamicTable label={words.say('activity.caption')} head={{ cells: head }} rows={rows} />;
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
    reasonSentence(words, entry.reason),
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
  retrying: string | undefined,
  onRetry: (entry: ActivityEntry) => void,
) {
  const { parked, needsPerson, workItemKey: key } = entry;
  if (!parked && !needsPerson) return '';
  return (
    <LoadingButton
      isLoading={retrying === entry.id}
      isDisabled={retrying !== undefined && retrying !== entry.id}
      onClick={() => onRetry(entry)}
    >
      {words.say(actionWords(entry), { key })}
    </LoadingButton>
  );
}
