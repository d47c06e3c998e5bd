import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import type { Asked } from '../../../test/contracts/scripted-jira';
import type { JiraResult } from './call';
import { jiraConfiguration } from './configuration';

const answering = (result: JiraResult) => {
  const { call, asked } = scriptedJira(() => result);
  return { site: jiraConfiguration(call), asked };
};
const lastOf = (asked: Asked[]) => asked[asked.length - 1];

describe('a project', () => {
  const project = { id: '10000', key: 'KAN', name: 'Kanban' };
  it.each([
    ['the style says so', { style: 'next-gen' }, true],
    ['it is called simplified', { simplified: true }, true],
    ['both', { simplified: true, style: 'next-gen' }, true],
    ['neither', { simplified: false, style: 'classic' }, false],
    ['nothing is said', {}, false],
    ['nothing is said, twice', { simplified: null, style: null }, false],
  ])('is team-managed or not: %s', async (_when, told, teamManaged) => {
    const page = ok({ values: [{ ...project, ...told }], isLast: true });
    const expected = { kind: 'ok', value: [{ ...project, teamManaged }] };
    expect(await answering(page).site.projects()).toEqual(expected);
    expect(await answering(page).site.projectsById(['10000'])).toEqual(expected);
  });

  it('is found by what the admin typed, and by id', async () => {
    const { site, asked } = answering(ok({ values: [], isLast: true }));
    await site.projects('Kan & co');
    expect(lastOf(asked)?.query.get('query')).toBe('Kan & co');
    await site.projects();
    expect(lastOf(asked)?.query.has('query')).toBe(false);
    await site.projectsById(['1', '2']);
    expect(lastOf(asked)?.query.getAll('id')).toEqual(['1', '2']);
  });
});

describe('a status', () => {
  it('has a category, and a project where it belongs to one', async () => {
    const statuses = [
      { id: '1', name: 'Done', statusCategory: { key: 'done' } },
      { id: '2', name: 'Done', statusCategory: { key: 'new' }, scope: { project: { id: 10001 } } },
      { id: '3', name: 'Færdig', statusCategory: null, scope: { type: 'GLOBAL' } },
    ];
    expect(await answering(ok(statuses)).site.statuses()).toEqual({
      kind: 'ok',
      value: [
        { id: '1', name: 'Done', category: 'done' },
        { id: '2', name: 'Done', category: 'to-do', projectId: '10001' },
        { id: '3', name: 'Færdig', category: 'to-do' },
      ],
    });
  });

  it('of a project is listed once, however many work types have it', async () => {
    const open = { id: '1', name: 'Open', statusCategory: { key: 'indeterminate' } };
    const done = { id: '2', name: 'Done', statusCategory: { key: 'done' } };
    const { site, asked } = answering(ok([{ statuses: [open, done] }, { statuses: [done] }]));
    expect(await site.statusesOf('10000')).toEqual({
      kind: 'ok',
      value: [
        { id: '1', name: 'Open', category: 'in-progress' },
        { id: '2', name: 'Done', category: 'done' },
      ],
    });
    expect(lastOf(asked)?.what).toContain('/rest/api/3/project/10000/statuses');
  });
});

describe('a field', () => {
  const custom = (type: string) => ({ custom: `com.atlassian.jira.plugin.system.customfieldtypes:${type}` });
  const field = (id: string, told: object) => ({ id, name: id, custom: true, ...told });

  it.each([
    ['float', 'number'],
    ['textfield', 'short-text'],
    ['textarea', 'paragraph'],
    ['datepicker', 'date'],
    ['datetime', 'date-time'],
    ['url', 'other'],
  ])('of type %s is of type %s here', async (type, expected) => {
    const { site } = answering(ok([field('customfield_1', { schema: custom(type) })]));
    expect(await site.fields()).toEqual({
      kind: 'ok',
      value: [{ id: 'customfield_1', name: 'customfield_1', type: expected }],
    });
  });

  it('is listed with its project where it belongs to one', async () => {
    const { site } = answering(
      ok([
        field('summary', { custom: false }),
        field('created', { custom: undefined }),
        field('customfield_1', { schema: {}, scope: null }),
        field('customfield_2', { schema: null, scope: { type: 'PROJECT', project: { id: '10001' } } }),
        field('customfield_3', { schema: { custom: 'com.other.app:float' } }),
      ]),
    );
    expect(await site.fields()).toEqual({
      kind: 'ok',
      value: [
        { id: 'customfield_1', name: 'customfield_1', type: 'other' },
        { id: 'customfield_2', name: 'customfield_2', type: 'other', projectId: '10001' },
        { id: 'customfield_3', name: 'customfield_3', type: 'other' },
      ],
    });
  });

  it.each([
    ['number', 'float', 'exactnumber'],
    ['paragraph', 'textarea', 'textsearcher'],
    ['short-text', 'textfield', 'textsearcher'],
  ] as const)('is made as %s: as Jira calls it, and searchable', async (type, jiraType, searcher) => {
    const { site, asked } = answering(ok({ id: 'customfield_9', name: 'Mood', extra: 1 }));
    expect(await site.createField('Mood', type)).toEqual({
      kind: 'ok',
      value: { id: 'customfield_9', name: 'Mood', type },
    });
    const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';
    expect(asked).toMatchObject([
      {
        what: 'POST /rest/api/3/field',
        body: { name: 'Mood', type: prefix + jiraType, searcherKey: prefix + searcher },
      },
    ]);
  });
});

