import React, { useRef, useState } from 'react';
import { Checkbox, Form, Inline, LoadingButton, Stack } from '@forge/react';
import type { AdminApi, AdminInputs } from '../../../src/contract/admin';
import type { ProjectOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Result } from '../../../src/contract/result';
import { FailureNote } from '../../shared/components/notes';
import { LoadedView } from '../../shared/components/loaded-view';
import { useAction } from '../../shared/hooks/use-action';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import type { StepProps } from '../set-up/step-props';
import { ProjectsField } from './projects-field';
import { StatusesField } from './statuses-field';
import { useFinishedChoice } from './use-finished-choice';

/** Where: which projects, and which statuses finish a work item. */
export function ScopeStep({ api, setup, onDone }: StepProps) {
  const words = useWords();
  const projects = useLoaded(() => projectsFor(api, setup.scope));
  const save = async (scope: Scope) => api.saveScope({ rule: setup.rule ?? null, ...scope });
  return (
    <LoadedView of={projects} label={words.say('scope.loading')}>
      {(value) => <ScopeForm api={api} projects={value} scope={setup.scope} save={save} onDone={onDone} />}
    </LoadedView>
  );
}

interface Projects {
  listed: ProjectOption[];
  /** Chosen before, whether or not they are among those listed. */
  chosen: ProjectOption[];
}

async function projectsFor(api: AdminApi, scope: Setup['scope']): Promise<Result<Projects>> {
  const ids = scope && scope.projectIds !== 'all' ? scope.projectIds : [];
  const [listed, chosen] = await Promise.all([
    api.listProjects({}),
    ids.length > 0 ? api.listProjects({ ids }) : { ok: true as const, value: [] },
  ]);
  if (!listed.ok) return listed;
  return chosen.ok ? { ok: true, value: { listed: listed.value, chosen: chosen.value } } : chosen;
}

type Scope = Omit<AdminInputs['saveScope'], 'rule'>;

interface ScopeFormProps {
  api: AdminApi;
  projects: Projects;
  scope: Setup['scope'];
  save(scope: Scope): ReturnType<AdminApi['saveScope']>;
  onDone: StepProps['onDone'];
}

function ScopeForm({ api, projects, scope, save, onDone }: ScopeFormProps) {
  const words = useWords();
  const [allProjects, setAllProjects] = useState(scope?.projectIds === 'all');
  const [chosen, setChosen] = useState(() => (scope && scope.projectIds !== 'all' ? scope.projectIds : []));
  const [tried, setTried] = useState(false);
  const known = useRef([...projects.listed, ...projects.chosen]);
  const projectIds = allProjects ? ('all' as const) : chosen;
  const noProject = projectIds.length === 0;
  const finished = useFinishedChoice({ api, projectIds, kept: scope?.finishedStatuses, projects: known.current });
  const action = useAction(save);

  const labelOf = (id: string) => {
    const project = known.current.find((each) => each.id === id);
    return project ? `${project.name} (${project.key})` : words.say('scope.goneProject', { id });
  };
  async function search(query: string): Promise<ProjectOption[]> {
    const found = await outcomeOf(() => api.listProjects({ query }));
    if (!found.ok) return [];
    known.current.push(...found.value);
    return found.value;
  }
  async function submit() {
    setTried(true);
    if (noProject || finished.error) return;
    const saved = await action.run({ projectIds, finishedStatuses: finished.chosen });
    if (saved.ok) await onDone();
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
          <ProjectsField
            listed={projects.listed}
            chosen={chosen}
            labelOf={labelOf}
            error={tried && noProject ? words.say('scope.projectsMissing') : undefined}
            onChoose={setChosen}
            search={search}
          />
        )}
        <StatusesField choice={finished} error={tried && !noProject ? finished.error : undefined} />
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
