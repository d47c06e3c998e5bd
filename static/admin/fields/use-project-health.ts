import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Loading } from '../../shared/hooks/use-loaded';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { canSend } from '../set-up/setup-sections';
import { checkProjects } from './check-projects';

/** The overview asks about so many projects, a few calls of Jira each; the set-up checks all of them. */
const MOST_CHECKED = 25;

/** The projects in which responses cannot be written at the moment. Nothing is asked before the set-up is there. */
export function useProjectHealth(api: AdminApi, setup: Setup): Loading<ProjectFieldCheck[]> {
  return useLoaded(async () => {
    if (!canSend(setup)) return { ok: true, value: [] };
    const checked = await checkProjects(api, setup.scope, () => undefined, { quick: true, most: MOST_CHECKED });
    if (!checked.ok) return checked;
    return { ok: true, value: checked.value.filter(({ kind }) => kind !== 'ready' && kind !== 'unknown') };
  });
}
