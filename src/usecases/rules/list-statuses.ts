import type { Configuration, SiteResult, SiteStatus } from '../../ports/configuration';

/** A status that work items of a rule's projects can have. */
export interface StatusOfProjects extends Pick<SiteStatus, 'id' | 'name' | 'category'> {
  /** Projects that are known to have it; none for a status that any of them may have. */
  projectIds: string[];
}

export interface StatusesFound {
  statuses: StatusOfProjects[];
  /** Projects of which Jira shows the app no statuses. */
  unseen: string[];
  /** These are the statuses of the whole site: more than the projects have. */
  ofSite: boolean;
}

/** A call of Jira for each project; with more of them, one for the whole site. */
const MOST_ASKED = 25;
const AT_ONCE = 5;

/** Statuses that can finish a work item of these projects. */
export async function listStatuses(
  { configuration }: { configuration: Configuration },
  projects: 'all' | string[],
): Promise<SiteResult<StatusesFound>> {
  if (projects === 'all' || projects.length > MOST_ASKED) return ofSite(configuration, projects);
  const found = new Map<string, StatusOfProjects>();
  const unseen: string[] = [];
  for (let first = 0; first < projects.length; first += AT_ONCE) {
    const some = projects.slice(first, first + AT_ONCE);
    const replies = await Promise.all(some.map((id) => configuration.statusesOf(id)));
    for (const [index, reply] of replies.entries()) {
      const projectId = some[index] ?? '';
      if (reply.kind === 'try-later') return reply;
      if (reply.kind === 'refused') unseen.push(projectId);
      else reply.value.forEach((status) => add(found, status, projectId));
    }
  }
  return { kind: 'ok', value: { statuses: [...found.values()], unseen, ofSite: false } };
}

function add(found: Map<string, StatusOfProjects>, { id, name, category }: SiteStatus, projectId: string): void {
  const known = found.get(id);
  if (known) known.projectIds.push(projectId);
  else found.set(id, { id, name, category, projectIds: [projectId] });
}

async function ofSite(configuration: Configuration, projects: 'all' | string[]): Promise<SiteResult<StatusesFound>> {
  const read = await configuration.statuses();
  if (read.kind !== 'ok') return read;
  const statuses = read.value
    .filter(({ projectId }) => projectId === undefined || projects === 'all' || projects.includes(projectId))
    .map(({ projectId, ...status }) => ({ ...status, projectIds: projectId === undefined ? [] : [projectId] }));
  return { kind: 'ok', value: { statuses, unseen: [], ofSite: true } };
}
