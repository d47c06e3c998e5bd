import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import type { JiraResult } from './call';
import { jiraHistory } from './history';

const read = (result: JiraResult) => jiraHistory(scriptedJira(() => result).call).read('10002');
const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 12, minute)).toISOString();
const step = (id: string, minute: number | undefined, items: object[] = [{ field: 'status', from: '1', to: '3' }]) => ({
  ...{ id, items },
  ...(minute === undefined ? {} : { created: at(minute) }),
});

describe('the history of a work item', () => {
  const past = (histories: object[], fields: object = {}) =>
    read(ok({ fields: { status: { id: '3' }, ...fields }, changelog: { histories } }));
  const stepsOf = async (histories: object[]) => {
    const found = await past(histories);
    return found.kind === 'found' ? found.past.steps : found.kind;
  };
  const idsOf = async (histories: object[]) => ((await stepsOf(histories)) as { id: string }[]).map(({ id }) => id);

  it('is newest first, in whichever order Jira returns it', async () => {
    const steps = [step('a', 1), step('b', 2), step('c', 3)];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      expect(await idsOf(order.map((index) => steps[index] as object))).toEqual(['c', 'b', 'a']);
    }
    expect(await idsOf([step('no moment', undefined), step('a', 1)])).toEqual(['a', 'no moment']);
  });

  it('holds changes of status alone', async () => {
    const other = { field: 'assignee', from: '7', to: '8' };
    const status = { field: 'status', from: '1', to: '3' };
    expect(await stepsOf([step('a', 1, [other]), step('b', 2, [other, status]), step('c', 3, [])])).toEqual([
      { id: 'b', at: Date.parse(at(2)), from: '1', to: '3' },
    ]);
  });

  it('leaves open what Jira does not return', async () => {
    const [told] = (await stepsOf([step('a', undefined, [{ field: 'status', from: null }])])) as object[];
    expect(told).toEqual({ id: 'a', at: undefined, from: undefined, to: undefined });
    expect(await past([])).toMatchObject({
      past: { dates: { created: undefined, resolved: undefined, categoryChanged: undefined }, steps: [] },
    });
  });

  it('comes with the dates of the work item, each in its place', async () => {
    const dates = { created: at(1), resolutiondate: at(2), statuscategorychangedate: at(3) };
    expect(await past([], { ...dates, status: { id: '3', statusCategory: { key: 'done' } } })).toMatchObject({
      past: {
        status: { id: '3', done: true },
        dates: { created: Date.parse(at(1)), resolved: Date.parse(at(2)), categoryChanged: Date.parse(at(3)) },
      },
    });
  });

  it('is asked for in one call, changes included', async () => {
    const { call, asked } = scriptedJira(() => transient);
    await jiraHistory(call).read('10002');
    expect(asked.map(({ what }) => what)).toEqual(['GET /rest/api/3/issue/10002']);
    expect(asked[0]?.query.get('expand')).toBe('changelog');
  });

  it.each([
    [refused(404), { kind: 'gone' }],
    [refused(403), { kind: 'no-permission' }],
    [rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
    [transient, { kind: 'try-later' }],
  ])('is not made up: %p', async (result, expected) => expect(await read(result)).toEqual(expected));
});
