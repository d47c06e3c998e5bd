import { useRef, useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectOption, StatusesFound, StatusOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import { useWords } from '../../shared/words-context';
import { countGone, finishedOf, finishedWords, someOf, statusesOf } from './finished-statuses';

type Scope = NonNullable<Setup['scope']>;

interface Question {
  api: AdminApi;
  projectIds: Scope['projectIds'];
  /** What was saved before. */
  kept?: Scope['finishedStatuses'];
  projects: ProjectOption[];
}

/** What is chosen to count as finished, with everything there is to say about it. */
export interface FinishedChoice {
  list: Loading<StatusesFound>;
  /** The statuses of the chosen projects; undefined while they are not known. */
  statuses?: StatusOption[];
  finished: StatusOption[];
  byCategory: boolean;
  projects: ProjectOption[];
  /** Which statuses count, in words, or what has to happen before that can be said. */
  summary?: string;
  /** What else a person should know: statuses that are gone, projects in which nothing counts. */
  notes: string[];
  /** Why this cannot be saved. */
  error?: string;
  chosen: Scope['finishedStatuses'];
  onByCategory(byCategory: boolean): void;
  onTick(id: string, isFinished: boolean): void;
}

/** The choice of what counts as finished: by category, or status by status with those of the Done category ticked. */
export function useFinishedChoice({ api, projectIds, kept, projects }: Question): FinishedChoice {
  const words = useWords();
  const keptIds = Array.isArray(kept) ? kept : undefined;
  const [byCategory, setByCategory] = useState(!keptIds);
  const [ticks, setTicks] = useState<Record<string, boolean>>({});
  const noProject = projectIds.length === 0;
  const list = useLoaded(
    async () => (noProject ? { ok: true as const, value: NOTHING } : api.listStatuses({ projectIds })),
    String(projectIds),
  );
  // While those of other projects are on their way, what is known stays: nothing jumps.
  const latest = useRef<StatusesFound>();
  if (list.loaded.kind === 'ready') latest.current = list.loaded.value;
  const found = latest.current;

  const statuses = found && statusesOf(found.statuses, projectIds);
  const isTicked = ({ id, category }: StatusOption) =>
    ticks[id] ?? (keptIds ? keptIds.includes(id) : category === 'done');
  const finished = (byCategory ? finishedOf(statuses ?? [], 'done-category') : statuses?.filter(isTicked)) ?? [];
  // Of projects that Jira does not show, nobody can say which statuses they have.
  const isKnown = list.loaded.kind === 'ready' && list.loaded.value.unseen.length === 0;
  const lost = keptIds && !byCategory && statuses ? countGone(statuses, keptIds) : 0;
  const lacking = isKnown && statuses ? lackingOf(projects, projectIds, statuses, finished) : [];
  const unseen = (found?.unseen ?? []).filter((id) => projectIds.includes(id));
  const nameOf = (id: string) => projects.find((each) => each.id === id)?.name ?? id;

  const notes = [
    ...(isKnown && lost > 0 ? [words.count('scope.goneOnSave', lost)] : []),
    ...(unseen.length > 0 ? [words.say('scope.unseen', { projects: someOf(words, unseen.map(nameOf)) })] : []),
    ...(finished.length > 0 && lacking.length > 0
      ? [words.say('scope.nothingIn', { projects: someOf(words, lacking) })]
      : []),
    ...(found?.ofSite && projectIds !== 'all' ? [words.say('scope.ofSite')] : []),
  ];
  const hasNothing = finished.length === 0;
  const keeps = keptIds && !isKnown ? keptIds.filter((id) => !finished.some((status) => status.id === id)) : [];
  const chosenIds = [...finished.map(({ id }) => id), ...keeps];
  return {
    list,
    statuses,
    finished,
    byCategory,
    projects,
    summary: summaryOf(),
    notes,
    error: errorOf(),
    chosen: byCategory ? 'done-category' : chosenIds,
    onByCategory: setByCategory,
    onTick: (id, isFinished) => setTicks({ ...ticks, [id]: isFinished }),
  };

  function summaryOf(): string | undefined {
    if (noProject) return words.say('scope.chooseProjects');
    if (!hasNothing) return `${finishedWords(words, finished)}.`;
    if (list.loaded.kind === 'loading') return words.say('scope.loadingStatuses');
    if (list.loaded.kind === 'failed' || !isKnown) return undefined;
    return words.say(byCategory ? 'scope.nothingDone' : 'scope.statusesMissing');
  }
  function errorOf(): string | undefined {
    if (byCategory) return isKnown && hasNothing ? words.say('scope.nothingDone') : undefined;
    return chosenIds.length === 0 ? words.say('scope.statusesMissing') : undefined;
  }
}

const NOTHING: StatusesFound = { statuses: [], unseen: [], ofSite: false };

/** The names of chosen projects in which nothing counts as finished. */
function lackingOf(
  projects: ProjectOption[],
  projectIds: Scope['projectIds'],
  statuses: StatusOption[],
  finished: StatusOption[],
): string[] {
  if (projectIds === 'all') return [];
  const has = (some: StatusOption[], id: string) =>
    some.some((status) => status.projectIds.length === 0 || status.projectIds.includes(id));
  return projectIds
    .filter((id) => has(statuses, id) && !has(finished, id))
    .map((id) => projects.find((each) => each.id === id)?.name ?? id);
}
