import type { ProjectOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Words } from '../../shared/words';
import { MOST_PROJECTS, someOf } from './finished-statuses';

type Scope = NonNullable<Setup['scope']>;

/** These projects, the first few by name; how many where no names are known. */
export function projectWords(words: Words, ids: Scope['projectIds'], known: ProjectOption[] | undefined): string {
  if (ids === 'all') return words.say('scope.allProjects');
  if (!known) return words.count('scope.projects', ids.length);
  const nameOf = (id: string) => {
    const project = known.find((each) => each.id === id);
    return project ? `${project.name} (${project.key})` : words.say('scope.goneProject', { id });
  };
  return someOf(words, ids.slice(0, MOST_PROJECTS).map(nameOf), MOST_PROJECTS, ids.length);
}

/** How many statuses count as finished, or that the category decides. */
export function numberOf(words: Words, finished: Scope['finishedStatuses']): string {
  return finished === 'done-category'
    ? words.say('scope.doneStatuses')
    : words.count('scope.statuses', finished.length);
}
