import type { Mark } from '../../src/domain/mark';
import type { FieldMapping } from '../../src/domain/field-parts';
import type { Reader } from '../../src/ports/reader';
import type { Permissions, Project, Configuration } from '../../src/ports/configuration';
import type { WorkItems } from '../../src/ports/work-items';
import { COMMENT_FIELD, guideSettings, RATING_FIELD } from '../builders/surveys';

/** A site with KAN-2 on it, reported by a customer with an address, both fields on its screen. */
export interface JiraStage {
  workItems: WorkItems;
  /** Numeric id of KAN-2. */
  id: string;
  /** What KAN-2's fields hold; no field without a value. */
  values(): Promise<Record<string, unknown>>;
  mark(): Promise<Mark | undefined>;
  /** The comment that is kept whole beside its field. */
  wholeComment(): Promise<string | undefined>;
  takeOffScreen(fieldId: string): Promise<void>;
  /** From now on the app sees nothing of KAN-2's project. */
  hide(): Promise<void>;
  /** From now on Jira does not do what it usually does. */
  turn(jira: {
    /** Refusals name no field. */
    unnamed?: boolean;
    /** Refusals are in Danish. */
    danish?: boolean;
    /** This field, writable as it is, takes nothing. */
    refusing?: string;
    /** The status of KAN-2 lets nobody edit it. */
    locked?: boolean;
    /** The app does not administer Jira. */
    noAdmin?: boolean;
  }): void;
  /** Whether the watchers of KAN-2 were told of each write that Jira took, in order. */
  told(): Promise<boolean[]>;
}

