import React from 'react';
import { Button, Inline, Label, Stack, Text, TextArea } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityFilter } from '../../../src/contract/admin/activity-filter';
import { CopyButton } from '../../shared/components/copy-button';
import { FailureNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { csvHead, csvOf, csvRow } from './csv';
import { type Export, MOST_EXPORTED, useExport } from './use-export';

/** What is listed, as comma-separated values to copy: a screen of Jira has no way to hand over a file. */
export function CsvExport({ api, filter }: { api: AdminApi; filter: ActivityFilter }) {
  const words = useWords();
  const { exported, start, stop, close } = useExport(api, filter);
  if (!exported)
    return (
      <Inline>
        <Button onClick={() => void start()}>{words.say('csv.start')}</Button>
      </Inline>
    );
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{progressWords(words, exported)}</Text>
        {exported.phase === 'running' ? (
          <Button onClick={stop}>{words.say('csv.stop')}</Button>
        ) : (
          <Button onClick={close}>{words.say('common.close')}</Button>
        )}
      </Inline>
      {exported.failure && <FailureNote failure={exported.failure} />}
      {exported.phase !== 'running' && <Copyable exported={exported} />}
    </Stack>
  );
}

function progressWords(words: ReturnType<typeof useWords>, { phase, entries, isCut }: Export): string {
  const fetched = words.count(phase === 'running' ? 'csv.fetching' : 'csv.fetched', entries.length);
  if (!isCut || phase === 'running') return fetched;
  return `${fetched} ${words.say(phase === 'done' ? 'csv.cut' : 'csv.stopped', { most: words.number(MOST_EXPORTED) })}`;
}

function Copyable({ exported }: { exported: Export }) {
  const words = useWords();
  const text = csvOf([csvHead(words), ...exported.entries.map((entry) => csvRow(words, entry))]);
  return (
    <Stack space="space.100">
      <Label labelFor="activity-csv">{words.say('csv.label')}</Label>
      <TextArea id="activity-csv" name="activity-csv" value={text} isReadOnly minimumRows={8} maxHeight="320px" />
      <CopyButton text={text} label={words.say('csv.copy')} />
    </Stack>
  );
}
