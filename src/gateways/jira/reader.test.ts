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
