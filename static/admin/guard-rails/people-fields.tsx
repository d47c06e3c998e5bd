import React, { useRef, useState } from 'react';
import { Select, Stack, UserPicker } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import { GUARD_RAILS, type GroupOption } from '../../../src/contract/admin/guard-rails';
import { Field } from '../../shared/components/field';
import { LoadedView } from '../../shared/components/loaded-view';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { chosenOptions, type Option } from '../set-up/options';
import type { RailsDraft } from './rails-draft';

interface PeopleFieldsProps {
  api: Pick<AdminApi, 'listGroups'>;
  draft: RailsDraft;
  onChange(part: Partial<RailsDraft>): void;
}

/** Which people, and the members of which groups, are never asked. */
export function PeopleFields({ api, draft, onChange }: PeopleFieldsProps) {
  const words = useWords();
  const [before] = useState({ people: draft.people, groups: draft.groups });
  const groups = useLoaded(() => groupsFor(api, before.groups));
  return (
    <Stack space="space.200">
      <UserPicker
        name="rails-people"
        label={words.say('guardRails.people')}
        description={words.count('guardRails.peopleHelp', GUARD_RAILS.people)}
        placeholder={words.say('guardRails.peoplePlaceholder')}
        isMulti
        defaultValue={before.people}
        onChange={(picked: unknown) => onChange({ people: idsIn(picked).slice(0, GUARD_RAILS.people) })}
      />
      <LoadedView of={groups} label={words.say('guardRails.groupsLoading')}>
        {(known) => (
          <GroupsField api={api} known={known} chosen={draft.groups} onChoose={(ids) => onChange({ groups: ids })} />
        )}
      </LoadedView>
    </Stack>
  );
}

/** A few of the site's groups, and those that are chosen. */
async function groupsFor(api: PeopleFieldsProps['api'], ids: string[]) {
  const [some, chosen] = await Promise.all([
    api.listGroups({ query: '' }),
    ids.length > 0 ? api.listGroups({ ids }) : { ok: true as const, value: [] },
  ]);
  if (!some.ok) return some;
  return chosen.ok ? { ok: true as const, value: [...some.value, ...chosen.value] } : chosen;
}

interface GroupsFieldProps {
  api: PeopleFieldsProps['api'];
  known: GroupOption[];
  /** Ids. */
  chosen: string[];
  onChoose(ids: string[]): void;
}

function GroupsField({ api, known, chosen, onChoose }: GroupsFieldProps) {
  const words = useWords();
  const [found, setFound] = useState<GroupOption[]>([]);
  const names = useRef(new Map<string, string>());
  for (const { id, name } of [...known, ...found]) names.current.set(id, name);
  async function search(query: string) {
    if (query.trim() === '') return;
    const outcome = await outcomeOf(() => api.listGroups({ query: query.trim() }));
    if (outcome.ok) setFound(outcome.value);
  }
  const optionOf = (value: string): Option => ({
    value,
    label: names.current.get(value) ?? words.say('guardRails.goneGroup', { id: value }),
  });
  return (
    <Field id="rails-groups" label={words.say('guardRails.groups')} help={words.say('guardRails.groupsHelp')}>
      <Select
        inputId="rails-groups"
        isMulti
        isSearchable
        closeMenuOnSelect={false}
        placeholder={words.say('common.choose')}
        options={[...new Set([...names.current.keys(), ...chosen])].map(optionOf)}
        value={chosen.map(optionOf)}
        onChange={(picked: unknown) =>
          onChoose(
            chosenOptions(picked)
              .map(({ value }) => value)
              .slice(0, GUARD_RAILS.groups),
          )
        }
        onInputChange={(query) => void search(query)}
      />
    </Field>
  );
}

/** What a picker of several people hands over. */
function idsIn(picked: unknown): string[] {
  const ids = [picked ?? []].flat().map((each) => (each as { id?: unknown }).id);
  return ids.filter((id) => typeof id === 'string');
}
