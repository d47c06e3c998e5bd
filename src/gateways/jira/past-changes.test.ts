import type { Asked } from '../../../test/contracts/scripted-jira';
import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import type { JiraResult } from './call';
import { jiraPastChanges } from './past-changes';

const bodyOf = ({ body }: Asked) => body as Record<string, unknown>;
const jira = (reply: (asked: Asked) => JiraResult) => {
  const { call, asked } = scriptedJira(reply);
  return { past: jiraPastChanges(call), asked };
};
const found = (ids: number[], nextPageToken?: string) =>
  ok({
    issues: ids.map((id) => ({ id: String(id), fields: { created: '2026-01-05T12:00:00.000+0000' } })),
    nextPageToken,
  });
const WANTED = { projects: ['10000', '10001'], statuses: ['10002', '10003'], days: 30, limit: 3 };
const NOON = Date.UTC(2026, 0, 5, 12);

describe('work items that were finished lately', () => {
  it('are searched for by ids, whatever names are called here', async () => {
    const { past, asked } = jira(() => found([1]));
    expect(await past.reaching(WANTED)).toEqual({
      kind: 'ok',
      value: { found: [{ id: '1', created: NOON }], more: false },
    });
    await past.reaching({ ...WANTED, projects: 'all' });
    const reached =
      '(status CHANGED TO (10002, 10003) AFTER -30d OR (created >= -30d AND status IN (10002, 10003))) ORDER BY updated DESC';
    expect(asked.map((each) => [each.what, bodyOf(each).jql])).toEqual([
      ['POST /rest/api/3/search/jql', `project IN (10000, 10001) AND ${reached}`],
      ['POST /rest/api/3/search/jql', reached],
    ]);
  });

  it('are read page by page, no more than wanted, and it is known whether there are others', async () => {
    const { past, asked } = jira((each) =>
      bodyOf(each).nextPageToken ? found([3, 4], 'third') : found([1, 2], 'second'),
    );
    const read = await past.reaching(WANTED);
    expect(read).toMatchObject({ value: { found: [{ id: '1' }, { id: '2' }, { id: '3' }], more: true } });
    expect(asked).toHaveLength(2);
  });

  it.each([
    [refused(400), { kind: 'refused', why: 'not-accepted' }],
    [rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
    [transient, { kind: 'try-later' }],
    [ok({ nothing: 'known' }), { kind: 'try-later' }],
  ])('are not known where Jira answers %j', async (reply, outcome) => {
    expect(await jira(() => reply).past.reaching(WANTED)).toEqual(outcome);
  });
});

describe('histories of many work items', () => {
  const change = (id: string, created: unknown, to: string, author: object | null = null) => ({
    ...{ id, created, author },
    items: [
      { field: 'resolution', from: null, to: '1' },
      { field: 'status', from: '1', to },
    ],
  });

  it('come in one call, newest change first, from all pages', async () => {
    const { past, asked } = jira((each) =>
      bodyOf(each).nextPageToken
        ? ok({ issueChangeLogs: [{ issueId: '1', changeHistories: [change('c', NOON + 2, '3')] }] })
        : ok({
            issueChangeLogs: [
              {
                issueId: '1',
                changeHistories: [
                  change('a', NOON, '3', { accountId: 'app-1', accountType: 'app' }),
                  { id: 'x', created: NOON, items: [{ field: 'assignee' }] },
                ],
              },
              { issueId: '2', changeHistories: [change('b', '2026-01-05T12:00:00.001+0000', '3')] },
            ],
            nextPageToken: 'more',
          }),
    );
    const read = await past.stepsOf(['1', '2', '3']);
    if (read.kind !== 'ok') throw new Error(read.kind);
    expect(Object.fromEntries(read.value)).toEqual({
      1: [
        { id: 'c', at: NOON + 2, from: '1', to: '3' },
        { id: 'a', at: NOON, from: '1', to: '3', by: { accountId: 'app-1', isApp: true } },
      ],
      2: [{ id: 'b', at: NOON + 1, from: '1', to: '3' }],
    });
    expect(asked.map((each) => [each.what, bodyOf(each)])).toEqual([
      [
        'POST /rest/api/3/changelog/bulkfetch',
        { issueIdsOrKeys: ['1', '2', '3'], fieldIds: ['status'], maxResults: 10_000 },
      ],
      ['POST /rest/api/3/changelog/bulkfetch', expect.objectContaining({ nextPageToken: 'more' })],
    ]);
  });

  it('are not asked for where there is nothing to ask about', async () => {
    const { past, asked } = jira(() => transient);
    expect(await past.stepsOf([])).toEqual({ kind: 'ok', value: new Map() });
    expect(asked).toEqual([]);
    expect(await past.stepsOf(['1'])).toEqual({ kind: 'try-later' });
  });
});
