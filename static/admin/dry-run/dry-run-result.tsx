import React from 'react';
import { Inline, List, ListItem, SectionMessage, Stack, Text, User } from '@forge/react';
import { MOST_LOOKED_AT } from '../../../src/contract/admin/dry-run';
import { failureWords } from '../../shared/components/notes';
import { reasonSentence } from '../../shared/survey-words';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { type DryRunSum, type Group, sumOf } from './dry-run-sum';
import type { DryRun } from './use-dry-run';

/** So many work items, and people, are named; the rest is counted. */
const MOST_NAMED = 20;

/** "31 of 50 would have been sent", why not the rest, who would have been asked again, and what nobody can know. */
export function DryRunResult({ run }: { run: DryRun }) {
  const words = useWords();
  const sum = sumOf(run.replayed);
  const values = { sent: words.number(sum.sent), all: words.number(sum.all) };
  const isWhole = run.phase === 'done' && !run.failure;
  const title = sum.all === 0 && isWhole ? words.count('dryRun.none', run.days) : words.say('dryRun.sum', values);
  return (
    <SectionMessage appearance={isWhole ? 'information' : 'warning'} title={title}>
      <Stack space="space.150">
        {run.phase === 'cancelled' && <Text>{words.say('dryRun.cancelled')}</Text>}
        {run.failure && (
          <Text>{`${failureWords(words, run.failure, { 'jira-refused': 'dryRun.refused' })} ${words.say('dryRun.brokenOff')}`}</Text>
        )}
        {run.unseen && run.unseen.length > 0 && (
          <Text>{words.say('dryRun.unseen', { projects: words.list(run.unseen) })}</Text>
        )}
        {run.more && <Text>{words.say('dryRun.more', { n: words.number(MOST_LOOKED_AT) })}</Text>}
        {sum.groups.length > 0 && <Groups groups={sum.groups} />}
        {sum.again.length > 0 && <Again again={sum.again} />}
        <Text color="color.text.subtle">{words.say('dryRun.caveat')}</Text>
      </Stack>
    </SectionMessage>
  );
}

function Groups({ groups }: { groups: Group[] }) {
  const words = useWords();
  return (
    <Stack space="space.050">
      <Text weight="bold">{words.say('dryRun.whyNot')}</Text>
      <List type="unordered">
        {groups.map((group) => (
          <ListItem key={`${group.fate} ${group.reason}`}>
            <Stack space="space.0">
              <Text>{`${words.number(group.count)} × ${whyOf(words, group)}`}</Text>
              {group.keys.length > 0 && <Text color="color.text.subtle">{someOf(words, group.keys)}</Text>}
            </Stack>
          </ListItem>
        ))}
      </List>
    </Stack>
  );
}

function Again({ again }: { again: DryRunSum['again'] }) {
  const words = useWords();
  const rest = again.length - MOST_NAMED;
  return (
    <Stack space="space.050">
      <Text weight="bold">{words.count('dryRun.again', again.length)}</Text>
      {again.slice(0, MOST_NAMED).map(({ accountId, times }) => (
        <Inline key={accountId} space="space.100" alignBlock="center">
          <User accountId={accountId} />
          <Text>{words.count('dryRun.times', times)}</Text>
        </Inline>
      ))}
      {rest > 0 && <Text>{words.count('dryRun.andMore', rest)}</Text>}
    </Stack>
  );
}

function whyOf(words: Words, { fate, reason }: Group): string {
  if (fate === 'other-rule' || fate === 'unknown') return words.say(`dryRun.${fate}`);
  const why = reasonSentence(words, reason) ?? '';
  return fate === 'waiting' ? words.say('dryRun.waiting', { why }) : why;
}

function someOf(words: Words, keys: string[]): string {
  const rest = keys.length - MOST_NAMED;
  const named = keys.slice(0, MOST_NAMED).join(', ');
  return rest > 0 ? `${named} ${words.count('dryRun.andMore', rest)}` : named;
}