export function workItemsContract(make: () => Promise<JiraStage>): void {
  const { fields } = guideSettings();
  const mark = (id: string): Mark => ({
    state: 'answered',
    changedAt: '2026-01-05T12:00:00.000Z',
    surveyId: id,
    rating: 7,
  });

  it('reads a work item by key and by id', async () => {
    const { workItems, id } = await make();
    const found = await workItems.read('KAN-2');
    expect(found).toMatchObject({
      kind: 'found',
      workItem: { id, key: 'KAN-2', reporter: { active: true, isApp: false }, labels: [] },
    });
    expect(await workItems.read(id)).toEqual(found);
    expect(await workItems.read('KAN-99999')).toEqual({ kind: 'gone' });
  });

  it('finds the address of a reporter', async () => {
    const { workItems, id } = await make();
    const found = await workItems.read(id);
    if (found.kind !== 'found' || !found.workItem.reporter) throw new Error('KAN-2 has a reporter');
    const email = await workItems.emailOf(found.workItem.reporter, id);
    expect(email).toMatchObject({ kind: 'email', address: 'customer@example.com' });
  });

  it('writes rating, comment and mark', async () => {
    const stage = await make();
    const write = { rating: 0, comment: 'He said "no\\way"\nשלום 😀', mark: mark('a') };
    const written = await stage.workItems.writeResponse(stage.id, write, fields);
    expect(written).toEqual({ kind: 'written', refused: [], commentCut: false });
    expect(await stage.values()).toEqual({ [RATING_FIELD]: 0, [COMMENT_FIELD]: write.comment });
    expect(await stage.mark()).toEqual(mark('a'));
  });

  it('leaves fields alone that are not mapped, or for which the response has no value', async () => {
    const stage = await make();
    await stage.workItems.writeResponse(stage.id, { comment: 'First', mark: mark('a') }, fields);
    await stage.workItems.writeResponse(stage.id, { rating: 3, mark: mark('a') }, fields);
    const ratingOnly: FieldMapping = { rating: fields.rating };
    await stage.workItems.writeResponse(stage.id, { rating: 4, comment: 'Second', mark: mark('a') }, ratingOnly);
    expect(await stage.values()).toEqual({ [RATING_FIELD]: 4, [COMMENT_FIELD]: 'First' });
  });

  it('cuts a comment that is too long for its field, and keeps the whole until another takes its place', async () => {
    const stage = await make();
    const comment = 'word '.repeat(100).trim();
    const written = await stage.workItems.writeResponse(stage.id, { comment, mark: mark('a') }, fields);
    expect(written).toMatchObject({ kind: 'written', commentCut: true });
    expect(String((await stage.values())[COMMENT_FIELD])).toHaveLength(255);
    expect(await stage.wholeComment()).toBe(comment);
    const rating = { rating: 2, mark: mark('a'), replacesWholeComment: true };
    await stage.workItems.writeResponse(stage.id, rating, fields);
    await stage.workItems.mark(stage.id, mark('b'));
    expect(await stage.wholeComment()).toBe(comment);
    await stage.workItems.writeResponse(stage.id, { ...rating, comment: 'Short' }, fields);
    expect(await stage.wholeComment()).toBeUndefined();
  });

  describe.each([
    ['in English', {}],
    ['in Danish', { danish: true }],
    ['without naming a field', { unnamed: true }],
  ])('where Jira refuses %s', (_how, jira) => {
    const hello = (id = 'a') => ({ rating: 7, comment: 'Hello', mark: mark(id) });

    it.each([
      [COMMENT_FIELD, 'comment', { [RATING_FIELD]: 7 }],
      [RATING_FIELD, 'rating', { [COMMENT_FIELD]: 'Hello' }],
    ])('%s, which is on no screen, the rest is written', async (fieldId, field, rest) => {
      const stage = await make();
      await stage.takeOffScreen(fieldId);
      stage.turn(jira);
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields);
      expect(written).toMatchObject({ kind: 'written', refused: [{ field, fieldId, cause: 'not-on-screen' }] });
      expect(await stage.values()).toEqual(rest);
      expect(await stage.mark()).toMatchObject({ rating: 7 });
      expect(await stage.told()).toEqual([false]);
    });

    it.each([
      [COMMENT_FIELD, 'comment', { [RATING_FIELD]: 7 }],
      [RATING_FIELD, 'rating', { [COMMENT_FIELD]: 'Hello' }],
    ])('%s without giving a reason, the rest is written', async (fieldId, field, rest) => {
      const stage = await make();
      stage.turn({ ...jira, refusing: fieldId });
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields);
      expect(written).toMatchObject({ kind: 'written', refused: [{ field, fieldId, cause: 'other' }] });
      expect(await stage.values()).toEqual(rest);
      expect(await stage.mark()).toMatchObject({ rating: 7 });
    });

    it('everything, the work item is marked all the same', async () => {
      const stage = await make();
      for (const fieldId of [RATING_FIELD, COMMENT_FIELD]) await stage.takeOffScreen(fieldId);
      stage.turn(jira);
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields);
      expect(written).toMatchObject({ refused: [{ field: 'rating' }, { field: 'comment' }] });
      expect(await stage.values()).toEqual({});
      expect(await stage.mark()).toMatchObject({ rating: 7 });
    });

    it('a comment that fills its field, its length is the cause, and it is not kept elsewhere', async () => {
      const stage = await make();
      stage.turn({ ...jira, refusing: COMMENT_FIELD });
      const comment = 'word '.repeat(100);
      const written = await stage.workItems.writeResponse(stage.id, { ...hello(), comment }, fields);
      expect(written).toMatchObject({ refused: [{ field: 'comment', cause: 'too-long' }] });
      expect(await stage.values()).toEqual({ [RATING_FIELD]: 7 });
      expect(await stage.wholeComment()).toBeUndefined();
    });

    it('edits in a status, the status is the cause, and the edit is made where that option is on', async () => {
      const stage = await make();
      stage.turn({ ...jira, locked: true });
      const locked = await stage.workItems.writeResponse(stage.id, hello(), fields);
      const cause = 'status-locked';
      expect(locked).toMatchObject({
        refused: [
          { field: 'rating', cause },
          { field: 'comment', cause },
        ],
      });
      expect(await stage.values()).toEqual({});
      const written = await stage.workItems.writeResponse(stage.id, hello(), fields, { lockedToo: true });
      expect(written).toEqual({ kind: 'written', refused: [], commentCut: false });
      expect(await stage.values()).toEqual({ [RATING_FIELD]: 7, [COMMENT_FIELD]: 'Hello' });
    });
  });

  it('notifies watchers only where that option is on', async () => {
    const stage = await make();
    const write = { rating: 7, mark: mark('a') };
    expect(await stage.workItems.writeResponse(stage.id, write, fields)).not.toHaveProperty('told');
    await stage.workItems.writeResponse(stage.id, { ...write, rating: 8 }, fields, { notifyWatchers: true });
    expect(await stage.told()).toEqual([false, true]);
  });

  it('writes even where the app may not suppress the mail to watchers, and reports that', async () => {
    const stage = await make();
    stage.turn({ noAdmin: true });
    const write = { rating: 7, mark: mark('a') };
    const written = await stage.workItems.writeResponse(stage.id, write, fields, { lockedToo: true });
    expect(written).toEqual({ kind: 'written', refused: [], commentCut: false, told: true });
    expect(await stage.values()).toEqual({ [RATING_FIELD]: 7 });
    expect(await stage.told()).toEqual([true]);
  });

  it('reports that a work item is unavailable', async () => {
    const stage = await make();
    await stage.hide();
    expect(await stage.workItems.read(stage.id)).toEqual({ kind: 'gone' });
    const written = await stage.workItems.writeResponse(stage.id, { rating: 7, mark: mark('a') }, fields);
    expect(['gone', 'no-permission']).toContain(written.kind);
    expect(['gone', 'no-permission']).toContain((await stage.workItems.mark(stage.id, mark('a'))).kind);
  });

  it('marks a work item without touching its fields', async () => {
    const stage = await make();
    const skipped: Mark = {
      state: 'skipped',
      reason: 'no-email',
      changedAt: '2026-01-05T12:00:00.000Z',
      surveyId: 'a',
    };
    expect(await stage.workItems.mark(stage.id, skipped)).toEqual({ kind: 'marked' });
    expect(await stage.mark()).toEqual(skipped);
    expect(await stage.values()).toEqual({});
  });
}

