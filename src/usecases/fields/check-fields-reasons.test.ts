import { COMMENT_FIELD, guideSettings, PROJECT, RATING_FIELD } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import type { Writable } from '../../ports/configuration';
import { checkFields } from './check-fields';
import { repairFields } from './repair-fields';

const TEAM = '10050';
const BOTH = [RATING_FIELD, COMMENT_FIELD];

/** A company-managed project whose screens hold these fields, and a team-managed one whose work type does. */
function site(fieldIds = BOTH, settings = guideSettings()) {
  const found = world(settings);
  const screen = { id: '1', name: 'Edit', fieldIds, firstTabId: '1' };
  found.configuration.all = {
    projects: [
      { id: PROJECT, key: 'KAN', name: 'Kanban', teamManaged: false },
      { id: '10001', key: 'OPS', name: 'Operations', teamManaged: false },
      { id: TEAM, key: 'TEAM', name: 'Team', teamManaged: true },
    ],
    fields: [
      { id: RATING_FIELD, name: 'NPS Rating', type: 'number' },
      { id: COMMENT_FIELD, name: 'NPS Comment', type: 'short-text' },
    ],
    screens: { [PROJECT]: [screen], '10001': [{ ...screen, id: '2' }], [TEAM]: [{ ...screen, id: '3' }] },
  };
  const says = (verdict: Partial<Extract<Writable, { kind: 'asked' }>>) => {
    found.ports.configuration.writable = async () => ({
      kind: 'ok',
      value: { kind: 'asked', finished: true, locked: false, ...verdict },
    });
  };
  return { ...found, says };
}

const check = async ({ ports }: ReturnType<typeof site>, id = PROJECT, quick = false) => {
  const checked = await checkFields(ports, [id], { quick });
  return checked.kind === 'ok' ? checked.value[0] : checked;
};

describe('whether a field can be written', () => {
  it('is decided by what Jira lets the app write, not by contexts that no longer restrict anything', async () => {
    const found = site();
    found.says({ fieldIds: BOTH });
    found.configuration.limited = { [COMMENT_FIELD]: ['424242'] };
    expect(await check(found)).toMatchObject({ kind: 'ready', notApplied: [] });
  });

  it('is decided by contexts and screens where there is no work item to ask about', async () => {
    const found = site();
    found.configuration.access = { [PROJECT]: { workItem: 'none' } };
    found.configuration.limited = { [COMMENT_FIELD]: ['424242'] };
    expect(await check(found)).toMatchObject({ kind: 'missing', notApplied: ['comment'], notInScheme: [] });
    found.configuration.limited = { [COMMENT_FIELD]: [PROJECT] };
    expect(await check(found)).toMatchObject({ kind: 'ready', locked: false, askedAbout: 'none' });
  });

  it('is decided by contexts and screens where Jira does not say, quick or not', async () => {
    const found = site([RATING_FIELD]);
    found.says({ fieldIds: undefined });
    for (const quick of [false, true])
      expect(await check(found, PROJECT, quick)).toMatchObject({ kind: 'missing', notInScheme: [] });
  });

  it('is asked by the statuses that finish work items there', async () => {
    const [rule] = guideSettings().rules;
    if (!rule) throw new Error('The guide has a rule');
    const found = site(BOTH, guideSettings({ rules: [{ ...rule, finishedStatuses: ['77'] }] }));
    const asked: unknown[] = [];
    const { writable } = found.ports.configuration;
    found.ports.configuration.writable = async (id, finished, lockedToo) => {
      asked.push(finished);
      return writable(id, finished, lockedToo);
    };
    await checkFields(found.ports, [PROJECT, TEAM]);
    expect(asked).toEqual([['77'], 'done-category']);
  });

  it('does not matter for a field that was not chosen', async () => {
    const { rating } = guideSettings().fields;
    const found = site([RATING_FIELD], guideSettings({ fields: { rating } }));
    expect(await check(found)).toMatchObject({ kind: 'ready', screens: [{ missing: [] }] });
    expect(await check(found, TEAM)).toMatchObject({ kind: 'ready' });
  });

  it('is no for a field that was deleted: it applies nowhere', async () => {
    const found = site();
    found.configuration.all.fields.pop();
    found.says({ fieldIds: [RATING_FIELD] });
    expect(await check(found)).toMatchObject({ kind: 'missing', notApplied: ['comment'], notInScheme: [] });
  });

  it.each(['screensOf', 'projectsOfField', 'writable'] as const)(
    'is not known while Jira does not answer: %s',
    async (call) => {
      const found = site();
      found.ports.configuration[call] = async () => ({ kind: 'try-later' });
      expect(await check(found)).toMatchObject({ kind: 'unknown', screens: [], askedAbout: 'none' });
    },
  );

  it.each(['screensOf', 'projectsOfField', 'writable'] as const)(
    'is no question of time where Jira refuses to let the app look: %s',
    async (call) => {
      const found = site([]);
      found.ports.configuration[call] = async () => ({ kind: 'refused', why: 'no-permission' });
      expect(await check(found)).toMatchObject({ kind: 'refused', refusal: 'no-permission', screens: [] });
    },
  );

  it('is reported quickly where all is well, whatever else is unavailable', async () => {
    const found = site();
    found.ports.configuration.screensOf = async () => ({ kind: 'try-later' });
    found.configuration.access = { [PROJECT]: { workItem: 'unfinished' } };
    expect(await check(found, PROJECT, true)).toMatchObject({ kind: 'ready', askedAbout: 'unfinished', screens: [] });
  });

  it('asks about the contexts of each field once, however many projects there are', async () => {
    const found = site([]);
    const asked: string[] = [];
    const { projectsOfField } = found.ports.configuration;
    found.ports.configuration.projectsOfField = async (id) => {
      asked.push(id);
      return projectsOfField(id);
    };
    await checkFields(found.ports, [PROJECT, '10001']);
    expect(asked).toEqual(BOTH);
  });
});

