import type { Told } from '../../src/domain/eligibility/facts';
import type { Employee } from '../../src/domain/invitation';
import type { People } from '../../src/ports/people';

export interface FakePeople extends People {
  /** Ids of groups, by account id. */
  groups: Record<string, string[]>;
  /** Account ids of apps. */
  apps: Set<string>;
  /** `<account id> <project id>` */
  agents: Set<string>;
  /** Name and address, by account id. */
  colleagues: Record<string, Employee>;
  /** Locales as Jira writes them, by account id; whoever is not among them hides theirs. */
  locales: Record<string, string>;
  /** How often Jira was asked. */
  asked: number;
  down: boolean;
}

/** What Jira says about people, in memory. */
export function fakePeople(): FakePeople {
  const told = async <T>(value: T): Promise<Told<T>> => {
    people.asked += 1;
    return people.down ? { kind: 'unavailable' } : { kind: 'told', value };
  };
  const people: FakePeople = {
    groups: {},
    apps: new Set(),
    agents: new Set(),
    colleagues: {},
    locales: {},
    asked: 0,
    down: false,
    groupsOf: (accountId) => told([...(people.groups[accountId] ?? [])]),
    isApp: (accountId) => told(people.apps.has(accountId)),
    languageOf: (accountId) => told(people.locales[accountId] ?? null),
    colleague: (accountId) => told(people.colleagues[accountId] ?? null),
    isAgentOf: (accountId, projectId) => told(people.agents.has(`${accountId} ${projectId}`)),
  };
  return people;
}
