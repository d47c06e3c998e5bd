import React from 'react';
import { Button, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import { failureWords } from '../../shared/components/notes';
import type { WordKey, Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { findingsOf, refusalOf } from '../fields/check-words';
import { namesOfFields } from '../set-up/setup-sections';
import { causeCures, causeTitle } from './cause-words';
import type { CauseRun } from './use-cause-run';
import { settledOf } from './use-cause-run';

interface RunNoteProps {
  run: CauseRun;
  fields: FieldChoice;
  onOpenFields(): void;
}

/** How far a cause's responses have come, and in the end what became of them. */
export function RunNote({ run, fields, onOpenFields }: RunNoteProps) {
  const words = useWords();
  const names = namesOfFields(fields);
  const title = causeTitle(words, run.cause, names);
  if (run.phase !== 'done') return <Progress run={run} title={title} />;
  const { failure, unrepaired, refused, open } = run;
  const isWell = !failure && !unrepaired && refused.length + open.length === 0;
  return (
    <SectionMessage appearance={isWell ? 'success' : 'warning'} title={title}>
      <Stack space="space.100" alignInline="start">
        {unrepaired ? (
          <>
            <Text>
              {(unrepaired.kind === 'missing'
                ? refusalOf(words, unrepaired)
                : findingsOf(words, unrepaired, fields)
              ).join(' ')}
            </Text>
            <Button onClick={onOpenFields}>{words.say('overview.openFields')}</Button>
          </>
        ) : (
          outcomeSentences(words, run, names).map((sentence) => <Text key={sentence}>{sentence}</Text>)
        )}
        {failure && <Text>{`${failureWords(words, failure)} ${words.say('cause.brokenOff')}`}</Text>}
      </Stack>
    </SectionMessage>
  );
}

function labelOf({ phase, cause }: CauseRun): WordKey {
  if (phase === 'preparing' && cause.cure === 'repair') return 'cause.repairing';
  return phase === 'reading' ? 'cause.reading' : 'cause.retrying';
}

function Progress({ run, title }: { run: CauseRun; title: string }) {
  const words = useWords();
  const done = settledOf(run);
  const all = Math.max(run.cause.count, done + run.open.length);
  const values = { done: words.number(done), all: words.number(all) };
  const label = words.say(labelOf(run), values);
  return (
    <SectionMessage appearance="information" title={title}>
      <Stack space="space.100">
        <Text>{label}</Text>
        <ProgressBar value={all === 0 ? 0 : done / all} ariaLabel={label} />
      </Stack>
    </SectionMessage>
  );
}

/** "9 of 11 written, 2 still refused", and why; of what is still on its way, that it goes on. */
function outcomeSentences(words: Words, run: CauseRun, names: Record<string, string>): string[] {
  const { written, refused, open } = run;
  const settled = settledOf(run);
  const all = settled + open.length;
  if (all === 0) return run.failure ? [] : [words.say('cause.nothingLeft')];
  const values = { written: words.number(written), all: words.number(all) };
  const sum = words.say('cause.written', values);
  return [
    settled > written ? words.count('cause.stillRefused', settled - written, { written: sum }) : `${sum}.`,
    ...refused.map((each) => {
      const why = { ...each, project: run.cause.project };
      return [`${causeTitle(words, why, names)}.`, ...causeCures(words, why, names)].join(' ');
    }),
    ...(open.length > 0 ? [words.count('cause.goesOn', open.length)] : []),
  ];
}
