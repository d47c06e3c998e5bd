import type { AdminApi, ProjectFieldCheck, Setup } from '../../../src/contract/admin';
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
  if (!ids.ok) return ids;
  const checks: ProjectFieldCheck[] = [];
  const all = ids.value.length;
  for (let done = 0; done < all; done += MOST_CHECKED_AT_ONCE) {
    onProgress({ done, all });
    const some = await api.checkFields({ projectIds: ids.value.slice(done, done + MOST_CHECKED_AT_ONCE) });
    if (!some.ok) return some;
    checks.push(...some.value);
  }
  return { ok: true, value: checks };
}

async function chosenIds(api: AdminApi, scope: Setup['scope']): Promise<Result<string[]>> {
  const chosen = scope?.projectIds ?? [];
  if (chosen !== 'all') return { ok: true, value: chosen };
  const listed = await api.listProjects({});
  return listed.ok ? { ok: true, value: listed.value.map(({ id }) => id) } : listed;
}
