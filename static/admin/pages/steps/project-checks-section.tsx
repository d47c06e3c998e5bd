import React, { useState } from 'react';
import { Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { AdminApi, FieldChoice } from '../../../../src/contract/admin';
import { LoadedView } from '../../../shared/components/loaded-view';
import { FailureNote } from '../../../shared/components/notes';
import { useAction } from '../../../shared/hooks/use-action';
import { useLoaded } from '../../../shared/hooks/use-loaded';
import { useWords } from '../../../shared/words-context';
import { ProjectChecks } from '../../components/project-checks';

interface ProjectChecksSectionProps {
  api: AdminApi;
  fields: FieldChoice;
  /** Changes when the check must be done anew. */
  about: string;
}

/** Checks every chosen project and repairs what it can. */
export function ProjectChecksSection({ api, fields, about }: ProjectChecksSectionProps) {
  const words = useWords();
  const checks = useLoaded(() => api.checkFields({}), about);
  const [repairing, setRepairing] = useState<string>();
  const repair = useAction((projectId: string) => api.repairFields({ projectId }));

  async function repairProject(projectId: string) {
    setRepairing(projectId);
    await repair.run(projectId);
    // Projects share screens: a repair of one may have repaired others.
    await checks.reload();
    setRepairing(undefined);
  }

  return (
    <LoadedView of={checks} label={words.say('fields.checkLoading')}>
      {(value) => (
        <Stack space="space.100">
          {value.length === 0 ? (
            <Text>{words.say('fields.checkEmpty')}</Text>
          ) : (
            <ProjectChecks
              checks={value}
              fields={fields}
              repairing={repairing}
              onRepair={(id) => void repairProject(id)}
            />
          )}
          {repair.failure && <FailureNote failure={repair.failure} />}
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
