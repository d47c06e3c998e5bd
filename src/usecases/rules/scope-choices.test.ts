import { world } from '../../../test/builders/world';
import { listProjects } from './list-projects';
import { listRequestTypes } from './list-request-types';
import { listStatuses } from './list-statuses';
import { listWorkTypes } from './list-work-types';

const TEAM = 'Team';

function site(names = ['Support', 'Sales', TEAM]) {
  const { ports } = world();
  const teamManaged = (name: string) => name === TEAM;
  ports.configuration.all.projects = names.map((name) => ({
    id: name,
    key: name,
    name,
    teamManaged: teamManaged(name),
  }));
  const asked: string[] = [];
  const { statusesOf } = ports.configuration;
  ports.configuration.statusesOf = async (id) => (asked.push(id), statusesOf(id));
  return { ports, asked };
}

describe('the projects of a rule', () => {
  it('are found by what is looked for, or by their ids', async () => {
    const { ports } = site();
    expect(await listProjects(ports, { query: 'supp' })).toMatchObject({ value: [{ id: 'Support' }] });
    expect(await listProjects(ports, { ids: ['Sales', 'gone'] })).toMatchObject({ value: [{ id: 'Sales' }] });
    expect(await listProjects(ports, {})).toMatchObject({ value: { length: 3 } });
  });
});

describe('the statuses of a rule', () => {
  it('are those of the chosen projects, each once, with the projects that have it', async () => {
    const { ports } = site();
    expect(await listStatuses(ports, ['Support', 'Sales', TEAM])).toEqual({
      kind: 'ok',
      value: {
        statuses: [
          { id: '10000', name: 'To Do', category: 'to-do', projectIds: ['Support', 'Sales'] },
          { id: '10002', name: 'Done', category: 'done', projectIds: ['Support', 'Sales'] },
          { id: '9Team', name: 'Done', category: 'done', projectIds: [TEAM] },
        ],
        unseen: [],
        ofSite: false,
      },
    });
    expect(await listStatuses(ports, ['Support'])).toMatchObject({ value: { statuses: { length: 2 } } });
  });

  it('are those of the site where all projects are chosen', async () => {
    const { ports, asked } = site();
    expect(await listStatuses(ports, 'all')).toMatchObject({
      value: { statuses: [{ projectIds: [] }, { projectIds: [] }, { projectIds: [TEAM] }], ofSite: true },
    });
    expect(asked).toEqual([]);
  });

  it('take no more calls the more projects are chosen: those of the site then, without other projects’ own', async () => {
    const names = Array.from({ length: 26 }, (_, n) => `P${n}`);
    const { ports, asked } = site([...names, TEAM]);
    expect(await listStatuses(ports, names)).toMatchObject({
      value: { statuses: [{ id: '10000' }, { id: '10002' }], ofSite: true },
    });
    expect(asked).toEqual([]);
    await listStatuses(ports, names.slice(1));
    expect(asked).toHaveLength(25);
  });

  it('name the projects that Jira does not show the app', async () => {
    const { ports } = site();
    ports.configuration.access = { Sales: { app: 'none' } };
    expect(await listStatuses(ports, ['Support', 'Sales'])).toMatchObject({
      value: { statuses: [{ projectIds: ['Support'] }, {}], unseen: ['Sales'] },
    });
  });

  it('are not reported in part while Jira does not answer', async () => {
    const { ports } = site();
    const { statusesOf } = ports.configuration;
    ports.configuration.statusesOf = async (id) => (id === 'Sales' ? { kind: 'try-later', until: 7 } : statusesOf(id));
    expect(await listStatuses(ports, ['Support', 'Sales'])).toEqual({ kind: 'try-later', until: 7 });
    ports.configuration.statuses = async () => ({ kind: 'refused', why: 'no-permission' });
    expect(await listStatuses(ports, 'all')).toEqual({ kind: 'refused', why: 'no-permission' });
  });
});

it('the work types of a rule are those of the chosen projects, a team-managed one’s own among them', async () => {
  const { ports } = site();
  expect(await listWorkTypes(ports, ['Support', TEAM])).toMatchObject({
    value: {
      workTypes: [
        { id: '10001', name: 'Task', projectIds: ['Support'] },
        { id: '10002', name: 'Bug', projectIds: ['Support'] },
        { id: '8Team', name: 'Task', projectIds: [TEAM] },
      ],
      ofSite: false,
    },
  });
  expect(await listWorkTypes(ports, 'all')).toMatchObject({ value: { workTypes: { length: 3 }, ofSite: true } });
});

describe('the request types of a rule', () => {
  const types = [
    { id: '1', name: 'Get help', projectId: 'Support' },
    { id: '2', name: 'Refund', projectId: 'Sales' },
  ];

  it('are those of the chosen service projects', async () => {
    const { ports } = site();
    ports.configuration.all.requestTypes = types;
    expect(await listRequestTypes(ports, ['Sales', TEAM])).toEqual({
      kind: 'ok',
      value: [{ id: '2', name: 'Refund', projectIds: ['Sales'] }],
    });
    expect(await listRequestTypes(ports, 'all')).toMatchObject({ value: { length: 2 } });
  });

  it('are none on a site without service projects, and unknown while Jira does not answer', async () => {
    const { ports } = site();
    expect(await listRequestTypes(ports, 'all')).toEqual({ kind: 'ok', value: [] });
    ports.configuration.requestTypes = async () => ({ kind: 'try-later', until: 7 });
    expect(await listRequestTypes(ports, 'all')).toEqual({ kind: 'try-later', until: 7 });
  });
});
