import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import type { Asked } from '../../../test/contracts/scripted-jira';
import type { JiraResult } from './call';
import { jiraSiteProbe } from './site-probe';

const down: JiraResult = { kind: 'transient', status: 500 };
const silent: JiraResult = { kind: 'transient', status: 0 };
const address = ok({ accountId: 'acc-1', email: 'somebody@example.com' });

/** `directory`: the replies of the directory of addresses, one after another; the last one stays. */
function probe({
  directory = [address],
  myself = ok({ accountId: 'acc-1' }),
  issues = [] as object[],
  request = ok({}),
}) {
  const replies = [...directory];
  const answer = ({ what }: Asked): JiraResult | undefined => {
    if (what.endsWith('/user/email')) return replies.length > 1 ? replies.shift() : replies[0];
    if (what.endsWith('/myself')) return myself;
    if (what.endsWith('/search/jql')) return ok({ issues });
    return what.includes('/rest/servicedeskapi/request/') ? request : undefined;
  };
  const [asApp, asUser] = [scriptedJira(answer), scriptedJira(answer)];
  return { probe: jiraSiteProbe(asApp.call, asUser.call), asApp, asUser };
}

describe('the address of who is at the screen', () => {
  it.each([
    ['yes', 'it is there', [address]],
    ['no', 'it is null', [ok({ accountId: 'acc-1', email: null })]],
    ['no', 'it is empty', [ok({ email: '' })]],
    ['unknown', 'the reply makes no sense', [ok('text')]],
    ['no', 'it is refused', [refused(403)]],
    ['no', 'the directory is 503 twice: switched off', [transient, transient]],
    ['yes', 'the directory is 503 once', [transient, address]],
    ['no', 'the directory is 503 once, then refuses', [transient, refused(404)]],
    ['unknown', 'the directory is 503 once, then silent', [transient, silent]],
    ['unknown', 'Jira is in trouble', [down]],
    ['unknown', 'Jira asks for a rest', [rateLimited]],
  ])('is readable for the app: %s, where %s', async (expected, _when, directory) => {
    const { probe: ask, asApp, asUser } = probe({ directory });
    expect(await ask.emailOfReader()).toBe(expected);
    // The app asks for the address; the person says who they are.
    expect(asUser.asked.map(({ what }) => what)).toEqual(['GET /rest/api/3/myself']);
    for (const { what, query } of asApp.asked) {
      expect(what).toBe('GET /rest/api/3/user/email');
      expect(query.get('accountId')).toBe('acc-1');
    }
    expect(asApp.asked).toHaveLength(directory.length);
  });

  it.each([[refused(401)], [transient], [ok({})], [ok('text')]])(
    'is unknown where Jira names nobody: %p',
    async (myself) => {
      const { probe: ask, asApp } = probe({ myself });
      expect(await ask.emailOfReader()).toBe('unknown');
      expect(asApp.asked).toEqual([]);
    },
  );
});

describe('the address of a customer', () => {
  const issue = (id: string, accountType: string | null | undefined, accountId = `acc-${id}`) => ({
    id,
    fields: { reporter: { accountId, accountType } },
  });
  const issues = [
    { id: '1', fields: null },
    { id: '2', fields: { reporter: null } },
    issue('3', 'atlassian'),
    issue('4', undefined),
    issue('5', 'customer'),
    issue('6', 'customer'),
  ];
  const inRequest = ok({ reporter: { emailAddress: 'customer@example.com' } });

  it.each([
    ['yes', 'the directory tells it', [address], ok({})],
    ['yes', 'both tell it', [address], inRequest],
    ['by-request', 'the request alone tells it', [refused(403)], inRequest],
    ['by-request', 'the request tells it while the directory is down', [down], inRequest],
    ['no', 'neither tells it', [refused(403)], ok({ reporter: { emailAddress: null } })],
    ['no', 'the request is refused', [refused(403)], refused(404)],
    ['no', 'the request makes no sense', [refused(403)], ok('text')],
    ['no', 'the request has no reporter', [refused(403)], ok({ reporter: null })],
    ['unknown', 'Jira is down', [down], transient],
  ])('is readable for the app: %s, where %s', async (expected, _when, directory, request) => {
    const { probe: ask, asApp } = probe({ directory, issues, request });
    expect(await ask.emailOfCustomer('all')).toBe(expected);
    // The latest customer is asked about, and the request of the same work item.
    expect(asApp.asked[1]?.query.get('accountId')).toBe('acc-5');
    for (const { what } of asApp.asked.slice(2)) expect(what).toMatch(/request\/5$|user\/email$/);
  });

  it('is not asked for where nobody is a customer of the portal', async () => {
    const { probe: ask, asApp } = probe({ issues: issues.slice(0, 4) });
    expect(await ask.emailOfCustomer('all')).toBe('none-found');
    expect(asApp.asked).toHaveLength(1);
  });

  it('is sought in the projects of the rule, among the latest work items', async () => {
    const { probe: ask, asApp } = probe({});
    await ask.emailOfCustomer(['10000', '10001']);
    await ask.emailOfCustomer('all');
    expect(asApp.asked.map(({ body }) => body)).toMatchObject([
      { jql: 'reporter is not EMPTY AND project in (10000, 10001) ORDER BY created DESC', fields: ['reporter'] },
      { jql: 'reporter is not EMPTY ORDER BY created DESC' },
    ]);
  });

  it('is not known where Jira does not list work items', async () => {
    for (const result of [refused(400), transient, rateLimited]) {
      const { call } = scriptedJira(() => result);
      expect(await jiraSiteProbe(call, call).emailOfCustomer('all')).toBe('unknown');
    }
  });
});

it('whether the app administers Jira is asked as the app', async () => {
  const asUser = scriptedJira(() => undefined);
  const asApp = scriptedJira(() => ok({ permissions: { ADMINISTER: { havePermission: true } } }));
  expect(await jiraSiteProbe(asApp.call, asUser.call).appAdministers()).toBe('yes');
});
