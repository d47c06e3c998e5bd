import { testSite } from '../test-site';

const JQL = '/rest/api/3/search/jql';

async function keys(site: ReturnType<typeof testSite>, jql: string, who = 'admin'): Promise<string[]> {
  const answer = await site.as(who)('POST', JQL, { jql, fields: ['summary'], maxResults: 100 });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.issues.map((each: { key: string }) => each.key);
}

describe('JQL', () => {
  it.each([
    ['project = KAN ORDER BY key', ['KAN-1', 'KAN-2', 'KAN-3', 'KAN-4', 'KAN-5', 'KAN-6']],
    ['project = "Kanban" AND status = "In Progress" order by key desc', ['KAN-4', 'KAN-2']],
    ['project in (KAN, OPS) and statusCategory != "To Do" order by id', ['KAN-2', 'KAN-4', 'OPS-2']],
    ['project = KAN AND NOT status = "To Do" order by key', ['KAN-2', 'KAN-4']],
    ['project = KAN and (key = KAN-1 or key in (KAN-3)) order by created, key', ['KAN-1', 'KAN-3']],
    ['reporter is EMPTY', ['KAN-6']],
    ['reporter = "customer@example.com" and project = KAN order by key', ['KAN-1', 'KAN-2', 'KAN-3']],
    ['project = KAN and assignee is not empty order by key', ['KAN-2', 'KAN-4']],
    ['project = KAN and assignee != "Agnes Agent"', []],
    ['summary ~ "invoice address"', ['KAN-2']],
    ['summary ~ "\\u0069nvoice"', ['KAN-2']],
    ['summary ~ "inv*" and resolution = Unresolved', ['KAN-2']],
    ['cf[10091] >= 7', ['KAN-3']],
    ['"NPS Rating" is not empty and "NPS Comment" ~ fine', ['KAN-3']],
    ['labels in (urgent) or labels = slow order by key', ['KAN-1']],
    ['project = KAN and issuetype = Task and created <= now() and updated > -1d and key > KAN-5', ['KAN-6']],
    ['project = KAN and created > "2026-11-24"', []],
    ['issue = 10002', ['KAN-3']],
  ])('finds the right items for %s', async (jql, expected) => {
    const site = testSite();
    await site.as('admin')('PUT', '/rest/api/3/issue/KAN-3', {
      fields: { customfield_10091: 8, customfield_10092: 'Fine!' },
    });
    await site.as('admin')('PUT', '/rest/api/3/issue/KAN-1', { fields: { labels: ['urgent'] } });
    await site.clock.advance(5_000);
    expect(await keys(site, jql)).toEqual(expected);
  });

  it("finds what apps keep in properties under the app's own names, once the index has it", async () => {
    const site = testSite();
    const put = (key: string, value: unknown) =>
      site.as('agent')('PUT', `/rest/api/3/issue/${key}/properties/mood`, value);
    await put('KAN-1', { now: { name: 'happy' }, points: 9 });
    await put('KAN-2', { now: { name: 'sad' }, points: 'many' });
    expect(await keys(site, 'moodName = happy')).toEqual([]);
    await site.clock.advance(5_000);
    expect(await keys(site, 'moodName = happy')).toEqual(['KAN-1']);
    expect(await keys(site, 'moodName in (happy, sad) order by moodName desc')).toEqual(['KAN-2', 'KAN-1']);
    expect(await keys(site, 'moodPoints >= 9')).toEqual(['KAN-1']);
    await site.as('agent')('DELETE', '/rest/api/3/issue/KAN-1/properties/mood');
    await site.clock.advance(5_000);
    expect(await keys(site, 'moodName is not empty')).toEqual(['KAN-2']);
    await expect(keys(site, 'moodPoints = some')).rejects.toThrow("'some' is an invalid number");
  });

  it.each([
    ['', 'Unbounded JQL queries are not allowed here'],
    ['order by created', 'Unbounded JQL queries are not allowed here'],
    ['nonsense = 1', "Field 'nonsense' does not exist or you do not have permission to view it."],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
    ['status ~ Done', "The operator '~' is not supported by the 'status' field."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['key = KAN-99', "An issue with key 'KAN-99' does not exist for field 'key'."],
    ['project = KAN foo', "Expecting either 'OR' or 'AND' but got 'foo'. (line 1, character 15)"],
    ['project in KAN', "The operator 'in' does not support the non-list value 'KAN' provided for the field 'project'."],
    ['reporter = a@example.com', "The character '@' is a reserved JQL character."],
    ['project = [KAN', "The character '[' is a reserved JQL character."],
    ['project = cf[1]', "The character '[' is a reserved JQL character."],
    ['summary ~ update', "'update' is a reserved JQL word. You must surround it in quotation marks"],
    ['user = 1', "'user' is a reserved JQL word."],
    ['summary ~ "a\\q"', "'\\q' is an illegal JQL escape sequence."],
    ['created > startOfDay(1 2)', "Expecting ')' or ',' but got '2'"],
    ['summary ~ "a', "The quoted string 'a' has not been completed. (line 1, character 11)"],
    ['project', 'Expecting operator before the end of the query'],
    ['project KAN', "Expecting operator but got 'KAN'"],
    ['project = ', 'Expecting either a value, list or function before the end of the query'],
    ['(project = KAN', "Expecting ')' before the end of the query"],
    ['created > yesterday', "Date value 'yesterday' for field 'created' is invalid."],
    ['assignee = membersOf(x)', "Unable to find JQL function 'membersOf(x)'."],
    ['cf[10091] = seven', "'seven' is an invalid number for field 'NPS Rating'."],
  ])('refuses %j', async (jql, message) => {
    const answer = await testSite().as('admin')('POST', JQL, { jql });
    expect(answer.status).toBe(400);
    expect(answer.body.errorMessages[0]).toContain(message);
  });

  it('knows the organisations and the request type of a request, on a site with service management', async () => {
    const site = testSite();
    expect(await keys(site, 'project = HELP and organizations = Acme')).toEqual(['HELP-1']);
    expect(await keys(site, 'project = HELP and organizations is EMPTY')).toEqual(['HELP-2']);
    const field = 'customfield_10010';
    const { body } = await site.app('GET', `/rest/api/3/issue/HELP-1?fields=${field}`);
    expect(body.fields[field]).toMatchObject({ requestType: { id: '1', serviceDeskId: '1' } });
    expect((await site.app('GET', `/rest/api/3/issue/KAN-1?fields=${field}`)).body.fields).toBeUndefined();
    expect((await site.app('GET', '/rest/api/3/field')).body).toContainEqual(
      expect.objectContaining({
        id: field,
        schema: expect.objectContaining({ custom: 'com.atlassian.servicedesk:vp-origin' }),
      }),
    );
    const bare = testSite({ jsm: false });
    expect((await bare.app('POST', JQL, { jql: 'organizations = Acme' })).status).toBe(400);
  });

  it.each(['"Request Type" = refund', 'cf[10002] = 1'])('answers 501 to %s', async (jql) => {
    expect((await testSite().as('admin')('POST', JQL, { jql })).status).toBe(501);
  });

  it.each(['status was Done', 'status changed by currentUser()', 'priority changed', 'not status changed'])(
    'answers 501 to %s: other questions about history are not modelled',
    async (jql) => {
      expect((await testSite().as('admin')('POST', JQL, { jql })).status).toBe(501);
    },
  );

  it('finds by changes of the status, once they are in the index', async () => {
    const site = testSite();
    site.jira.change.changeStatus('KAN-2', 'Done');
    expect(await keys(site, 'status changed to Done')).toEqual([]);
    await site.clock.advance(86_400_000);
    site.jira.change.changeStatus('KAN-2', 'To Do');
    site.jira.change.changeStatus('KAN-3', 'Done');
    await site.clock.advance(1_000);
    expect(await keys(site, 'status changed to ("To Do", Done) order by key')).toEqual(['KAN-2', 'KAN-3']);
    expect(await keys(site, 'status changed from Done to "To Do"')).toEqual(['KAN-2']);
    expect(await keys(site, 'project = KAN and status changed to Done after -12h')).toEqual(['KAN-3']);
    expect(await keys(site, 'status CHANGED TO Done BEFORE startOfDay()')).toEqual(['KAN-2']);
    expect((await site.app('POST', JQL, { jql: 'status changed to Nope' })).status).toBe(400);
  });
});

describe('a search', () => {
  const done = 'project = KAN and status = Done';

  it('finds a write late, unless it is asked to reconcile', async () => {
    const site = testSite();
    site.jira.change.changeStatus('KAN-2', 'Done');
    expect(await keys(site, done)).toEqual([]);
    const reconciled = await site.app('POST', JQL, { jql: done, reconcileIssues: [10001] });
    expect(reconciled.body.issues).toMatchObject([{ id: '10001', key: 'KAN-2' }]);
    await site.clock.advance(1_000);
    expect(await keys(site, done)).toEqual(['KAN-2']);
  });

  it('leaves out what the caller may not see', async () => {
    const site = testSite();
    expect(await keys(site, 'created <= now() and reporter is not empty order by key', 'customer')).toEqual([
      'KAN-1',
      'KAN-2',
      'KAN-3',
      'KAN-4',
      'KAN-5',
    ]);
    site.jira.change.hideWorkItem('KAN-1');
    expect(await keys(site, 'project = KAN and status = "To Do" order by key', 'agent')).not.toContain('KAN-1');
  });

  it('gives ids only unless fields are asked for, page by page', async () => {
    const site = testSite();
    const admin = site.as('admin');
    const first = await admin('GET', `${JQL}?jql=project%3DKAN%20order%20by%20key&maxResults=4`);
    expect(first.body.isLast).toBe(false);
    expect(first.body.issues[0]).not.toHaveProperty('fields');
    const token = first.body.nextPageToken as string;
    const second = await admin(
      'GET',
      `${JQL}?jql=project%3DKAN%20order%20by%20key&maxResults=4&nextPageToken=${token}`,
    );
    expect(second.body.issues.map((each: { key: string }) => each.key)).toEqual(['KAN-5', 'KAN-6']);
    expect(second.body).toMatchObject({ isLast: true });
    expect((await admin('GET', `${JQL}?jql=project%3DOPS&nextPageToken=${token}`)).status).toBe(400);
  });

  it('refuses more than 50 items to reconcile, and unknown properties', async () => {
    const { app } = testSite();
    const reconcileIssues = Array.from({ length: 51 }, (_, index) => 10_000 + index);
    expect((await app('POST', JQL, { jql: done, reconcileIssues })).status).toBe(400);
    expect((await app('POST', JQL, { jql: done, startAt: 0 })).body.errorMessages[0]).toContain(
      'Invalid request payload',
    );
  });

  it('counts items, and fetches many at once', async () => {
    const { app } = testSite();
    expect((await app('POST', '/rest/api/3/search/approximate-count', { jql: 'project = KAN' })).body).toEqual({
      count: 6,
    });
    const answer = await app('POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['KAN-1', '10001', 'NOPE-1'],
      fields: ['status'],
    });
    expect(answer.body.issues.map((each: { key: string }) => each.key)).toEqual(['KAN-1', 'KAN-2']);
    expect((await app('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [] })).status).toBe(400);
  });

  it('reads many histories at once, oldest change first, page by page', async () => {
    const site = testSite();
    const read = (body: object) => site.app('POST', '/rest/api/3/changelog/bulkfetch', body);
    const changes = ['KAN-2 Done', 'KAN-1 In Progress', 'KAN-2 To Do'];
    for (const [index, change] of changes.entries()) {
      const [key = '', ...status] = change.split(' ');
      site.jira.change.changeStatus(key, status.join(' '));
      await site.clock.advance(1_000 * (index + 1));
    }
    const asked = { issueIdsOrKeys: ['KAN-1', '10001', 'NOPE-1'], fieldIds: ['status'], maxResults: 2 };
    const { body } = await read(asked);
    expect(body.issueChangeLogs).toMatchObject([
      { issueId: '10001', changeHistories: [{ created: expect.any(Number), items: [{ toString: 'Done' }] }] },
      { issueId: '10000', changeHistories: [{ items: [{ field: 'status', toString: 'In Progress' }] }] },
    ]);
    const { body: rest } = await read({ ...asked, nextPageToken: body.nextPageToken });
    expect(rest.issueChangeLogs).toMatchObject([{ issueId: '10001', changeHistories: [{ items: [{}] }] }]);
    expect(rest).not.toHaveProperty('nextPageToken');
    for (const wrong of [
      { issueIdsOrKeys: [] },
      { issueIdsOrKeys: Array.from({ length: 1_001 }, (_, index) => String(index)) },
      { ...asked, fieldIds: Array.from({ length: 11 }, (_, index) => `f${index}`) },
      { ...asked, maxResults: 10_001 },
      { ...asked, nextPageToken: 'nonsense' },
    ])
      expect((await read(wrong)).status).toBe(400);
  });
});
