import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Result } from '../../../src/contract/result';
import type { Loading } from '../../shared/hooks/use-loaded';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { canSend } from '../set-up/setup-sections';
import { checkEach, chosenIds } from './check-projects';

/** So many projects are asked about here, a few calls of Jira each; the step of the set-up checks all of them. */
const MOST_CHECKED = 25;

/** Whether responses can be written, as far as was asked. */
export interface ProjectHealth {
  /** The projects in which responses cannot be written now. */
  unwritable: ProjectFieldCheck[];
  /** Projects of which Jira said nothing. */
  unknown: number;
  checked: number;
  all: number;
}

/** Whether responses can be written in the chosen projects. Nothing is asked before the set-up is there. */
export function useProjectHealth(api: AdminApi, setup: Setup): Loading<ProjectHealth> {
  const about = canSend(setup) ? JSON.stringify([setup.scope, setup.fields]) : '';
  return useLoaded(() => healthOf(api, setup), about);
}

/** True where all projects were asked about and take responses. */
export function isHealthy({ unwritable, unknown, checked, all }: ProjectHealth): boolean {
  return unwritable.length + unknown === 0 && checked === all;
}

async function healthOf(api: AdminApi, setup: Setup): Promise<Result<ProjectHealth>> {
  if (!canSend(setup)) return { ok: true, value: { unwritable: [], unknown: 0, checked: 0, all: 0 } };
  const ids = await chosenIds(api, setup.scope);
  if (!ids.ok) return ids;
  const asked = ids.value.slice(0, MOST_CHECKED);
  const checks = await checkEach(api, asked, () => undefined, { quick: true });
  if (!checks.ok) return checks;
  const unwritable = checks.value.filter(({ kind }) => kind !== 'ready' && kind !== 'unknown');
  const unknown = checks.value.filter(({ kind }) => kind === 'unknown').length;
  return { ok: true, value: { unwritable, unknown, checked: asked.length, all: ids.value.length } };
}
