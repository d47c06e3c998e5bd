import { testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';
const RATING = 'customfield_10091';

describe('a project that leaves the app out', () => {
  it('is listed for apps that administer Jira, and nothing in it can be read', async () => {
    const { app } = testSite({ hiddenProject: true });
    const keys = async (query = '') =>
      ((await app('GET', `/rest/api/3/project/search${query}`)).body.values as { key: string }[]).map(({ key }) => key);
    expect(await keys()).toContain('OPS');
    expect(await keys('?action=browse')).not.toContain('OPS');
    expect((await app('GET', '/rest/api/3/project/OPS')).status).toBe(404);
    expect((await app('GET', `${ISSUE}/OPS-1`)).status).toBe(404);
    expect((await app('GET', `${ISSUE}/OPS-1/editmeta`)).status).toBe(404);
    const permissions = await app('GET', '/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS&projectKey=OPS');
    expect(permissions.status).toBe(404);
  });

  it('is not listed for an app that does not administer Jira', async () => {
    const { app } = testSite({ hiddenProject: true, appAdministers: false });
    const { values } = (await app('GET', '/rest/api/3/project/search')).body as { values: { key: string }[] };
    expect(values.map(({ key }) => key)).not.toContain('OPS');
    expect((await app('GET', '/rest/api/3/screens')).status).toBe(403);
    const { permissions } = (await app('GET', '/rest/api/3/mypermissions?permissions=ADMINISTER')).body as {
      permissions: { ADMINISTER: { havePermission: boolean } };
    };
    expect(permissions.ADMINISTER.havePermission).toBe(false);
  });
});

describe("a team-managed project's own field", () => {
  it('is listed before the field of the site, with its scope', async () => {
    const { app } = testSite({ projectFields: true });
    const fields = (await app('GET', '/rest/api/3/field')).body as { id: string; name: string; scope?: unknown }[];
    const named = fields.filter(({ name }) => name === 'NPS Rating');
    expect(named).toMatchObject([
      { id: 'customfield_10050', scope: { type: 'PROJECT', project: { id: '10002' } } },
      { id: RATING },
    ]);
    expect(named[1]).not.toHaveProperty('scope');
    // The paged search lists fields of company-managed projects only.
    expect((await app('GET', '/rest/api/3/field/search?query=NPS%20Rating')).body.total).toBe(1);
  });

  it('can be written in its project only', async () => {
    const { app } = testSite({ projectFields: true });
    const fields = { customfield_10050: 8 };
    expect((await app('PUT', `${ISSUE}/TEAM-1`, { fields })).status).toBe(204);
    expect((await app('PUT', `${ISSUE}/KAN-1?overrideScreenSecurity=true`, { fields })).status).toBe(400);
  });
});

describe('a site without Jira Service Management', () => {
  it('has no service project, and no such API', async () => {
    const { app } = testSite({ jsm: false });
    const { values } = (await app('GET', '/rest/api/3/project/search')).body as { values: { key: string }[] };
    expect(values.map(({ key }) => key)).toEqual(['KAN', 'OPS', 'TEAM']);
    const answer = await app('GET', '/rest/servicedeskapi/request/KAN-1');
    expect(answer).toMatchObject({ status: 404, body: expect.stringContaining('<html>') as string });
    expect((await app('GET', '/rest/servicedeskapi/requesttype')).status).toBe(404);
  });
});

describe('service desks and their request types', () => {
  it('come in pages, of the desks that are asked for and seen', async () => {
    const { app, jira } = testSite();
    const desks = (await app('GET', '/rest/servicedeskapi/servicedesk?start=0&limit=100')).body;
    expect(desks).toMatchObject({ isLastPage: true, size: 1, values: [{ id: '1', projectKey: 'HELP' }] });
    const first = (await app('GET', '/rest/servicedeskapi/requesttype?serviceDeskId=1&start=0&limit=1')).body;
    expect(first).toMatchObject({ isLastPage: false, values: [{ name: 'Get IT help', serviceDeskId: '1' }] });
    const second = (await app('GET', '/rest/servicedeskapi/requesttype?serviceDeskId=1&start=1&limit=1')).body;
    expect(second).toMatchObject({ isLastPage: true, values: [{ name: 'Request a refund' }] });
    expect((await app('GET', '/rest/servicedeskapi/requesttype?serviceDeskId=7')).body.values).toEqual([]);
    expect((await app('GET', '/rest/servicedeskapi/requesttype?searchQuery=refund')).status).toBe(400);
    jira.change.blockApp('HELP');
    expect((await app('GET', '/rest/servicedeskapi/servicedesk')).body.values).toEqual([]);
    expect((await app('GET', '/rest/servicedeskapi/requesttype')).body.values).toEqual([]);
  });
});

describe('the address API', () => {
  const email = (accountId: string) => `/rest/api/3/user/email?accountId=${encodeURIComponent(accountId)}`;

  it('answers 503, with or without a text, where it is closed to the app', async () => {
    const { app, as, jira } = testSite({ emailApi: 'refused-with-text' });
    const { customer } = jira.users.ids;
    const answer = await app('GET', email(customer));
    expect(answer.status).toBe(503);
    expect(answer.body.errorMessages).toHaveLength(1);
    jira.change.setEmailApi('refused-without-body');
    expect(await app('GET', email(customer))).toMatchObject({ status: 503, body: '' });
    expect((await as('admin')('GET', email(customer))).status).toBe(401);
    jira.change.setEmailApi('answers');
    expect((await app('GET', email(customer))).status).toBe(200);
  });
});
