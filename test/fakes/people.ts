import type { People } from '../../src/ports/people';

export interface FakePeople extends People {
  /** Ids of groups, by account id. */
  groups: Record<string, string[]>;
  down: boolean;
}

/** What Jira says about people, in memory. */
export function fakePeople(): FakePeople {
  const people: FakePeople = {
    groups: {},
    down: false,
    groupsOf: async (accountId) =>
      people.down ? { kind: 'unavailable' } : { kind: 'told', value: [...(people.groups[accountId] ?? [])] },
  };
  return people;
}
