import React, { useState } from 'react';
import { Box, Heading, Inline, LoadingButton, Select, Stack, Strong, Text, User, xcss } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { CHANGE_KINDS, type ChangeView } from '../../../src/contract/admin/audit';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { EmptyNote } from '../../shared/components/notes';
import { useWords } from '../../shared/words-context';
import { PageButtons } from '../activity/page-buttons';
import { usePages } from '../activity/use-pages';
import { ChangedParts } from '../rules/changed-parts';
import { chosenOption } from '../set-up/options';
import { type ChangeNames, changeTitle, partWords, valueWords } from './change-words';
import { useChangeNames } from './use-change-names';

type Kind = ChangeView['kind'];

const FRAME = xcss({ borderColor: 'color.border', borderStyle: 'solid', borderWidth: 'border.width' });
const CELL = xcss({ width: '216px' });

/** Who changed what of the settings, and when: the newest first, page by page. */
export function AuditPage({ api }: { api: AdminApi }) {
  const words = useWords();
  const [kind, setKind] = useState<Kind>();
  const pages = usePages(kind ?? 'all', (from?: string) => api.listChanges({ kind, from }));
  return (
    <Stack space="space.200">
      <Heading size="small" as="h2">
        {words.say('admin.audit')}
      </Heading>
      <Text>{words.say('audit.intro')}</Text>
      <Inline space="space.150" rowSpace="space.100" alignBlock="end" shouldWrap>
        <KindFilter kind={kind} onChange={setKind} />
        <LoadingButton isLoading={pages.isReloading} onClick={() => void pages.reload()}>
          {words.say('common.refresh')}
        </LoadingButton>
      </Inline>
      <LoadedView of={pages} label={words.say('audit.loading')}>
        {({ changes, next }) => (
          <Stack space="space.200">
            {changes.length > 0 ? (
              <Changes api={api} changes={changes} />
            ) : (
              <EmptyNote
                title={words.say('audit.emptyTitle')}
                text={words.say(kind ? 'audit.emptyKind' : 'audit.empty')}
              />
            )}
            <PageButtons page={{ next }} number={pages.number} onTurn={pages.turn} />
          </Stack>
        )}
      </LoadedView>
    </Stack>
  );
}

function KindFilter({ kind, onChange }: { kind?: Kind; onChange(kind?: Kind): void }) {
  const words = useWords();
  const options = [
    { value: '', label: words.say('audit.everything') },
    ...CHANGE_KINDS.map((value) => ({ value, label: words.say(`audit.kind.${value}`) })),
  ];
  return (
    <Box xcss={CELL}>
      <Field id="audit-kind" label={words.say('audit.filter')}>
        <Select
          inputId="audit-kind"
          isSearchable={false}
          options={options}
          value={options.find(({ value }) => value === (kind ?? ''))}
          onChange={(picked: unknown) => onChange(CHANGE_KINDS.find((each) => each === chosenOption(picked)?.value))}
        />
      </Field>
    </Box>
  );
}

function Changes({ api, changes }: { api: AdminApi; changes: ChangeView[] }) {
  const names = useChangeNames(api, changes);
  return (
    <>
      {changes.map((change) => (
        <Change key={change.id} change={change} names={names} />
      ))}
    </>
  );
}

function Change({ change, names }: { change: ChangeView; names: ChangeNames }) {
  const words = useWords();
  const { at, by, what, parts } = change;
  return (
    <Box xcss={FRAME} padding="space.150">
      <Stack space="space.100">
        <Inline space="space.100" rowSpace="space.050" alignBlock="center" spread="space-between" shouldWrap>
          <Text>
            <Strong>{changeTitle(words, change)}</Strong>
          </Text>
          <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
            <Text color="color.text.subtle">{words.dateTime(at)}</Text>
            {by === undefined ? <Text>{words.say('audit.byApp')}</Text> : <User accountId={by} />}
          </Inline>
        </Inline>
        <ChangedParts
          what={what}
          parts={parts.filter(({ part }) => part !== PEOPLE)}
          partWords={partWords}
          valueWords={(said, part, value) => valueWords(said, part, value, names)}
        />
        {parts
          .filter(({ part }) => part === PEOPLE)
          .map(({ before, after }) => (
            <PeopleChange key={PEOPLE} before={idsIn(before)} after={idsIn(after)} />
          ))}
      </Stack>
    </Box>
  );
}

/** Jira draws people from their ids: the app does not know their names. */
const PEOPLE = 'excludedPeople';

function PeopleChange({ before, after }: { before: string[]; after: string[] }) {
  const words = useWords();
  const row = (key: 'added' | 'takenOut', ids: string[]) =>
    ids.length > 0 && (
      <Inline space="space.100" rowSpace="space.050" alignBlock="center" shouldWrap>
        <Text>{words.say(`audit.people.${key}`, { part: partWords(words, PEOPLE) })}</Text>
        {ids.map((id) => (
          <User key={id} accountId={id} />
        ))}
      </Inline>
    );
  return (
    <>
      {row('added', without(after, before))}
      {row('takenOut', without(before, after))}
    </>
  );
}

function without(ids: string[], others: string[]): string[] {
  return ids.filter((id) => !others.includes(id));
}

function idsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
