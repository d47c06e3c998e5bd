import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import type { JiraResult } from './call';
import { jiraReader } from './reader';

function reader(result: JiraResult) {
  const asUser = scriptedJira(() => result);
  const asApp = scriptedJira(() => undefined);
  return { reader: jiraReader(asUser.call, asApp.call), asUser };
}

describe("a person's own work items", () => {
  it('are those that this person reported in the projects of the rule, as this person', async () => {
    const { reader: own, asUser } = reader(ok({ issues: [] }));
    await own.ownWorkItems(['10000', '10001']);
    await own.ownWorkItems('all');
    expect(asUser.asked.map(({ what, body }) => [what, body])).toMatchObject([
      [
        'POST /rest/api/3/search/jql',
        { jql: 'reporter = currentUser() AND project in (10000, 10001) ORDER BY updated DESC', fields: ['summary'] },
      ],
      ['POST /rest/api/3/search/jql', { jql: 'reporter = currentUser() ORDER BY updated DESC' }],
    ]);
  });

  it('have key and summary, where there is one', async () => {
    const issues = [
      { key: 'KAN-1', fields: { summary: 'Broken' } },
      { key: 'KAN-2', fields: { summary: null } },
      { key: 'KAN-3', fields: null },
    ];
    expect(await reader(ok({ issues })).reader.ownWorkItems('all')).toEqual({
      kind: 'ok',
      value: [
        { key: 'KAN-1', summary: 'Broken' },
        { key: 'KAN-2', summary: '' },
        { key: 'KAN-3', summary: '' },
      ],
    });
  });

  it.each([
    [refused(400), { kind: 'refused', why: 'not-accepted' }],
    [rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
    [transient, { kind: 'try-later' }],
  ])('are not made up: %p', async (result, expected) => {
    expect(await reader(result).reader.ownWorkItems('all')).toEqual(expected);
  });
});

describe('the summaries of work items', () => {
  it('have key, summary and reporter, where there are such', async () => {
    const issues = [
      { id: '10001', key: 'KAN-1', fields: { summary: 'Broken', reporter: { accountId: 'a-1' } } },
      { id: '10002', key: 'KAN-2', fields: { summary: null, reporter: null } },
    ];
    const { reader: own, asUser } = reader(ok({ issues }));
    expect(await own.summaries(['10001', 'KAN-2'])).toEqual({
      kind: 'ok',
      value: [
        { id: '10001', key: 'KAN-1', summary: 'Broken', reporterId: 'a-1' },
        { id: '10002', key: 'KAN-2', summary: '' },
      ],
    });
    expect(asUser.asked).toMatchObject([
      {
        what: 'POST /rest/api/3/issue/bulkfetch',
        body: { issueIdsOrKeys: ['10001', 'KAN-2'], fields: ['summary', 'reporter'] },
      },
    ]);
  });

  it.each([
    [refused(403), { kind: 'refused', why: 'no-permission' }],
    [ok({ nothing: true }), { kind: 'try-later' }],
  ])('are not made up: %p', async (result, expected) => {
    expect(await reader(result).reader.summaries(['10001'])).toMatchObject(expected);
  });
});

describe('the work item before the reader', () => {
  it('has summary and status, as this person may see them', async () => {
    const { reader: own, asUser } = reader(ok({ fields: { summary: 'Broken', status: { name: 'Done' } } }));
    expect(await own.workItem('KAN-1')).toEqual({ kind: 'ok', value: { summary: 'Broken', status: 'Done' } });
    expect(asUser.asked).toMatchObject([{ what: 'GET /rest/api/3/issue/KAN-1' }]);
    expect(asUser.asked[0]?.query.get('fields')).toBe('summary,status');
  });

  it('has empty ones where Jira leaves them out', async () => {
    const { reader: own } = reader(ok({ fields: { summary: null, status: {} } }));
    expect(await own.workItem('KAN-1')).toEqual({ kind: 'ok', value: { summary: '', status: '' } });
  });
});
