import type { Sort, Translate } from '../../domain/rule-references';
import type { Known, SiteNames } from './site-names';

/** What an id stands for on the site that a file is from; of a project also its key. */
export type FileNames = Partial<Record<Exclude<Sort, 'projects'>, Record<string, string>>> & {
  projects?: Record<string, { key: string; name: string }>;
};

/** What a file names and this site does not have. */
export interface Unmatched {
  sort: Sort;
  id: string;
  name?: string;
}

/** Of these a project can have its own by everybody's names: several do as well as one, if they are of these projects. */
const OF_PROJECTS: Sort[] = ['statuses', 'workTypes', 'requestTypes'];

/**
 * Finds what ids of a file stand for here. The same id is the same thing where it has the same name; otherwise what has
 * that name is, of a project what has that key. A name that says nothing about which of several is no match.
 */
export function matching(site: SiteNames, names: FileNames): { translate: Translate; unmatched: Unmatched[] } {
  const unmatched = new Map<string, Unmatched>();
  const projects = Object.entries(names.projects ?? {}).flatMap(([id, was]) => match(id, was, site.projects ?? []));
  const isNear = ({ projectId }: Known) =>
    projectId === undefined || projects.length === 0 || projects.includes(projectId);
  const translate: Translate = (sort, id) => {
    const known = site[sort];
    // Nobody says what there is: it is taken as it is, as where a rule is saved.
    if (!known) return [id];
    const was = nameIn(names, sort, id);
    const found = match(id, was, OF_PROJECTS.includes(sort) ? known.filter(isNear) : known);
    const ids = found.length > 1 && !OF_PROJECTS.includes(sort) ? [] : found;
    if (ids.length === 0)
      unmatched.set(`${sort} ${id}`, { sort, id, ...(was === undefined ? {} : { name: was.name }) });
    return ids;
  };
  return {
    translate,
    get unmatched() {
      return [...unmatched.values()];
    },
  };
}

type Was = { name: string; key?: string } | undefined;

function nameIn(names: FileNames, sort: Sort, id: string): Was {
  if (sort === 'projects') return names.projects?.[id];
  const name = names[sort]?.[id];
  return name === undefined ? undefined : { name };
}

function match(id: string, was: Was, known: Known[]): string[] {
  const same = known.find((each) => each.id === id);
  if (!was) return same ? [id] : [];
  const isIt = (each: Known) => (was.key === undefined ? isCalled(each, was.name) : each.key === was.key);
  if (same && isIt(same)) return [id];
  return known.filter(isIt).map((each) => each.id);
}

function isCalled({ name }: Known, other: string): boolean {
  return name.trim().toLowerCase() === other.trim().toLowerCase();
}