export interface ReaderStage {
  reader: Reader;
  /** The person reports a work item in this project; its key. */
  report(projectId: string, summary: string): Promise<string>;
  /** Ids of the projects KAN and OPS. */
  projects: [kan: string, ops: string];
}

/** Somebody who reads Danish, and somebody whom Jira does not tell about. */
export function readerContract(makeStage: (who: 'dane' | 'unknown') => Promise<ReaderStage>): void {
  const make = async (who: 'dane' | 'unknown') => (await makeStage(who)).reader;

  it("lists the person's own work items in the given projects, the latest change first", async () => {
    const { reader, report, projects } = await makeStage('dane');
    const [kan, ops] = projects;
    const first = await report(kan, 'First');
    const second = await report(kan, 'Second "quoted"');
    await report(ops, 'Elsewhere');
    const inKan = await reader.ownWorkItems([kan]);
    const summaries = inKan.kind === 'ok' ? inKan.value.slice(0, 2) : [];
    expect(summaries).toEqual([
      { key: second, summary: 'Second "quoted"' },
      { key: first, summary: 'First' },
    ]);
    expect(JSON.stringify(inKan)).not.toContain('Elsewhere');
    expect(JSON.stringify(await reader.ownWorkItems('all'))).toContain('Elsewhere');
  });

  it('shows a work item that the person may see, and none that does not exist', async () => {
    const { reader, report, projects } = await makeStage('dane');
    const key = await report(projects[0], 'Broken');
    expect(await reader.workItem(key)).toEqual({
      kind: 'ok',
      value: { summary: 'Broken', status: expect.any(String) },
    });
    expect(await reader.workItem('KAN-404')).toMatchObject({ kind: 'refused' });
    expect((await (await make('unknown')).workItem(key)).kind).toBe('try-later');
  });

  it('says what work items are about, and leaves out what is not there', async () => {
    const { reader, report, projects } = await makeStage('dane');
    const key = await report(projects[0], 'A "quoted" summary');
    const read = await reader.summaries([key, '999999999']);
    const [found, ...more] = read.kind === 'ok' ? read.value : [];
    expect(found).toMatchObject({ key, summary: 'A "quoted" summary', reporterId: expect.any(String) as string });
    expect(more).toEqual([]);
    expect(await reader.summaries([found?.id ?? ''])).toEqual({ kind: 'ok', value: [found] });
    expect((await (await make('unknown')).summaries([key])).kind).toBe('try-later');
  });

  it('reports that the list is unavailable while Jira is down', async () => {
    const { reader, projects } = await makeStage('unknown');
    expect((await reader.ownWorkItems(projects)).kind).toBe('try-later');
  });

  it("uses the person's language, and English where that is unknown", async () => {
    const danish = await (await make('dane')).words();
    expect(danish('category.promoter')).toBe('Ambassadør');
    expect(danish('no.such.text')).toBe('no.such.text');
    const english = await (await make('unknown')).words();
    expect(english('category.promoter')).toBe('Promoter');
  });
}

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

/** Who looks: an admin of the site, or a customer who may see KAN-2 at most. */
export function permissionsContract(
  make: (who: 'admin' | 'nobody') => Promise<{ permissions: Permissions; id: string }>,
): void {
  it('distinguishes a Jira admin from everybody else', async () => {
    expect(await (await make('admin')).permissions.isAdmin()).toBe('yes');
    expect(await (await make('nobody')).permissions.isAdmin()).toBe('no');
  });

  it('reports who may edit a work item', async () => {
    const admin = await make('admin');
    expect(await admin.permissions.onWorkItem(admin.id)).toBe('edit');
    const nobody = await make('nobody');
    expect(await nobody.permissions.onWorkItem(nobody.id)).not.toBe('edit');
    expect(await admin.permissions.onWorkItem('424242')).toBe('none');
  });
}
