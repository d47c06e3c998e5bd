import type { CallJira, JiraResult } from './call';
import { applyField, projectsOfField } from './fields/field-schemes';
import { MOST_PAGES } from '../pages';
import { jiraConfiguration } from './configuration';

/** Jira with a list that it hands out in pages of the size asked for, or smaller ones. */
function paged(all: unknown[], { most = Infinity, saysLast = true, failsAt = Infinity } = {}) {
  const calls: string[] = [];
  const call: CallJira = async (path, { method = 'GET' } = {}): Promise<JiraResult> => {
    const { value } = path as unknown as { value: string };
    calls.push(`${method} ${value.split('?')[0]}`);
    if (calls.length > 100) throw new Error('Asks for ever');
    if (method !== 'GET') return { kind: 'ok', body: undefined };
    const query = new URLSearchParams(value.split('?')[1]);
    const startAt = Number(query.get('startAt') ?? 0);
    if (startAt >= failsAt) return { kind: 'rate-limited', until: 7 };
    const values = all.slice(startAt, startAt + Math.min(Number(query.get('maxResults') ?? 50), most));
    const isLast = startAt + values.length >= all.length;
    return { kind: 'ok', body: { values, ...(saysLast ? { isLast } : {}) } };
  };
  return { call, calls };
}

const mappings = (count: number) =>
  Array.from({ length: count }, (_each, index) => ({ contextId: '1', projectId: String(index) }));
const projects = (count: number) =>
  Array.from({ length: count }, (_each, index) => ({ id: String(index), key: `P${index}`, name: `Project ${index}` }));

describe("a field's contexts", () => {
  it.each([0, 1, 100, 101, 250])('are read to the end: %i projects', async (count) => {
    const applied = await projectsOfField(paged(mappings(count)).call, 'customfield_1');
    expect(applied).toEqual({ kind: 'ok', value: mappings(count).map(({ projectId }) => projectId) });
    const inSmallPages = await projectsOfField(paged(mappings(count), { most: 30 }).call, 'customfield_1');
    expect(inSmallPages).toEqual(applied);
  });

  it('may hold every project on the last page', async () => {
    const all = [...mappings(150), { contextId: '2', isGlobalContext: true }];
    expect(await projectsOfField(paged(all).call, 'customfield_1')).toEqual({ kind: 'ok', value: 'all' });
  });

  it('are not reported in part when Jira breaks off', async () => {
    const { call } = paged(mappings(150), { failsAt: 100 });
    expect(await projectsOfField(call, 'customfield_1')).toEqual({ kind: 'try-later', until: 7 });
    expect(await applyField(call, 'customfield_1', '9')).toEqual({ kind: 'try-later', until: 7 });
  });

  it('take a project in where one of them is for chosen projects, also on a later page', async () => {
    const all = [...Array.from({ length: 100 }, () => ({ contextId: '1' })), { contextId: '2', projectId: '5' }];
    const { call, calls } = paged(all);
    expect(await applyField(call, 'customfield_1', '9')).toEqual({ kind: 'ok', value: null });
    expect(calls[calls.length - 1]).toBe('PUT /rest/api/3/field/customfield_1/context/2/project');
    const none = paged([]);
    await applyField(none.call, 'customfield_1', '9');
    expect(none.calls[none.calls.length - 1]).toBe('POST /rest/api/3/field/customfield_1/context');
  });
});

describe('the projects of a site', () => {
  const listed = async (count: number, options = {}) => {
    const found = await jiraConfiguration(paged(projects(count), options).call).projects();
    return found.kind === 'ok' ? found.value.map(({ id }) => Number(id)) : found;
  };

  it.each([0, 1, 50, 51, 199])('are listed to the end: %i', async (count) => {
    const all = projects(count).map(({ id }) => Number(id));
    expect(await listed(count)).toEqual(all);
    expect(await listed(count, { saysLast: false })).toEqual(all);
  });

  it('are listed up to 200; who has more searches', async () => expect(await listed(500)).toHaveLength(200));

  it('are not reported in part when Jira breaks off', async () => {
    expect(await listed(120, { failsAt: 100 })).toEqual({ kind: 'try-later', until: 7 });
  });
});

describe('a list of Jira', () => {
  const listed = async (pages: (startAt: number) => object) => {
    const asked: number[] = [];
    const call: CallJira = async (path) => {
      const query = (path as unknown as { value: string }).value.split('?')[1];
      const startAt = Number(new URLSearchParams(query).get('startAt'));
      asked.push(startAt);
      return { kind: 'ok', body: pages(startAt) };
    };
    return { found: await projectsOfField(call, 'customfield_1'), asked };
  };

  it('goes on behind a page that is empty though more follows', async () => {
    const all = { kind: 'ok', value: ['0', '1'] };
    const { found } = await listed((at) =>
      at === 0 ? { values: [], isLast: false } : { values: mappings(2), isLast: true },
    );
    expect(found).toEqual(all);
    const counted = await listed((at) => ({ values: at === 0 ? [] : mappings(2), total: 102 }));
    expect(counted.found).toEqual(all);
  });

  it('is not believed where the same page comes for ever, or empty ones do', async () => {
    const same = await listed(() => ({ values: mappings(100), isLast: false }));
    expect(same).toEqual({ found: { kind: 'try-later' }, asked: [0, 100] });
    const empty = await listed(() => ({ values: [], isLast: false }));
    expect(empty.found).toEqual({ kind: 'try-later' });
    expect(empty.asked).toHaveLength(MOST_PAGES);
  });
});

describe('the projects with these ids', () => {
  it('are found however many they are, and none where none is asked for', async () => {
    const ids = projects(120).map(({ id }) => id);
    const asked: string[][] = [];
    const call: CallJira = async (path) => {
      const query = new URLSearchParams((path as unknown as { value: string }).value.split('?')[1]);
      asked.push(query.getAll('id'));
      return {
        kind: 'ok',
        body: { values: projects(120).filter(({ id }) => query.getAll('id').includes(id)), isLast: true },
      };
    };
    const found = await jiraConfiguration(call).projectsById(ids);
    expect(found.kind === 'ok' && found.value.map(({ id }) => id)).toEqual(ids);
    expect(Math.max(...asked.map((some) => some.length))).toBeLessThanOrEqual(50);
    expect(await jiraConfiguration(call).projectsById([])).toEqual({ kind: 'ok', value: [] });
  });
});
