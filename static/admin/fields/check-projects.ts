import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import type { Setup } from '../../../src/contract/admin/set-up';
import { MOST_CHECKED_AT_ONCE } from '../../../src/contract/limits';
import type { Result } from '../../../src/contract/result';

export interface CheckProgress {
  done: number;
  all: number;
}

/**
 * Checks the projects that were chosen, a few at a time; those of the site's list where all are surveyed. A failure
 * ends it.
 */
export async function checkProjects(
  api: AdminApi,
  scope: Setup['scope'],
  onProgress: (progress: CheckProgress) => void,
): Promise<Result<ProjectFieldCheck[]>> {
  const ids = await chosenIds(api, scope);
  return ids.ok ? checkEach(api, ids.value, onProgress) : ids;
}

/** Checks these projects, a few at a time. `quick`: reasons are looked for only where something is wrong. */
export async function checkEach(
  api: AdminApi,
  ids: string[],
  onProgress: (progress: CheckProgress) => void,
  { quick = false } = {},
): Promise<Result<ProjectFieldCheck[]>> {
  const checks: ProjectFieldCheck[] = [];
  const all = ids.length;
  for (let done = 0; done < all; done += MOST_CHECKED_AT_ONCE) {
    onProgress({ done, all });
    const projectIds = ids.slice(done, done + MOST_CHECKED_AT_ONCE);
    const some = await api.checkFields(quick ? { projectIds, quick } : { projectIds });
    if (!some.ok) return some;
    checks.push(...some.value);
  }
  return { ok: true, value: checks };
}

/** The projects that were chosen; those of the site's list where all are surveyed. */
export async function chosenIds(api: AdminApi, scope: Setup['scope']): Promise<Result<string[]>> {
  const chosen = scope?.projectIds ?? [];
  if (chosen !== 'all') return { ok: true, value: chosen };
  const listed = await api.listProjects({});
  return listed.ok ? { ok: true, value: listed.value.map(({ id }) => id) } : listed;
}
