import { testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';
const PREFIX = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const PARTICIPANTS = 'customfield_10026';

async function withField(type: string) {
  const site = testSite();
  const { body } = await site.as('admin')('POST', '/rest/api/3/field', { name: 'Contact', type: `${PREFIX}${type}` });
  const { id } = body as { id: string };
  site.jira.change.addFieldToScreens(id, 'KAN');
  const set = async (value: unknown) =>
    (await site.as('admin')('PUT', `${ISSUE}/KAN-1`, { fields: { [id]: value } })).status;
  const shown = async () => (await site.app('GET', `${ISSUE}/KAN-1?fields=${id}`)).body.fields[id] as unknown;
  return { ...site, id, set, shown, ids: site.jira.users.ids };
}

describe('a field for people', () => {
  it('holds one person, seen as the profile allows, and found by JQL', async () => {
    const site = await withField('userpicker');
    expect(await site.shown()).toBeNull();
    expect(await site.set({ accountId: site.ids.hidden })).toBe(204);
    expect(await site.shown()).toMatchObject({ accountId: site.ids.hidden, accountType: 'atlassian' });
    expect(await site.shown()).not.toHaveProperty('emailAddress');
    await site.set({ accountId: site.ids.customer });
    expect(await site.shown()).toMatchObject({ emailAddress: 'customer@example.com' });
    const jql = { jql: `project = KAN AND Contact = "${site.ids.customer}"`, fields: ['summary'], reconcileIssues: [] };
    await site.clock.advance(60_000);
    expect((await site.app('POST', '/rest/api/3/search/jql', jql)).body.issues).toMatchObject([
      { id: expect.any(String) },
    ]);
  });

  it('holds several in their order', async () => {
    const site = await withField('multiuserpicker');
    expect(await site.set([{ accountId: site.ids.agent }, { accountId: site.ids.customer }])).toBe(204);
    expect(await site.shown()).toMatchObject([{ accountId: site.ids.agent }, { accountId: site.ids.customer }]);
    expect(await site.set([])).toBe(204);
    expect(await site.shown()).toBeNull();
  });

  it.each([
    ['userpicker', { accountId: 'nobody' }],
    ['userpicker', 'customer@example.com'],
    ['userpicker', 'PORTAL'],
    ['multiuserpicker', { accountId: 'nobody' }],
  ])('%s refuses %j', async (type, value) => {
    const site = await withField(type);
    const portal = { accountId: site.ids.portalCustomer };
    expect(await site.set(value === 'PORTAL' ? portal : value)).toBe(400);
  });
});

describe('participants of a request', () => {
  it('are shown in a field of their own, and by service management with the addresses of customers', async () => {
    const { app, jira } = testSite();
    const ids = jira.users.ids;
    jira.change.setParticipants('HELP-1', ['agent@example.com', ids.portalCustomer]);
    const field = (await app('GET', `${ISSUE}/HELP-1?fields=${PARTICIPANTS}`)).body.fields[PARTICIPANTS];
    expect(field).toMatchObject([{ accountId: ids.agent }, { accountId: ids.portalCustomer, accountType: 'customer' }]);
    expect(field[1]).not.toHaveProperty('emailAddress');
    const { body } = await app('GET', '/rest/servicedeskapi/request/HELP-1/participant?limit=50');
    expect(body).toMatchObject({ size: 2, isLastPage: true, values: [{}, { emailAddress: 'portal@example.org' }] });
    const fields = (await app('GET', '/rest/api/3/field')).body as { id: string; schema?: object }[];
    expect(fields.find(({ id }) => id === PARTICIPANTS)?.schema).toMatchObject({
      type: 'array',
      items: 'user',
      custom: 'com.atlassian.servicedesk:sd-request-participants',
    });
  });

  it('are none of a work item that is no request', async () => {
    const { app } = testSite();
    expect((await app('GET', '/rest/servicedeskapi/request/KAN-1/participant')).status).toBe(404);
    expect((await app('GET', `${ISSUE}/KAN-1?fields=${PARTICIPANTS}`)).body.fields).toBeUndefined();
  });
});

it('a person may hide their language', async () => {
  const { app, jira } = testSite();
  const locale = async () =>
    (await app('GET', `/rest/api/3/user?accountId=${jira.users.ids.customer}`)).body.locale as unknown;
  jira.change.setLocale('customer@example.com', 'da_DK');
  expect(await locale()).toBe('da_DK');
  jira.change.setLocaleHidden('customer@example.com', true);
  expect(await locale()).toBeNull();
});
