import { COMMENT_FIELD, guideSettings, PROJECT, RATING_FIELD } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { checkFields } from './check-fields';
import { createFields } from './create-fields';
import { repairFields } from './repair-fields';
import { saveFields } from './save-fields';
import { listFields } from './list-fields';

const TEAM = '10050';

/** A site with one company-managed project of two screens, and a team-managed one. */
function site(fieldIds: string[] = []) {
  const found = world(guideSettings());
  found.configuration.all = {
    projects: [
      { id: PROJECT, key: 'KAN', name: 'Kanban', teamManaged: false },
      { id: TEAM, key: 'TEAM', name: 'Team', teamManaged: true },
    ],
    fields: [
      { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
      { id: COMMENT_FIELD, name: 'NPS Comment', type: 'short-text' },
    ],
    screens: {
      [PROJECT]: ['Edit', 'Bug edit'].map((name, index) => ({
        id: String(index),
        name,
        fieldIds: [...fieldIds],
        firstTabId: '1',
      })),
    },
  };
  return found;
}

describe('creating both fields', () => {
  it('makes what is missing, maps it, and makes nothing twice', async () => {
    const { ports } = site();
    ports.configuration.all.fields = [];
    await ports.settings.write(guideSettings({ fields: {} }));
    const first = await createFields(ports);
    expect(first).toMatchObject({
      kind: 'ok',
      value: { rating: { name: 'NPS Rating' }, comment: { name: 'NPS Comment', format: 'paragraph' } },
    });
    expect(await createFields(ports)).toEqual(first);
    expect(ports.configuration.all.fields).toHaveLength(2);
    expect((await ports.settings.read()).fields).toMatchObject(first.kind === 'ok' ? first.value : {});
  });

  it('takes a field of that name only where its type fits', async () => {
    const { ports } = site();
    await ports.settings.write(guideSettings({ fields: {} }));
    ports.configuration.all.fields = [{ id: 'customfield_1', name: 'NPS Rating', type: 'short-text' }];
    await createFields(ports);
    expect((await ports.settings.read()).fields.rating?.id).not.toBe('customfield_1');
  });

  it("never takes a team-managed project's own field for the site's", async () => {
    const { ports } = site();
    await ports.settings.write(guideSettings({ fields: {} }));
    ports.configuration.all.fields = [{ id: 'customfield_1', name: 'NPS Rating', type: 'number', projectId: TEAM }];
    await createFields(ports);
    expect((await ports.settings.read()).fields.rating?.id).not.toBe('customfield_1');
    expect(await listFields({ ...ports })).not.toMatchObject({ value: [{ id: 'customfield_1' }] });
    const ids = {
      rating: 'customfield_1',
      comment: undefined,
      category: undefined,
      respondedAt: undefined,
      state: undefined,
    };
    expect(await saveFields(ports, ids)).toEqual({ kind: 'does-not-fit' });
  });
});

describe('checking projects', () => {
  it('reads the work types of a team-managed project, and changes nothing there', async () => {
    const { ports } = site();
    const type = { id: '7', name: 'Bug', fieldIds: [RATING_FIELD], firstTabId: '' };
    ports.configuration.all.screens[TEAM] = [type];
    const before = await repairFields(ports, TEAM);
    expect(before).toMatchObject({ value: { kind: 'team-managed', screens: [{ missing: ['comment'] }] } });
    expect(type.fieldIds).toEqual([RATING_FIELD]);
    ports.configuration.all.screens[TEAM] = [{ ...type, fieldIds: [RATING_FIELD, COMMENT_FIELD] }];
    expect(await checkFields(ports, [TEAM])).toMatchObject({ value: [{ kind: 'ready' }] });
  });

  it('does not take an outage for fields that a person must add', async () => {
    const { ports } = site();
    ports.configuration.workTypesOf = async () => ({ kind: 'try-later' });
    expect(await checkFields(ports, [TEAM])).toMatchObject({ value: [{ kind: 'unknown' }] });
  });

  it('names the screens that lack a field, and the project that is gone', async () => {
    const { ports } = site([RATING_FIELD]);
    const checked = await checkFields(ports, [PROJECT, TEAM, '424242']);
    expect(checked.kind === 'ok' && checked.value).toMatchObject([
      { kind: 'missing', notInScheme: [], screens: [{ missing: ['comment'] }, { missing: ['comment'] }] },
      { kind: 'team-managed' },
      { project: { id: '424242' }, kind: 'gone' },
    ]);
  });

  it.each([
    ['none', 'hidden'],
    ['see', 'read-only'],
  ] as const)('reports what the app may not do there: %s', async (app, kind) => {
    const { ports } = site([RATING_FIELD, COMMENT_FIELD]);
    ports.configuration.access = { [PROJECT]: { app } };
    expect(await checkFields(ports, [PROJECT])).toMatchObject({ value: [{ project: { key: 'KAN' }, kind }] });
  });

  it('asks about a finished work item; where there is none, about another, or nothing but the screens', async () => {
    const { ports } = site([RATING_FIELD, COMMENT_FIELD]);
    const ready = { kind: 'ready' };
    expect(await checkFields(ports, [PROJECT])).toMatchObject({ value: [{ ...ready, askedAbout: 'finished' }] });
    for (const workItem of ['unfinished', 'none'] as const) {
      ports.configuration.access = { [PROJECT]: { workItem } };
      expect(await checkFields(ports, [PROJECT])).toMatchObject({ value: [{ ...ready, askedAbout: workItem }] });
    }
    expect(await checkFields(ports, [PROJECT], { quick: true })).toMatchObject({ value: [ready] });
    ports.configuration.all.screens[PROJECT] = [{ id: '0', name: 'Edit', fieldIds: [], firstTabId: '1' }];
    expect(await checkFields(ports, [PROJECT], { quick: true })).toMatchObject({ value: [{ kind: 'missing' }] });
  });

  it('reports a status that does not allow editing, until the app may write there', async () => {
    const { ports } = site([RATING_FIELD, COMMENT_FIELD]);
    ports.configuration.access = { [PROJECT]: { locked: true } };
    for (const quick of [false, true]) {
      expect(await checkFields(ports, [PROJECT], { quick })).toMatchObject({
        value: [{ kind: 'locked', locked: true }],
      });
    }
    await ports.settings.write(guideSettings({ writeLocked: true }));
    expect(await checkFields(ports, [PROJECT])).toMatchObject({ value: [{ kind: 'ready', locked: false }] });
    ports.configuration.all.screens[PROJECT] = [{ id: '0', name: 'Edit', fieldIds: [RATING_FIELD], firstTabId: '1' }];
    await ports.settings.write(guideSettings());
    expect(await checkFields(ports, [PROJECT])).toMatchObject({ value: [{ kind: 'missing', locked: true }] });
  });

  it('does not send an admin to a screen that already has the field: the field scheme leaves it out', async () => {
    const { ports } = site([RATING_FIELD, COMMENT_FIELD]);
    ports.configuration.access = { [PROJECT]: { outOfScheme: [COMMENT_FIELD] } };
    expect(await checkFields(ports, [PROJECT])).toMatchObject({
      value: [
        { kind: 'missing', notInScheme: ['comment'], notApplied: [], screens: [{ missing: [] }, { missing: [] }] },
      ],
    });
  });

  it('finds a work type without the fields although the finished work item that was asked about has them', async () => {
    const { ports } = site([RATING_FIELD, COMMENT_FIELD]);
    ports.configuration.all.screens[PROJECT]?.push({ id: '9', name: 'Bug edit', fieldIds: [], firstTabId: '1' });
    expect(await checkFields(ports, [PROJECT])).toMatchObject({ value: [{ kind: 'missing', notInScheme: [] }] });
  });

  it('reports that a team-managed project has another field of that name', async () => {
    const { ports } = site();
    const { fields, screens } = ports.configuration.all;
    fields.push({ id: 'customfield_7', name: 'NPS Rating', type: 'number', projectId: TEAM });
    screens[TEAM] = [{ id: '7', name: 'Bug', fieldIds: ['customfield_7'], firstTabId: '' }];
    expect(await checkFields(ports, [TEAM])).toMatchObject({
      value: [{ kind: 'team-managed', ownFields: ['rating'] }],
    });
  });

  it('reports that nothing is known while Jira is unavailable', async () => {
    const { ports } = site([RATING_FIELD, COMMENT_FIELD]);
    ports.configuration.writable = async () => ({ kind: 'try-later' });
    expect(await checkFields(ports, [PROJECT])).toMatchObject({ value: [{ kind: 'unknown' }] });
    ports.configuration.projectsById = async () => ({ kind: 'try-later' });
    expect(await checkFields(ports, [PROJECT])).toEqual({ kind: 'try-later' });
  });
});

describe('repairing a project', () => {
  it('puts both fields on every screen', async () => {
    const { ports } = site([RATING_FIELD]);
    expect(await repairFields(ports, PROJECT)).toMatchObject({ kind: 'ok', value: { kind: 'ready' } });
    expect(ports.configuration.all.screens[PROJECT]?.map(({ fieldIds }) => fieldIds)).toEqual([
      [RATING_FIELD, COMMENT_FIELD],
      [RATING_FIELD, COMMENT_FIELD],
    ]);
  });

  it('reports no refusal where all is well in the end', async () => {
    const { ports } = site([RATING_FIELD]);
    const { addToScreen } = ports.configuration;
    // Somebody else has added it meanwhile: Jira refuses a field that a screen holds.
    ports.configuration.addToScreen = async (screen, fieldId) => {
      await addToScreen(screen, fieldId);
      return addToScreen(screen, fieldId);
    };
    const repaired = await repairFields(ports, PROJECT);
    expect(repaired).toMatchObject({ kind: 'ok', value: { kind: 'ready' } });
    expect(repaired.kind === 'ok' && repaired.value.refusal).toBeUndefined();
  });

  it('lets a project have a field that its contexts leave out', async () => {
    const { ports } = site([RATING_FIELD, COMMENT_FIELD]);
    ports.configuration.limited = { [COMMENT_FIELD]: ['424242'] };
    const checked = await checkFields(ports, [PROJECT]);
    expect(checked).toMatchObject({ value: [{ kind: 'missing', notApplied: ['comment'] }] });
    expect(await repairFields(ports, PROJECT)).toMatchObject({ value: { kind: 'ready', notApplied: [] } });
    expect(ports.configuration.limited[COMMENT_FIELD]).toEqual(['424242', PROJECT]);
  });

  it('puts a field into the scheme that left it out, also where screens lacked it too', async () => {
    const { ports } = site([RATING_FIELD]);
    ports.configuration.access = { [PROJECT]: { outOfScheme: [COMMENT_FIELD] } };
    expect(await repairFields(ports, PROJECT)).toMatchObject({ value: { kind: 'ready', notInScheme: [] } });
  });

  it('changes the others where Jira refuses one screen, and reports which still lacks what', async () => {
    const { ports } = site();
    ports.configuration.lockedScreens = ['0'];
    const repaired = await repairFields(ports, PROJECT);
    expect(repaired).toMatchObject({
      kind: 'ok',
      value: {
        kind: 'missing',
        refusal: 'not-accepted',
        screens: [
          { screen: { name: 'Edit' }, missing: ['rating', 'comment'] },
          { screen: { name: 'Bug edit' }, missing: [] },
        ],
      },
    });
  });
});
