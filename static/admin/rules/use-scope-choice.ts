import { useRef, useState } from 'react';
import type { AdminApi, AdminInputs } from '../../../src/contract/admin';
import type { ProjectOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Result } from '../../../src/contract/result';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import { useWords } from '../../shared/words-context';
import { type FinishedChoice, useFinishedChoice } from './use-finished-choice';

export interface Projects {
  listed: ProjectOption[];
  /** Chosen before, whether or not they are among those listed. */
  chosen: ProjectOption[];
}

export async function projectsFor(api: AdminApi, scope: Setup['scope']): Promise<Result<Projects>> {
  const ids = scope && scope.projectIds !== 'all' ? scope.projectIds : [];
  const [listed, chosen] = await Promise.all([
    api.listProjects({}),
    ids.length > 0 ? api.listProjects({ ids }) : { ok: true as const, value: [] },
  ]);
  if (!listed.ok) return listed;
  return chosen.ok ? { ok: true, value: { listed: listed.value, chosen: chosen.value } } : chosen;
}

export type ChosenScope = Omit<AdminInputs['saveScope'], 'rule'>;

/** Which projects, and which statuses finish a work item there. */
export interface ScopeChoice {
  listed: ProjectOption[];
  /** Every project that is known by name. */
  known: ProjectOption[];
  projectIds: 'all' | string[];
  allProjects: boolean;
  /** Project ids. */
  chosen: string[];
  finished: FinishedChoice;
  noProject: boolean;
  /** A try to save came to nothing, so what is missing is said. */
  tried: boolean;
  labelOf(id: string): string;
  search(query: string): Promise<ProjectOption[]>;
  /** What was chosen; undefined where something is missing, which is said from then on. */
  check(): ChosenScope | undefined;
  onAllProjects(all: boolean): void;
  onChoose(ids: string[]): void;
}

export function useScopeChoice(api: AdminApi, projects: Projects, scope: Setup['scope']): ScopeChoice {
  const words = useWords();
  const [allProjects, setAllProjects] = useState(scope?.projectIds === 'all');
  const [chosen, setChosen] = useState(() => (scope && scope.projectIds !== 'all' ? scope.projectIds : []));
  const [tried, setTried] = useState(false);
  const known = useRef([...projects.listed, ...projects.chosen]);
  const projectIds = allProjects ? ('all' as const) : chosen;
  const noProject = projectIds.length === 0;
  const finished = useFinishedChoice({ api, projectIds, kept: scope?.finishedStatuses, projects: known.current });
  return {
    listed: projects.listed,
    known: known.current,
    projectIds,
    allProjects,
    chosen,
    finished,
    noProject,
    tried,
    labelOf(id) {
      const project = known.current.find((each) => each.id === id);
      return project ? `${project.name} (${project.key})` : words.say('scope.goneProject', { id });
    },
    async search(query) {
      const found = await outcomeOf(() => api.listProjects({ query }));
      if (!found.ok) return [];
      known.current.push(...found.value);
      return found.value;
    },
    check() {
      setTried(true);
      return noProject || finished.error ? undefined : { projectIds, finishedStatuses: finished.chosen };
    },
    onAllProjects: setAllProjects,
    onChoose: setChosen,
  };
}
