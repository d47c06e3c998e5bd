import { startFixture, type Harness } from './fixture/harness';

let app: Harness;
beforeEach(async () => void (app = await startFixture()));
afterEach(() => app.host.stop());

const caught = (code: string) =>
  `try { ${code} } catch (error) {
    return { name: error.name, code: error.code, status: error.responseDetails?.status ?? error.status };
  }`;

describe('egress that the proxy refuses', () => {
  it('gives the app a reply with a header, not an exception, until it is allowed', async () => {
    app.host.vary({ proxyErrors: true });
    const call = `const reply = await fetch('https://api.nps.today/campaigns/');
      return [reply.status, reply.headers.get('forge-proxy-error')];`;
    expect(await app.run(call)).toEqual([403, 'BLOCKED_EGRESS']);
    expect(app.npsCalls).toEqual([]);
    app.host.vary({ proxyErrors: false });
    expect(await app.run(call)).toEqual([200, null]);
  });
});

describe('a refused conditional write', () => {
  const set = `await t.kvs.set('k', 1); ${caught("await t.kvs.set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' });")}`;

  it.each([
    ['documented', 'KEY_CONFLICT', 409],
    ['KEY_CONFLICT', 'KEY_CONFLICT', 409],
    ['KEY_ALREADY_EXISTS', 'KEY_ALREADY_EXISTS', 409],
    ['CONDITIONAL_CHECK_FAILED', 'CONDITIONAL_CHECK_FAILED', 400],
    ['bare-409', 'UNKNOWN_ERROR', 409],
  ] as const)('is answered in the form "%s": %s, %d', async (conflictCode, code, status) => {
    app.host.vary({ conflictCode });
    expect(await app.run(set)).toMatchObject({ name: 'ForgeKvsError', code, status });
    expect(await app.run(`return t.kvs.get('k');`)).toBe(1);
  });
});

describe('a call as the user that needs consent', () => {
  const myself = "return (await t.api.asUser().requestJira(t.route('/rest/api/3/myself'))).status;";

  it('fails where nobody can be asked, and the platform asks nobody', async () => {
    app.host.vary({ consentNeeded: true });
    expect(await app.run(caught(myself), { as: 'anna' })).toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR' });
    expect(app.host.consentsAsked()).toEqual([]);
    expect(app.jiraCalls).toEqual([]);
  });

  it('is asked for by the platform where the resolver lets the error through, and made again', async () => {
    app.host.vary({ consentNeeded: true });
    const call = (body: string) =>
      app.host.invokeResolver({ moduleKey: 'admin', functionKey: 'run', payload: { body }, accountId: 'anna' });
    expect(await call(caught(myself))).toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR' });
    expect(app.host.consentsAsked()).toEqual([]);
    expect(await call(myself)).toBe(200);
    expect(await call(myself)).toBe(200);
    expect(app.host.consentsAsked()).toEqual(['anna']);
    expect(app.jiraCalls).toEqual(['anna GET /rest/api/3/myself', 'anna GET /rest/api/3/myself']);
  });
});

describe('dynamic properties', () => {
  it('have no user where the platform does not pass the viewer on', async () => {
    app.host.vary({ lozengeCaller: false });
    const readsProfile = "return (await t.api.asUser().requestJira(t.route('/rest/api/3/myself'))).status;";
    expect(await app.run(caught(readsProfile), { as: 'anna' })).toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR' });
  });
});
