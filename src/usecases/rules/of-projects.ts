import type { SiteResult } from '../../ports/configuration';

/** Something that several projects can have. */
export type OfProjects<T> = Omit<T, 'projectId'> & {
  /** Projects that are known to have it; none for one that any of them may have. */
  projectIds: string[];
};

export interface FoundOfProjects<T> {
  found: OfProjects<T>[];
  /** Projects of which Jira shows the app nothing. */
  unseen: string[];
  /** This is what the whole site has: more than the projects have. */
  ofSite: boolean;
}

/** How one kind of thing is asked for. */
export interface Asking<T> {
  ofSite(): Promise<SiteResult<T[]>>;
  ofProject(projectId: string): Promise<SiteResult<T[]>>;
}

/** A call of Jira for each project; with more of them, one for the whole site. */
const MOST_ASKED = 25;
const AT_ONCE = 5;

/** What these projects have, each once. */
export async function ofProjects<T extends { id: string; projectId?: string }>(
  asking: Asking<T>,
  projects: 'all' | string[],
): Promise<SiteResult<FoundOfProjects<T>>> {
  if (projects === 'all' || projects.length > MOST_ASKED) return ofSite(asking, projects);
  const found = new Map<string, OfProjects<T>>();
  const unseen: string[] = [];
  for (let first = 0; first < projects.length; first += AT_ONCE) {
    const some = projects.slice(first, first + AT_ONCE);
    const replies = await Promise.all(some.map((id) => asking.ofProject(id)));
    for (const [index, reply] of replies.entries()) {
      const projectId = some[index] ?? '';
      if (reply.kind === 'try-later') return reply;
      if (reply.kind === 'refused') unseen.push(projectId);
      else reply.value.forEach((each) => add(found, each, projectId));
    }
  }
  return { kind: 'ok', value: { found: [...found.values()], unseen, ofSite: false } };
}

function add<T extends { id: string; projectId?: string }>(
  found: Map<string, OfProjects<T>>,
  { projectId: _own, ...each }: T,
  projectId: string,
): void {
  const known = found.get(each.id);
  if (known) known.projectIds.push(projectId);
  else found.set(each.id, { ...each, projectIds: [projectId] });
}

async function ofSite<T extends { id: string; projectId?: string }>(
  asking: Asking<T>,
  projects: 'all' | string[],
): Promise<SiteResult<FoundOfProjects<T>>> {
  const read = await asking.ofSite();
  if (read.kind !== 'ok') return read;
  const found = read.value
    .filter(({ projectId }) => projectId === undefined || projects === 'all' || projects.includes(projectId))
    .map(({ projectId, ...each }) => ({ ...each, projectIds: projectId === undefined ? [] : [projectId] }));
  return { kind: 'ok', value: { found, unseen: [], ofSite: true } };
}
