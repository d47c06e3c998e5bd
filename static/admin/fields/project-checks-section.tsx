import React, { useState } from 'react';
import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import type { Setup } from '../../../src/contract/admin/set-up';
import { MOST_LISTED_PROJECTS } from '../../../src/contract/limits';
import { LoadedView } from '../../shared/components/loaded-view';
import { FailureNote } from '../../shared/components/notes';
import { useAction } from '../../shared/hooks/use-action';
import { useLoaded } from '../../shared/hooks/use-loaded';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { ProjectChecks } from './project-checks';
import { type CheckProgress, checkProjects } from './check-projects';

interface ProjectChecksSectionProps {
  api: AdminApi;
  setup: Setup;
  onSaved(): Promise<void>;
  /** Changes when the check must be done anew. */
  about: string;
}

/** Checks every chosen project and repairs what it can. */
export function ProjectChecksSection({ api, setup, about, onSaved }: ProjectChecksSectionProps) {
  const words = useWords();
  const [progress, setProgress] = useState<CheckProgress>();
  const checks = useLoaded(() => {
    setProgress(undefined);
    return checkProjects(api, setup.scope, setProgress);
  }, about);
  const [changing, setChanging] = useState<string>();
  const [stillMissing, setStillMissing] = useState<ProjectFieldCheck>();
  const repair = useAction((projectId: string) => api.repairFields({ projectId }));
  const allow = useAction((_project: string) => api.saveOptions({ writeLocked: true }));

  async function repairProject(projectId: string) {
    setChanging(projectId);
    setStillMissing(undefined);
    const repaired = await repair.run(projectId);
    if (repaired.ok && repaired.value.kind === 'missing') setStillMissing(repaired.value);
    // Projects share screens: a repair of one may have repaired others.
    await checks.reload();
    setChanging(undefined);
  }
  async function writeLocked(projectId: string) {
    setChanging(projectId);
    if ((await allow.run(projectId)).ok) await Promise.all([onSaved(), checks.reload()]);
    setChanging(undefined);
  }

  return (
    <LoadedView of={checks} label={progressWords(words, progress)}>
      {(value) => (
        <Stack space="space.100">
          {value.length === 0 ? (
            <Text>{words.say('fields.checkEmpty')}</Text>
          ) : (
            <ProjectChecks
              checks={value}
              fields={setup.fields}
              changing={changing}
              onRepair={(id) => void repairProject(id)}
              onWriteLocked={(id) => void writeLocked(id)}
            />
          )}
          {setup.scope?.projectIds === 'all' && value.length >= MOST_LISTED_PROJECTS && (
            <Text>{words.say('fields.checkedFirst', { n: words.number(value.length) })}</Text>
          )}
          {repair.failure && <FailureNote failure={repair.failure} />}
          {allow.failure && <FailureNote failure={allow.failure} />}
          {stillMissing && (
            <SectionMessage appearance="warning" title={words.say('problem.title')}>
              <Text>{words.say('fields.repairRefused', { project: stillMissing.projectName })}</Text>
            </SectionMessage>
          )}
          <Inline>
            <LoadingButton isLoading={checks.isReloading} onClick={() => void checks.reload()}>
              {words.say('fields.checkAgain')}
            </LoadingButton>
          </Inline>
        </Stack>
      )}
    </LoadedView>
  );
}

function progressWords(words: Words, progress: CheckProgress | undefined): string {
  if (!progress) return words.say('fields.checkLoading');
  const { done, all } = progress;
  return words.say('fields.checkProgress', { done: words.number(done), all: words.number(all) });
}
