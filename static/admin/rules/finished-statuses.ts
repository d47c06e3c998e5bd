import type { ProjectOption, StatusOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Words } from '../../shared/words';

type Scope = NonNullable<Setup['scope']>;

export const CATEGORIES = ['to-do', 'in-progress', 'done'] as const;

/** The statuses that these projects have, each with those of them that have it. One that names none may be in any. */
export function statusesOf(statuses: StatusOption[], projectIds: Scope['projectIds']): StatusOption[] {
  if (projectIds === 'all') return statuses;
  return statuses
    .filter((each) => each.projectIds.length === 0 || each.projectIds.some((id) => projectIds.includes(id)))
    .map((each) => ({ ...each, projectIds: each.projectIds.filter((id) => projectIds.includes(id)) }));
}

/** Those that finish a work item by this choice. */
export function finishedOf(statuses: StatusOption[], finished: Scope['finishedStatuses']): StatusOption[] {
  if (finished === 'done-category') return statuses.filter(({ category }) => category === 'done');
  return statuses.filter(({ id }) => finished.includes(id));
}

/** How many of the chosen statuses are in none of the projects any more. */
export function countGone(statuses: StatusOption[], finished: Scope['finishedStatuses']): number {
  return finished === 'done-category' ? 0 : finished.filter((id) => statuses.every((each) => each.id !== id)).length;
}

/** Something by name; with its projects where others have one of the same name. */
export function labelAmong(
  words: Words,
  { id, name, projectIds }: Named,
  all: Named[],
  projects: ProjectOption[],
): string {
  const isAlone = all.every((each) => each.id === id || each.name !== name);
  const names = projectIds.flatMap((projectId) => projects.find((each) => each.id === projectId)?.name ?? []);
  return isAlone || names.length === 0 ? name : `${name} (${someOf(words, names)})`;
}

type Named = Pick<StatusOption, 'id' | 'name' | 'projectIds'>;

/** "Done, Cancelled and Won't do count as finished". Each name once, whoever has it. */
export function finishedWords(words: Words, finished: StatusOption[]): string {
  const names = [...new Set(finished.map(({ name }) => name))];
  return words.count('scope.finished', names.length, { names: someOf(words, names, MOST_STATUSES) });
}

/** More names would bury the line that they stand in. */
export const MOST_PROJECTS = 3;
const MOST_STATUSES = 6;

/** The first few of these names, and how many there are besides. */
export function someOf(words: Words, names: string[], most = MOST_PROJECTS, all = names.length): string {
  const shown = names.slice(0, most);
  const more = all - shown.length;
  return words.list(more > 0 ? [...shown, words.count('scope.more', more)] : shown);
}
