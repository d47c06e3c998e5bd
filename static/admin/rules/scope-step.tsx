import React from 'react';
import { Form, Inline, LoadingButton, Stack } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { Setup } from '../../../src/contract/admin/set-up';
import { FailureNote } from '../../shared/components/notes';
import { LoadedView } from '../../shared/components/loaded-view';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import type { StepProps } from '../set-up/step-props';
import { ScopeFields } from './scope-fields';
import { type ChosenScope, type Projects, projectsFor, useScopeChoice } from './use-scope-choice';

/** Step 3: which projects, and which statuses finish a work item. */
export function ScopeStep({ api, setup, onDone }: StepProps) {
  const words = useWords();
  const projects = useLoaded(() => projectsFor(api, setup.scope));
  const save = async (scope: ChosenScope) => api.saveScope({ rule: setup.rule ?? null, ...scope });
  return (
    <LoadedView of={projects} label={words.say('scope.loading')}>
      {(value) => <ScopeForm api={api} projects={value} scope={setup.scope} save={save} onDone={onDone} />}
    </LoadedView>
  );
}

interface ScopeFormProps {
  api: AdminApi;
  projects: Projects;
  scope: Setup['scope'];
  save(scope: ChosenScope): ReturnType<AdminApi['saveScope']>;
  onDone: StepProps['onDone'];
}

function ScopeForm({ api, projects, scope, save, onDone }: ScopeFormProps) {
  const words = useWords();
  const choice = useScopeChoice(api, projects, scope);
  const action = useAction(save);

  async function submit() {
    const chosen = choice.check();
    if (!chosen) return;
    const saved = await action.run(chosen);
    if (saved.ok) await onDone();
  }

  return (
    <Form onSubmit={submit}>
      <Stack space="space.200">
        <ScopeFields choice={choice} />
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
