import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectOption, RuleView, StatusOption } from '../../../src/contract/admin/rules';
import type { Result } from '../../../src/contract/result';
import { useLoaded } from '../../shared/hooks/use-loaded';
import { MOST_PROJECTS } from './finished-statuses';

/** What the projects and statuses of the rules are called, as far as Jira says. */
export interface RuleNames {
  projects: ProjectOption[];
  statuses: StatusOption[];
}

/** Two calls, however many rules there are. Undefined until Jira has answered, and where it does not. */
export function useRuleNames(api: AdminApi, rules: Pick<RuleView, 'scope'>[]): RuleNames | undefined {
  const ids = rules.flatMap(({ scope }) =>
    scope && scope.projectIds !== 'all' ? scope.projectIds.slice(0, MOST_PROJECTS) : [],
  );
  const lists = rules.some(({ scope }) => scope && scope.finishedStatuses !== 'done-category');
  const { loaded } = useLoaded(() => namesOf(api, [...new Set(ids)], lists), `${lists} ${ids.join()}`);
  return loaded.kind === 'ready' ? loaded.value : undefined;
}

async function namesOf(api: AdminApi, ids: string[], lists: boolean): Promise<Result<RuleNames>> {
  const [projects, statuses] = await Promise.all([
    ids.length > 0 ? api.listProjects({ ids }) : { ok: true as const, value: [] },
    lists ? api.listStatuses({ projectIds: 'all' }) : { ok: true as const, value: { statuses: [] } },
  ]);
  if (!projects.ok) return projects;
  return statuses.ok ? { ok: true, value: { projects: projects.value, statuses: statuses.value.statuses } } : statuses;
}
