import { BURST_PER_SECOND, WRITES_PER_ISSUE } from '../limits';
import { APP_SCOPES, testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';

describe('the simulated Jira', () => {
  it.each(['/rest/api/3/myself', `${ISSUE}/KAN-1/comment`, '/rest/api/3/field', '/rest/api/3/project/search'])(
    'refuses callers who are unknown or inactive: %s',
    async (path) => {
      const { jira, as } = testSite();
      expect((await jira.fetch(new Request(`https://x${path}`))).status).toBe(401);
      expect((await as('nobody')('GET', path)).status).toBe(401);
      jira.change.deactivateUser('agent@example.com');
      expect((await as('agent')('GET', path)).status).toBe(401);
    },
  );

  it('answers an anonymous caller that there is no such item', async () => {
    const { jira, as } = testSite();
    const anonymous = await jira.fetch(new Request(`https://x${ISSUE}/KAN-1`));
    expect(anonymous.status).toBe(404);
    expect(await anonymous.json()).toEqual((await as('admin')('GET', `${ISSUE}/KAN-99`)).body);
    expect((await as('nobody')('GET', `${ISSUE}/KAN-1`)).status).toBe(401);
  });

  it('logs public calls; those of the app are logged by its host', async () => {
    const { as, app, log } = testSite();
    await as('admin')('PUT', `${ISSUE}/KAN-1?notifyUsers=false`, { fields: { summary: '' } });
    await app('GET', '/rest/api/3/myself');
    expect(log.list()).toMatchObject([
      {
        target: 'jira',
        by: 'client',
        time: '2026-11-23T10:00:00.000Z',
        method: 'PUT',
        path: `${ISSUE}/KAN-1?notifyUsers=false`,
        requestBody: { fields: { summary: '' } },
        status: 400,
        responseBody: { errors: {} },
      },
    ]);
  });

  it('answers what it does not model with 501', async () => {
    const { as } = testSite();
    for (const path of ['/rest/api/2/issue/KAN-1', '/rest/api/3/filter/search', '/rest/agile/1.0/board']) {
      const answer = await as('admin')('GET', path);
      expect(answer.status).toBe(501);
      expect(answer.body.errorMessages[0]).toContain(path);
    }
    expect((await as('admin')('GET', `${ISSUE}/KAN-1?expand=renderedFields`)).status).toBe(501);
  });
});

describe('the app', () => {
  it.each([
    ['GET', `${ISSUE}/KAN-1`, 'read:jira-work'],
    ['PUT', `${ISSUE}/KAN-1`, 'write:jira-work'],
    ['POST', '/rest/api/3/search/jql', 'read:jira-work'],
    ['GET', '/rest/api/3/user?accountId=x', 'read:jira-user'],
    ['GET', '/rest/api/3/user/email?accountId=x', 'read:email-address:jira'],
    ['POST', '/rest/api/3/field', 'manage:jira-configuration'],
    ['GET', '/rest/api/3/statuses/search', 'manage:jira-configuration'],
    ['GET', '/rest/api/3/screens', 'manage:jira-project'],
    ['GET', '/rest/servicedeskapi/request/HELP-1', 'read:servicedesk-request'],
    ['GET', '/rest/servicedeskapi/request/HELP-1/participant', 'read:servicedesk-request'],
    ['GET', '/rest/servicedeskapi/servicedesk', 'read:servicedesk-request'],
    ['GET', '/rest/servicedeskapi/requesttype', 'read:servicedesk-request'],
  ])('needs a scope for %s %s', async (method, path, scope) => {
    const { app } = testSite();
    const scopes = APP_SCOPES.filter((each) => each !== scope);
    expect(await app(method, path, method === 'GET' ? undefined : {}, { kind: 'app', scopes })).toMatchObject({
      status: 401,
      body: { code: 401, message: 'Unauthorized; scope does not match' },
    });
    expect((await app(method, path, method === 'GET' ? undefined : {})).status).not.toBe(401);
  });

  it('administers Jira through one scope only', async () => {
    const { app } = testSite();
    const path = '/rest/api/3/mypermissions?permissions=ADMINISTER,EDIT_ISSUES';
    expect((await app('GET', path)).body.permissions).toMatchObject({
      ADMINISTER: { havePermission: true },
      EDIT_ISSUES: { havePermission: true },
    });
    const principal = { kind: 'app' as const, scopes: ['read:jira-work', 'manage:jira-project'] };
    expect((await app('GET', path, undefined, principal)).body.permissions.ADMINISTER.havePermission).toBe(false);
    expect((await app('GET', '/rest/api/3/screens', undefined, principal)).status).toBe(403);
  });

  it('sees nothing of a project that blocks it, and no item hidden by a security level', async () => {
    const { app, as, jira } = testSite();
    jira.change.blockApp('KAN');
    jira.change.hideWorkItem('OPS-1');
    expect((await app('GET', `${ISSUE}/KAN-1`)).status).toBe(404);
    expect((await app('PUT', `${ISSUE}/KAN-1`, { fields: {} })).status).toBe(404);
    expect((await app('GET', '/rest/api/3/project/KAN')).status).toBe(404);
    expect((await app('GET', `${ISSUE}/OPS-1`)).status).toBe(404);
    expect((await as('agent')('GET', `${ISSUE}/OPS-1`)).status).toBe(404);
    expect((await as('admin')('GET', `${ISSUE}/OPS-1`)).status).toBe(200);
  });

  it('can do as a user only what that user may', async () => {
    const { app, jira } = testSite();
    const principal = { kind: 'user' as const, accountId: jira.users.ids.customer, scopes: APP_SCOPES };
    expect((await app('GET', `${ISSUE}/OPS-1`, undefined, principal)).status).toBe(404);
    expect((await app('POST', '/rest/api/3/field', { name: 'x', type: 'y' }, principal)).status).toBe(403);
    expect((await app('GET', '/rest/api/3/myself', undefined, principal)).body.displayName).toBe('Carla Customer');
  });
});

describe('e-mail addresses', () => {
  const email = (accountId: string) => `/rest/api/3/user/email?accountId=${encodeURIComponent(accountId)}`;

  it('are given to the app whatever the profile hides, and to nobody else', async () => {
    const { app, as, jira } = testSite();
    const { hidden } = jira.users.ids;
    expect((await app('GET', email(hidden))).body).toEqual({ accountId: hidden, email: 'hidden@example.com' });
    expect((await as('admin')('GET', email(hidden))).status).toBe(401);
    const principal = { kind: 'user' as const, accountId: jira.users.ids.admin, scopes: APP_SCOPES };
    expect((await app('GET', email(hidden), undefined, principal)).status).toBe(401);
    jira.change.setEmailApiBlocked(hidden, true);
    expect((await app('GET', email(hidden))).status).toBe(404);
    expect((await app('GET', email('unknown'))).status).toBe(404);
  });

  it('are left out of profiles and reporters that hide them', async () => {
    const { app, as, jira } = testSite();
    const { hidden, customer } = jira.users.ids;
    const user = (id: string) => `/rest/api/3/user?accountId=${encodeURIComponent(id)}`;
    expect((await app('GET', user(hidden))).body).not.toHaveProperty('emailAddress');
    expect((await app('GET', user(customer))).body.emailAddress).toBe('customer@example.com');
    expect((await app('GET', `${ISSUE}/KAN-4`)).body.fields.reporter).not.toHaveProperty('emailAddress');
    expect((await as('hidden')('GET', '/rest/api/3/myself')).body.emailAddress).toBe('hidden@example.com');
  });

  it('of portal-only customers are shown on the service desk request only', async () => {
    const { app, jira } = testSite();
    expect((await app('GET', email(jira.users.ids.portalCustomer))).status).toBe(404);
    expect((await app('GET', `${ISSUE}/HELP-1`)).body.fields.reporter).toMatchObject({ accountType: 'customer' });
    expect((await app('GET', `${ISSUE}/HELP-1`)).body.fields.reporter).not.toHaveProperty('emailAddress');
    const request = '/rest/servicedeskapi/request';
    expect((await app('GET', `${request}/HELP-1`)).body.reporter.emailAddress).toBe('portal@example.org');
    expect((await app('GET', `${request}/KAN-1`)).status).toBe(404);
  });

  it('are unavailable for the reporters that nobody can survey', async () => {
    const { app } = testSite();
    expect((await app('GET', `${ISSUE}/KAN-5`)).body.fields.reporter.accountType).toBe('app');
    expect((await app('GET', `${ISSUE}/KAN-6`)).body.fields.reporter).toBeNull();
  });
});

describe('rate limits', () => {
  it('refuse calls beyond the burst of an endpoint and method, from the app and from people alike, until time passes', async () => {
    const { app, as, clock } = testSite();
    for (let call = 0; call < BURST_PER_SECOND.GET; call += 1) {
      expect((await app('GET', `${ISSUE}/KAN-1?fields=summary`)).status).toBe(200);
    }
    const refused = await as('admin')('GET', `${ISSUE}/KAN-2`);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-burst-based');
    expect((await as('admin')('GET', '/rest/api/3/myself')).status).toBe(200);
    await clock.advance(1_000);
    expect((await as('admin')('GET', `${ISSUE}/KAN-2`)).status).toBe(200);
  });

  it('refuse too many writes to one work item within a short and a long window', async () => {
    const { app, clock } = testSite();
    const write = (key: string, summary: number) =>
      app('PUT', `${ISSUE}/${key}`, { fields: { summary: `n${summary}` } });
    const [short, long] = WRITES_PER_ISSUE;
    for (let call = 0; call < short.calls; call += 1) expect((await write('KAN-1', call)).status).toBe(204);
    const refused = await write('KAN-1', 99);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await write('KAN-2', 1)).status).toBe(204);
    let written: number = short.calls;
    while (written < long.calls) {
      await clock.advance(short.windowMs);
      for (let call = 0; call < short.calls; call += 1, written += 1) await write('KAN-1', written);
    }
    await clock.advance(short.windowMs);
    const later = await write('KAN-1', 1);
    expect(later.status).toBe(429);
    expect(Number(later.headers.get('retry-after'))).toBe(20);
  });
});

describe('refusals that faults ask for', () => {
  it('carry status, Jira body and retry headers', async () => {
    const { jira } = testSite();
    const refused = jira.refusal(429, 7);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('7');
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-burst-based');
    for (const status of [400, 401, 403, 404, 409, 500, 502, 503]) expect(jira.refusal(status).status).toBe(status);
    expect(await jira.refusal(404).json()).toEqual({
      errorMessages: ['Issue does not exist or you do not have permission to see it.'],
      errors: {},
    });
  });
});
