import type { Project, Configuration } from '../../src/ports/configuration';
import { COMMENT_FIELD, RATING_FIELD } from '../builders/surveys';

export interface SiteStage {
  site: Configuration;
  /** Whether Jira offers the survey on work items that have none: in this project, and in every one. */
  shown(projectId: string): Promise<{ here: boolean; everywhere: boolean }>;
  /** From now on this field has no context that holds a project. */
  limit(fieldId: string): Promise<void>;
  /** From now on the app may not browse KAN. */
  hide(): Promise<void>;
  /** A work item of KAN is finished. */
  finish(): Promise<void>;
  /** From now on no screen of KAN holds this field. */
  takeOffScreen(fieldId: string): Promise<void>;
}

async function projectsOf(site: Configuration, query: string): Promise<Project[]> {
  const found = await site.projects(query);
  return found.kind === 'ok' ? found.value : [];
}

/** The guide's site: project KAN, the guide's two fields on its screens. */
export function siteContract(makeStage: () => Promise<SiteStage>): void {
  const make = async () => (await makeStage()).site;

  it('tells Jira where work items are surveyed', async () => {
    const { site, shown } = await makeStage();
    const projects = await site.projects('KAN');
    const id = projects.kind === 'ok' ? (projects.value[0]?.id ?? '') : '';
    for (const surveyed of [true, true, false, false]) {
      expect(await site.showInProject(id, surveyed)).toEqual({ kind: 'ok', value: null });
      expect(await shown(id)).toEqual({ here: surveyed, everywhere: false });
    }
    for (const surveyed of [true, false, false]) {
      expect(await site.showEverywhere(surveyed)).toEqual({ kind: 'ok', value: null });
      expect(await shown(id)).toEqual({ here: false, everywhere: surveyed });
    }
    expect(await site.showInProject('424242', true)).toEqual({ kind: 'refused', why: 'not-there' });
  });

  it('lists the request types of service projects, each with its project', async () => {
    const site = await make();
    const found = await site.requestTypes('all');
    const types = found.kind === 'ok' ? found.value : [];
    expect(types.map(({ name }) => name)).toEqual(['Get IT help', 'Request a refund']);
    const help = await site.projects('HELP');
    const helpId = help.kind === 'ok' ? (help.value[0]?.id ?? '') : '';
    expect(types.map(({ projectId }) => projectId)).toEqual([helpId, helpId]);
    const kan = await site.projects('KAN');
    const kanId = kan.kind === 'ok' ? (kan.value[0]?.id ?? '') : '';
    expect(await site.requestTypes([kanId, helpId])).toEqual(found);
    expect(await site.requestTypes([kanId])).toEqual({ kind: 'ok', value: [] });
  });

  it('lists projects, statuses and fields in the words of the domain', async () => {
    const site = await make();
    const projects = await site.projects('KAN');
    expect(projects).toMatchObject({ kind: 'ok', value: [{ key: 'KAN' }] });
    const statuses = await site.statuses();
    for (const category of ['to-do', 'done'])
      expect(statuses.kind === 'ok' && statuses.value.some((each) => each.category === category)).toBe(true);
    const projectId = projects.kind === 'ok' ? (projects.value[0]?.id ?? '') : '';
    const inProject = await site.statusesOf(projectId);
    expect(inProject.kind === 'ok' && inProject.value.some(({ category }) => category === 'done')).toBe(true);
    const ids = statuses.kind === 'ok' ? statuses.value.map(({ id }) => id) : [];
    expect(inProject.kind === 'ok' && inProject.value.every(({ id }) => ids.includes(id))).toBe(true);
    expect(await site.statusesOf('424242')).toEqual({ kind: 'refused', why: 'not-there' });
    const own = statuses.kind === 'ok' ? statuses.value.filter(({ projectId }) => projectId !== undefined) : [];
    const team = await site.projects('TEAM');
    const teamId = team.kind === 'ok' ? team.value[0]?.id : undefined;
    expect(new Set(own.map(({ projectId }) => projectId))).toEqual(new Set([teamId]));
    const types = await site.workTypes();
    const typesOfKan = await site.workTypesIn(projectId);
    const typeIds = types.kind === 'ok' ? types.value.map(({ id }) => id) : [];
    expect(typesOfKan.kind === 'ok' && typesOfKan.value.every(({ id }) => typeIds.includes(id))).toBe(true);
    expect(typesOfKan.kind === 'ok' && typesOfKan.value.length).toBeGreaterThan(0);
    expect(await site.workTypesIn('424242')).toEqual({ kind: 'refused', why: 'not-there' });
    const ownTypes = types.kind === 'ok' ? types.value.filter((each) => each.projectId !== undefined) : [];
    expect(new Set(ownTypes.map((each) => each.projectId))).toEqual(new Set([teamId]));
    const fields = await site.fields();
    expect(fields.kind === 'ok' && fields.value).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: RATING_FIELD, type: 'number' }),
        expect.objectContaining({ id: COMMENT_FIELD, type: 'short-text' }),
      ]),
    );
  });

  it('reads projects by their ids, those included that the app may not browse, and leaves out what is gone', async () => {
    const { site, hide } = await makeStage();
    const [kan] = await projectsOf(site, 'KAN');
    await hide();
    expect(await site.projectsById([kan?.id ?? '', '424242'])).toEqual({ kind: 'ok', value: [kan] });
  });

  it('reports what the app may write on a finished work item', async () => {
    const { site, finish, takeOffScreen } = await makeStage();
    const [kan] = await projectsOf(site, 'KAN');
    const asked = async () => {
      const found = await site.writable(kan?.id ?? '', 'done-category', false);
      if (found.kind !== 'ok' || found.value.kind !== 'asked') throw new Error(`Not asked: ${JSON.stringify(found)}`);
      return found.value;
    };
    await finish();
    expect(await asked()).toMatchObject({ finished: true, locked: false });
    expect((await asked()).fieldIds).toEqual(expect.arrayContaining([RATING_FIELD, COMMENT_FIELD]));
    await takeOffScreen(COMMENT_FIELD);
    expect((await asked()).fieldIds).toContain(RATING_FIELD);
    expect((await asked()).fieldIds).not.toContain(COMMENT_FIELD);
  });

  it('reports that the app does not see a project', async () => {
    const { site, hide } = await makeStage();
    const [kan] = await projectsOf(site, 'KAN');
    await hide();
    const found = await site.writable(kan?.id ?? '', 'done-category', false);
    expect(found).toEqual({ kind: 'ok', value: { kind: 'no-browse' } });
  });

  it("lists the fields of a team-managed project's work types", async () => {
    const { site } = await makeStage();
    const projects = await site.projects('TEAM');
    const [team] = projects.kind === 'ok' ? projects.value : [];
    const types = await site.workTypesOf(team?.id ?? '');
    const fields = types.kind === 'ok' ? types.value.flatMap(({ fieldIds }) => fieldIds) : [];
    expect(fields).toContain('summary');
    expect(fields).not.toContain(RATING_FIELD);
  });

  it('reports which projects a field applies to, and adds one', async () => {
    const { site, limit } = await makeStage();
    const projects = await site.projects();
    const ids =
      projects.kind === 'ok' ? projects.value.filter(({ teamManaged }) => !teamManaged).map(({ id }) => id) : [];
    expect(await site.projectsOfField(RATING_FIELD)).toEqual({ kind: 'ok', value: 'all' });
    await limit(RATING_FIELD);
    expect(await site.projectsOfField(RATING_FIELD)).toEqual({ kind: 'ok', value: [] });
    for (const id of ids) expect(await site.applyField(RATING_FIELD, id)).toEqual({ kind: 'ok', value: null });
    const applied = await site.projectsOfField(RATING_FIELD);
    expect(applied.kind === 'ok' && [...applied.value].sort()).toEqual([...ids].sort());
    expect(await site.applyField(RATING_FIELD, ids[0] ?? '')).toEqual({ kind: 'refused', why: 'not-accepted' });
    expect(await site.projectsOfField('customfield_99999')).toEqual({ kind: 'refused', why: 'not-there' });
  });

  it('creates a field and puts it on the screens of a project', async () => {
    const site = await make();
    const made = await site.createField('Mood', 'paragraph');
    if (made.kind !== 'ok') throw new Error('The field was not made');
    expect(made.value).toMatchObject({ name: 'Mood', type: 'paragraph' });
    const projects = await site.projects('KAN');
    const projectId = projects.kind === 'ok' ? (projects.value[0]?.id ?? '') : '';
    const before = await site.screensOf(projectId);
    const [screen] = before.kind === 'ok' ? before.value : [];
    if (!screen) throw new Error('KAN has a screen');
    expect(screen.fieldIds).toEqual(expect.arrayContaining([RATING_FIELD, COMMENT_FIELD]));
    expect(await site.addToScreen(screen, made.value.id)).toEqual({ kind: 'ok', value: null });
    const after = await site.screensOf(projectId);
    expect(after.kind === 'ok' && after.value.find(({ id }) => id === screen.id)?.fieldIds).toContain(made.value.id);
  });
}