const screen = { id: '1', name: 'Default', fieldIds: [], firstTabId: '7' };

describe('what Jira refuses or puts off is reported', () => {
  const calls = {
    projects: (site) => site.projects(),
    projectsById: (site) => site.projectsById(['1']),
    statuses: (site) => site.statuses(),
    statusesOf: (site) => site.statusesOf('1'),
    fields: (site) => site.fields(),
    createField: (site) => site.createField('Mood', 'number'),
    projectsOfField: (site) => site.projectsOfField('customfield_1'),
    applyField: (site) => site.applyField('customfield_1', '1'),
    associateField: (site) => site.associateField('customfield_1', '1'),
    screensOf: (site) => site.screensOf('1'),
    workTypesOf: (site) => site.workTypesOf('1'),
    addToScreen: (site) => site.addToScreen(screen, 'customfield_1'),
    showInProject: (site) => site.showInProject('1', true),
    showEverywhere: (site) => site.showEverywhere(true),
    'not showInProject': (site) => site.showInProject('1', false),
    'not showEverywhere': (site) => site.showEverywhere(false),
  } satisfies Record<string, (site: ReturnType<typeof jiraConfiguration>) => Promise<unknown>>;

  it.each(Object.entries(calls))('by %s', async (_name, ask) => {
    expect(await ask(answering(refused(403)).site)).toEqual({ kind: 'refused', why: 'no-permission' });
    expect(await ask(answering(rateLimited).site)).toEqual({ kind: 'try-later', until: 1_700_000_000_000 });
    expect(await ask(answering(transient).site)).toEqual({ kind: 'try-later' });
  });
});

describe('where Jira offers the survey', () => {
  it.each([
    ['in a project', 'showInProject', '/rest/api/3/project/1/properties/nps-today'],
    ['everywhere', 'showEverywhere', '/rest/forge/1/app/properties/nps-today'],
  ] as const)('%s, is a property that is set or taken away', async (_where, _name, path) => {
    const { site, asked } = answering(ok());
    const show = (surveyed: boolean) =>
      path.includes('project') ? site.showInProject('1', surveyed) : site.showEverywhere(surveyed);
    expect(await show(true)).toEqual({ kind: 'ok', value: null });
    expect(await show(false)).toEqual({ kind: 'ok', value: null });
    expect(asked.map(({ what, body }) => [what, body])).toEqual([
      [`PUT ${path}`, { surveyed: true }],
      [`DELETE ${path}`, undefined],
    ]);
  });

  it('counts as removed where it is missing already, and as not set where Jira refuses', async () => {
    const { site } = answering(refused(404));
    for (const gone of [site.showInProject('1', false), site.showEverywhere(false)])
      expect(await gone).toEqual({ kind: 'ok', value: null });
    for (const set of [site.showInProject('1', true), site.showEverywhere(true)])
      expect(await set).toEqual({ kind: 'refused', why: 'not-there' });
  });
});

it('a field is put on the first tab of a screen', async () => {
  const { site, asked } = answering(ok());
  expect(await site.addToScreen(screen, 'customfield_1')).toEqual({ kind: 'ok', value: null });
  expect(asked).toMatchObject([
    { what: 'POST /rest/api/3/screens/1/tabs/7/fields', body: { fieldId: 'customfield_1' } },
  ]);
});

describe('a field that a project lacks', () => {
  it('is associated with the project as Jira wants it: by number', async () => {
    const { site, asked } = answering(ok());
    expect(await site.associateField('customfield_1', '10000')).toEqual({ kind: 'ok', value: null });
    expect(asked).toMatchObject([
      {
        what: 'PUT /rest/api/3/field/association',
        body: {
          associationContexts: [{ identifier: 10000, type: 'PROJECT_ID' }],
          fields: [{ identifier: 'customfield_1', type: 'FIELD_ID' }],
        },
      },
    ]);
  });

  it.each([
    [
      'a context for chosen projects',
      [{ contextId: '5', projectId: '1' }],
      'PUT /rest/api/3/field/f/context/5/project',
      { projectIds: ['9'] },
    ],
    [
      'a context of its own, where there is none for chosen ones',
      [{ contextId: '4', projectId: null }],
      'POST /rest/api/3/field/f/context',
      { name: 'nps.today', projectIds: ['9'], issueTypeIds: [] },
    ],
  ])('gets it through %s', async (_how, values, what, body) => {
    const { call, asked } = scriptedJira((each) => (each.what.startsWith('GET') ? ok({ values }) : ok()));
    expect(await jiraConfiguration(call).applyField('f', '9')).toEqual({ kind: 'ok', value: null });
    expect(lastOf(asked)).toMatchObject({ what, body });
  });
});