describe('whether a field of a team-managed project can be written', () => {
  it.each([
    ['a work type has none of it', { fieldIds: BOTH }, [RATING_FIELD]],
    ['Jira does not let the app write it, although the work type has it', { fieldIds: [RATING_FIELD] }, BOTH],
  ])('is no where %s', async (_why, verdict, onWorkType) => {
    const found = site(onWorkType);
    found.says(verdict);
    expect(await check(found, TEAM)).toMatchObject({ kind: 'team-managed' });
  });

  it('is no where nothing is known of its work types', async () => {
    const found = site();
    found.ports.configuration.workTypesOf = async () => ({ kind: 'refused' });
    expect(await check(found, TEAM)).toMatchObject({ kind: 'team-managed', screens: [] });
  });

  it('is not known while Jira does not answer', async () => {
    const found = site();
    found.ports.configuration.fields = async () => ({ kind: 'try-later' });
    expect(await check(found, TEAM)).toMatchObject({ kind: 'unknown' });
  });

  it('is no in a status that lets nobody edit', async () => {
    const found = site();
    found.configuration.access = { [TEAM]: { locked: true } };
    expect(await check(found, TEAM)).toMatchObject({ kind: 'locked', locked: true, askedAbout: 'finished' });
  });

  it("has nothing to do with another project's own field", async () => {
    const found = site();
    found.configuration.all.fields.push({ id: '7', name: 'NPS Rating', type: 'number', projectId: '10051' });
    found.configuration.all.fields.push({ id: '8', name: 'Other', type: 'number', projectId: TEAM });
    expect(await check(found, TEAM)).toMatchObject({ kind: 'ready', ownFields: [] });
  });
});

describe('repairing a project', () => {
  it.each(['addToScreen', 'applyField', 'associateField'] as const)(
    'is left for later while Jira asks for that: %s',
    async (call) => {
      const found = site(call === 'addToScreen' ? [] : BOTH);
      if (call === 'applyField') found.configuration.limited = { [COMMENT_FIELD]: ['424242'] };
      if (call === 'associateField') found.configuration.access = { [PROJECT]: { outOfScheme: [COMMENT_FIELD] } };
      found.ports.configuration[call] = async () => ({ kind: 'try-later', until: 7 });
      expect(await repairFields(found.ports, PROJECT)).toEqual({ kind: 'try-later', until: 7 });
    },
  );

  it('is left for later while it is unknown what is missing', async () => {
    const found = site([]);
    found.ports.configuration.projectsById = async () => ({ kind: 'try-later' });
    expect(await repairFields(found.ports, PROJECT)).toEqual({ kind: 'try-later' });
  });

  it('reports where it is no longer known what is missing', async () => {
    const found = site([]);
    const { projectsById } = found.ports.configuration;
    let asked = 0;
    found.ports.configuration.projectsById = async (ids) =>
      (asked += 1) > 1 ? { kind: 'try-later' } : projectsById(ids);
    expect(await repairFields(found.ports, PROJECT)).toEqual({ kind: 'try-later' });
  });

  it('asks Jira for nothing where all is well', async () => {
    const found = site();
    found.ports.configuration.addToScreen = async () => Promise.reject(new Error('asked'));
    expect(await repairFields(found.ports, PROJECT)).toMatchObject({ value: { kind: 'ready' } });
  });

  it('does not ask again for what was refused', async () => {
    const found = site([]);
    let asked = 0;
    found.ports.configuration.addToScreen = async () => {
      asked += 1;
      return { kind: 'refused' };
    };
    expect(await repairFields(found.ports, PROJECT)).toMatchObject({ value: { kind: 'missing' } });
    expect(asked).toBe(2);
  });
});
