import { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { FieldChoice } from '../../../src/contract/admin/fields';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Failure } from '../../shared/hooks/outcome-of';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import { type CheckProgress, checkProjects } from './check-projects';

export type CreationProgress = { kind: 'creating' } | ({ kind: 'checking' | 'placing' } & CheckProgress);

interface Creation {
  progress?: CreationProgress;
  /** `project`: whose screens could not be changed; without it the fields themselves could not be made. */
  failure?: Failure & { project?: string };
}

/** Makes both fields and puts them on the screens of every chosen project that lacks them. Safe to run twice. */
export function useCreateFields(api: AdminApi, scope: Setup['scope']) {
  const [creation, setCreation] = useState<Creation>({});

  /** The fields, once they are there; on which screens they could not be put is in `failure`. */
  async function create(): Promise<FieldChoice | undefined> {
    setCreation({ progress: { kind: 'creating' } });
    const created = await outcomeOf(() => api.createFields({}));
    if (!created.ok) {
      setCreation({ failure: created.failure });
      return undefined;
    }
    setCreation({ failure: await place() });
    return created.value;
  }

  async function place(): Promise<Creation['failure']> {
    const checks = await outcomeOf(() =>
      checkProjects(api, scope, (progress) => setCreation({ progress: { kind: 'checking', ...progress } })),
    );
    if (!checks.ok) return checks.failure;
    const missing = checks.value.filter(({ kind }) => kind === 'missing');
    let failure: Creation['failure'];
    for (const [done, { projectId, projectName }] of missing.entries()) {
      setCreation({ progress: { kind: 'placing', done, all: missing.length } });
      const repaired = await outcomeOf(() => api.repairFields({ projectId }));
      if (!repaired.ok) failure ??= { ...repaired.failure, project: projectName };
      else if (repaired.value.kind === 'missing') failure ??= { problem: 'jira-refused', project: projectName };
    }
    return failure;
  }

  return { ...creation, create };
}
