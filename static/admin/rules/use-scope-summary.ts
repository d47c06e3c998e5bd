import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectOption, StatusesFound } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Result } from '../../../src/contract/result';
import { useLoaded } from '../../shared/hooks/use-loaded';
import type { Words } from '../../shared/words';
import { useWords } from '../../shared/words-context';
import { countGone, finishedOf, finishedWords, MOST_PROJECTS, statusesOf } from './finished-statuses';
import { numberOf, projectWords } from './scope-words';

type Scope = NonNullable<Setup['scope']>;

interface Names {
  /** Of the first few projects; one that is gone is not among them. */
  projects: ProjectOption[];
  found: StatusesFound;
}

/** What is surveyed, by names, in a line. In numbers until Jira has said the names, and where it does not. What is to be done where nothing is chosen. */
export function useScopeSummary(api: AdminApi, scope: Setup['scope']): string {
  const words = useWords();
  const { loaded } = useLoaded(() => namesOf(api, scope), JSON.stringify(scope));
  if (!scope) return words.say('scope.todo');
  const names = loaded.kind === 'ready' ? loaded.value : undefined;
  return names ? inNames(words, scope, names) : inNumbers(words, scope);
}

async function namesOf(api: AdminApi, scope: Setup['scope']): Promise<Result<Names | undefined>> {
  if (!scope) return { ok: true, value: undefined };
  const { projectIds } = scope;
  const [projects, found] = await Promise.all([
    projectIds === 'all' ? undefined : api.listProjects({ ids: projectIds.slice(0, MOST_PROJECTS) }),
    api.listStatuses({ projectIds }),
  ]);
  if (projects && !projects.ok) return projects;
  return found.ok ? { ok: true, value: { projects: projects?.value ?? [], found: found.value } } : found;
}

function inNames(words: Words, { projectIds, finishedStatuses }: Scope, { projects, found }: Names): string {
  const named = projectWords(words, projectIds, projects);
  const statuses = statusesOf(found.statuses, projectIds);
  const finished = finishedOf(statuses, finishedStatuses);
  const gone = countGone(statuses, finishedStatuses);
  const counted = finished.length > 0 ? finishedWords(words, finished) : numberOf(words, finishedStatuses);
  const summary = words.say('scope.summary', { projects: named, statuses: counted });
  // Where the app may not see a project, it cannot know whether a status is gone.
  if (gone === 0 || found.unseen.length > 0) return summary;
  return `${summary}. ${words.count('scope.gone', gone)}`;
}

function inNumbers(words: Words, { projectIds, finishedStatuses }: Scope): string {
  const projects = projectWords(words, projectIds, undefined);
  return words.say('scope.summary', { projects, statuses: numberOf(words, finishedStatuses) });
}
