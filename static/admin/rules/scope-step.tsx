import React, { useState } from 'react';
import { Checkbox, Form, Inline, LoadingButton, Select, Stack } from '@forge/react';
import type { AdminInputs } from '../../../src/contract/admin';
import type { StatusOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import { Field } from '../../shared/components/field';
import { FailureNote } from '../../shared/components/notes';
import { LoadedView } from '../../shared/components/loaded-view';
import { useAction } from '../../shared/hooks/use-action';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { chosenOptions, type Option } from '../set-up/options';
import type { StepProps } from '../set-up/step-props';

interface Choices {
  projects: Option[];
  statuses: Option[];
}

/** Where: which projects, and which statuses finish a work item. */
export function ScopeStep({ api, setup, onDone }: StepProps) {
  const words = useWords();
  const choices = useLoaded(async () => {
    const [projects, statuses] = await Promise.all([api.listProjects({}), api.listStatuses({})]);
    if (!projects.ok) return projects;
    if (!statuses.ok) return statuses;
    return { ok: true, value: choicesOf(projects.value, statuses.value) };
  });
  const search = async (query: string) => {
    const found = await outcomeOf(() => api.listProjects({ query }));
    return found.ok ? choicesOf(found.value, []).projects : [];
  };
  const save = async (scope: Scope) => api.saveScope({ rule: setup.rule ?? null, ...scope });
  return (
    <LoadedView of={choices} label={words.say('scope.loading')}>
      {(value) => <ScopeForm choices={value} scope={setup.scope} search={search} save={save} onDone={onDone} />}
    </LoadedView>
  );
}

function choicesOf(projects: { id: string; key: string; name: string }[], statuses: StatusOption[]): Choices {
  const nameOf = (projectId: string | undefined) => projects.find(({ id }) => id === projectId)?.name;
  return {
    projects: projects.map(({ id, key, name }) => ({ value: id, label: `${name} (${key})` })),
    statuses: statuses.map(({ id, name, projectId }) => {
      const project = nameOf(projectId);
      return { value: id, label: project ? `${name} (${project})` : name };
    }),
  };
}

type Scope = Omit<AdminInputs['saveScope'], 'rule'>;

interface ScopeFormProps {
  choices: Choices;
  scope: Setup['scope'];
  search(query: string): Promise<Option[]>;
  save(scope: Scope): ReturnType<StepProps['api']['saveScope']>;
  onDone: StepProps['onDone'];
}

function ScopeForm({ choices, scope, search, save, onDone }: ScopeFormProps) {
  const words = useWords();
  const [allProjects, setAllProjects] = useState(scope?.projectIds === 'all');
  const [projects, setProjects] = useState(() => known(choices.projects, scope?.projectIds));
  const [doneCategory, setDoneCategory] = useState(!scope || scope.finishedStatuses === 'done-category');
  const [statuses, setStatuses] = useState(() => known(choices.statuses, scope?.finishedStatuses));
  const [found, setFound] = useState<Option[]>([]);
  const [tried, setTried] = useState(false);
  const action = useAction(save);
  const noProject = !allProjects && projects.length === 0;
  const noStatus = !doneCategory && statuses.length === 0;

  async function submit() {
    setTried(true);
    if (noProject || noStatus) return;
    const saved = await action.run({
      projectIds: allProjects ? 'all' : projects.map(({ value }) => value),
      finishedStatuses: doneCategory ? 'done-category' : statuses.map(({ value }) => value),
    });
    if (saved.ok) await onDone();
  }
  // A site may have more projects than the first list holds: what a person types is searched for in Jira too.
  async function searchProjects(query: string) {
    if (query.trim().length > 1) setFound(await search(query.trim()));
  }

  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        <Checkbox
          label={words.say('scope.allLabel')}
          isChecked={allProjects}
          onChange={({ target }) => setAllProjects(target.checked === true)}
        />
        {!allProjects && (
          <ManyField
            id="projects"
            label={words.say('scope.projectsLabel')}
            help={words.say('scope.projectsHelp')}
            error={tried && noProject ? words.say('scope.projectsMissing') : undefined}
            options={merged(choices.projects, found)}
            chosen={projects}
            onChoose={setProjects}
            onSearch={(query) => void searchProjects(query)}
          />
        )}
        <Checkbox
          label={words.say('scope.doneLabel')}
          isChecked={doneCategory}
          onChange={({ target }) => setDoneCategory(target.checked === true)}
        />
        {!doneCategory && (
          <ManyField
            id="statuses"
            label={words.say('scope.statusesLabel')}
            help={words.say('scope.statusesHelp')}
            error={tried && noStatus ? words.say('scope.statusesMissing') : undefined}
            options={choices.statuses}
            chosen={statuses}
            onChoose={setStatuses}
          />
        )}
        {action.failure && <FailureNote failure={action.failure} />}
        <Inline>
          <LoadingButton type="submit" appearance="primary" isLoading={action.busy}>
            {words.say('common.save')}
          </LoadingButton>
        </Inline>
      </Stack>
    </Form>
  );
}

/** The options that were chosen before; one that is no longer listed is shown by its id rather than lost. */
function known(options: Option[], ids: string | string[] | undefined): Option[] {
  if (!Array.isArray(ids)) return [];
  return ids.map((id) => options.find(({ value }) => value === id) ?? { value: id, label: id });
}

function merged(options: Option[], found: Option[]): Option[] {
  return [...options, ...found.filter(({ value }) => options.every((option) => option.value !== value))];
}

interface ManyFieldProps {
  id: string;
  label: string;
  help: string;
  error?: string;
  options: Option[];
  chosen: Option[];
  onChoose(options: Option[]): void;
  onSearch?(query: string): void;
}

function ManyField({ id, label, help, error, options, chosen, onChoose, onSearch }: ManyFieldProps) {
  const words = useWords();
  return (
    <Field id={id} label={label} help={help} error={error} required>
      <Select
        inputId={id}
        isMulti
        isSearchable
        isInvalid={error !== undefined}
        placeholder={words.say('common.choose')}
        options={options}
        value={chosen}
        onChange={(picked: unknown) => onChoose(chosenOptions(picked))}
        onInputChange={onSearch}
      />
    </Field>
  );
}
