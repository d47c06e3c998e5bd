import type { People } from '../../src/ports/people';

export interface PeopleStage {
  people: People;
  /** Account ids: of a member of one group, and of somebody whom Jira does not know. */
  ids: { member: string; stranger: string };
  group: string;
  /** From now on Jira does not answer. */
  down(): void;
}

export function peopleContract(make: () => Promise<PeopleStage>): void {
  it('tells the groups of a person; none of somebody whom Jira does not know', async () => {
    const { people, ids, group } = await make();
    expect(await people.groupsOf(ids.member)).toEqual({ kind: 'told', value: [group] });
    expect(await people.groupsOf(ids.stranger)).toEqual({ kind: 'told', value: [] });
  });

  it('says so where Jira does not answer', async () => {
    const { people, ids, down } = await make();
    down();
    expect(await people.groupsOf(ids.member)).toMatchObject({ kind: 'unavailable' });
  });
}
