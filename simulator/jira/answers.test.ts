import { APP_SCOPES, testSite } from './test-site';

const ISSUE = '/rest/api/3/issue';
const RATING = 'customfield_10091';
const COMMENT = 'customfield_10092';

describe('the simulated Jira, where its answers surprise', () => {
  it('refuses an edit of nothing, and one of properties alone', async () => {
    const { app } = testSite();
    for (const body of [{}, { properties: [{ key: 'p', value: 1 }] }]) {
      expect(await app('PUT', `${ISSUE}/KAN-1`, body)).toMatchObject({
        status: 400,
        body: { errorMessages: ["one of 'fields' or 'update' required"] },
      });
    }
    expect((await app('PUT', `${ISSUE}/KAN-1`, { fields: {}, properties: [{ key: 'p', value: 1 }] })).status).toBe(204);
  });

  it('ignores a transition in an edit', async () => {
    const { app, jira } = testSite();
    expect((await app('PUT', `${ISSUE}/KAN-1`, { fields: {}, transition: { id: '31' } })).status).toBe(204);
    expect(jira.workItem('KAN-1')?.status.name).toBe('To Do');
  });

  it('lists an unknown permission under `errors`', async () => {
    const { app } = testSite();
    for (const query of ['?permissions=NONSENSE', '']) {
      const answer = await app('GET', `/rest/api/3/mypermissions${query}`);
      expect(answer).toMatchObject({ status: 400, body: { errorMessages: [] } });
      expect(answer.body.errors).toHaveProperty('permissions');
    }
  });

  it('has no fields to create with for a work type of another project', async () => {
    const { app } = testSite();
    const types = (await app('GET', '/rest/api/3/issuetype/project?projectId=10002')).body as { id: string }[];
    expect((await app('GET', `${ISSUE}/createmeta/KAN/issuetypes/${types[0]?.id}`)).status).toBe(404);
  });

  it('refuses a search with an unknown field, and estimates it as 0', async () => {
    const { app } = testSite();
    const jql = 'nonsense = 1 AND project = KAN';
    expect((await app('POST', '/rest/api/3/search/jql', { jql })).status).toBe(400);
    expect(await app('POST', '/rest/api/3/search/approximate-count', { jql })).toMatchObject({
      status: 200,
      body: { count: 0 },
    });
  });

  it('has numbers as ids of projects and work types where fields of projects are listed', async () => {
    const { app } = testSite();
    const path = `/rest/api/3/projects/fields?projectId=10000&workTypeId=10001&fieldId=${RATING}`;
    expect((await app('GET', path)).body.values).toMatchObject([
      { projectId: 10000, workTypeId: 10001, fieldId: RATING },
    ]);
  });
});

describe('the mail about an edit', () => {
  const edit = { fields: { [RATING]: 9, [COMMENT]: 'Thank you' } };

  it('goes to the watchers, comment included, and not to the person who made the edit', async () => {
    const { app, as, jira } = testSite();
    await app('PUT', `${ISSUE}/KAN-2`, edit);
    const { customer, agent } = jira.users.ids;
    expect(jira.mails()).toMatchObject([
      { workItem: 'KAN-2', to: [customer, agent], changed: ['NPS Rating', 'NPS Comment'] },
    ]);
    expect(jira.mails()[0]?.text).toContain('Thank you');
    await as('agent')('PUT', `${ISSUE}/KAN-2`, { fields: { summary: 'Other words' } });
    expect(jira.mails()[1]?.to).toEqual([customer]);
  });

  it('can be left out by those who may; anybody else is refused the whole edit', async () => {
    const { app, as, jira } = testSite();
    const path = `${ISSUE}/KAN-2?notifyUsers=false`;
    expect(await as('agent')('PUT', path, edit)).toMatchObject({
      status: 403,
      body: {
        errorMessages: ['To discard the user notification either admin or project admin permissions are required.'],
      },
    });
    expect(jira.workItem('KAN-2')?.custom).toEqual({});
    expect((await app('PUT', path, edit)).status).toBe(204);
    expect(jira.mails()).toEqual([]);
  });

  it('cannot be left out by an app that administers neither Jira nor the project', async () => {
    const { app, jira } = testSite();
    jira.change.setAppPermissions('KAN', ['BROWSE_PROJECTS', 'EDIT_ISSUES']);
    const scopes = APP_SCOPES.filter((scope) => scope !== 'manage:jira-configuration');
    const principal = { kind: 'app' as const, scopes };
    expect((await app('PUT', `${ISSUE}/KAN-2?notifyUsers=false`, edit, principal)).status).toBe(403);
    expect((await app('PUT', `${ISSUE}/KAN-2`, edit, principal)).status).toBe(204);
  });

  it('is not sent about properties', async () => {
    const { app, jira } = testSite();
    await app('PUT', `${ISSUE}/KAN-2/properties/p`, 1);
    await app('PUT', `${ISSUE}/KAN-2`, { fields: {}, properties: [{ key: 'p', value: 2 }] });
    expect(jira.mails()).toEqual([]);
  });
});

describe('an import', () => {
  it('raises events for items finished long ago as if they were new', () => {
    const { jira, events, clock } = testSite();
    jira.change.importFinished('KAN', ['Old one', 'Old two'], 100);
    expect(events).toMatchObject([
      { eventType: 'avi:jira:created:issue', issue: { fields: { status: { statusCategory: { key: 'done' } } } } },
      { eventType: 'avi:jira:created:issue' },
    ]);
    const { created } = (events[0]?.issue as { fields: { created: string } }).fields;
    expect(clock.now() - Date.parse(created)).toBeGreaterThan(100 * 86_400_000);
  });
});
