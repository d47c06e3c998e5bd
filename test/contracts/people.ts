import type { People } from '../../src/ports/people';

export interface PeopleStage {
  people: People;
  /** Account ids: of a member of one group, and of somebody whom Jira does not know. */
  ids: { member: string; stranger: string; agent: string; app: string; withoutAddress: string };
  /** Name and address of the agent. */
  colleague: { displayName: string; emailAddress: string };
  /** Of a service project, and of another one. */
  projects: { service: string; other: string };
  group: string;
  /** From now on a person is of this locale; null hides it. */
  speak(accountId: string, locale: string | null): void;
  /** From now on Jira does not answer. */
  down(): void;
}

export function peopleContract(make: () => Promise<PeopleStage>): void {
  it('tells the groups of a person; none of somebody whom Jira does not know', async () => {
    const { people, ids, group } = await make();
    expect(await people.groupsOf(ids.member)).toEqual({ kind: 'told', value: [group] });
    expect(await people.groupsOf(ids.stranger)).toEqual({ kind: 'told', value: [] });
  });

  it('tells apps from people', async () => {
    const { people, ids } = await make();
    expect(await people.isApp(ids.app)).toEqual({ kind: 'told', value: true });
    expect(await people.isApp(ids.agent)).toEqual({ kind: 'told', value: false });
    expect(await people.isApp(ids.stranger)).toEqual({ kind: 'told', value: false });
  });

  it('tells who is an agent, of which project', async () => {
    const { people, ids, projects } = await make();
    expect(await people.isAgentOf(ids.agent, projects.service)).toEqual({ kind: 'told', value: true });
    expect(await people.isAgentOf(ids.agent, projects.other)).toEqual({ kind: 'told', value: false });
    expect(await people.isAgentOf(ids.member, projects.service)).toEqual({ kind: 'told', value: false });
    expect(await people.isAgentOf(ids.stranger, projects.service)).toEqual({ kind: 'told', value: false });
  });

  it('knows a colleague by name and address; nobody who is an app, is unknown or has no address', async () => {
    const { people, ids, colleague } = await make();
    expect(await people.colleague(ids.agent)).toEqual({ kind: 'told', value: colleague });
    for (const id of [ids.app, ids.stranger, ids.withoutAddress])
      expect(await people.colleague(id)).toEqual({ kind: 'told', value: null });
  });

  it('tells the language of a person who lets it be seen, and of nobody else', async () => {
    const { people, ids, speak } = await make();
    speak(ids.member, 'da_DK');
    expect(await people.languageOf(ids.member)).toEqual({ kind: 'told', value: 'da_DK' });
    speak(ids.member, null);
    expect(await people.languageOf(ids.member)).toEqual({ kind: 'told', value: null });
    expect(await people.languageOf(ids.stranger)).toEqual({ kind: 'told', value: null });
  });

  it('says so where Jira does not answer', async () => {
    const { people, ids, down } = await make();
    down();
    expect(await people.groupsOf(ids.member)).toMatchObject({ kind: 'unavailable' });
    expect(await people.isApp(ids.app)).toMatchObject({ kind: 'unavailable' });
    expect(await people.isAgentOf(ids.agent, '1')).toMatchObject({ kind: 'unavailable' });
    expect(await people.colleague(ids.agent)).toMatchObject({ kind: 'unavailable' });
    expect(await people.languageOf(ids.agent)).toMatchObject({ kind: 'unavailable' });
  });
}
