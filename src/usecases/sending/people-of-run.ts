import type { Told } from '../../domain/eligibility/facts';
import type { People } from '../../ports/people';
import type { WorkItems } from '../../ports/work-items';

/**
 * Asks about each person once, for one run of the dispatcher: of a thousand work items that one automation finished, the
 * first tells for all. Nothing of it is kept. What Jira did not tell is asked again.
 */
export function peopleOfRun(people: People): People {
  return {
    groupsOf: once((accountId) => people.groupsOf(accountId)),
    isApp: once((accountId) => people.isApp(accountId)),
    languageOf: once((accountId) => people.languageOf(accountId)),
    colleague: once((accountId) => people.colleague(accountId)),
    isAgentOf: once((accountId, projectId) => people.isAgentOf(accountId, projectId)),
  };
}

/**
 * Asks for the address of each person on a work item once, for one run of the dispatcher: where several people are asked
 * about it, each of their surveys looks for its own. What Jira did not tell is asked again.
 */
export function addressesOfRun(workItems: WorkItems): WorkItems {
  const known = new Map<string, Awaited<ReturnType<WorkItems['emailOf']>>>();
  return {
    ...workItems,
    async emailOf(person, workItemId, standing) {
      const key = [person.accountId, workItemId, standing].join(' ');
      const before = known.get(key);
      if (before) return before;
      const told = await workItems.emailOf(person, workItemId, standing);
      if (told.kind === 'email' || told.kind === 'none') known.set(key, told);
      return told;
    },
  };
}

function once<Asked extends string[], T>(ask: (...about: Asked) => Promise<Told<T>>) {
  const known = new Map<string, Promise<Told<T>>>();
  return async (...about: Asked): Promise<Told<T>> => {
    const key = about.join(' ');
    const asked = known.get(key) ?? ask(...about);
    known.set(key, asked);
    const told = await asked;
    if (told.kind !== 'told') known.delete(key);
    return told;
  };
}
