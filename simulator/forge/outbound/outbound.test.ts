import { startFixture, START, type Harness } from '../fixture/harness';

let app: Harness;
beforeEach(async () => {
  app = await startFixture();
});
afterEach(() => app.host.stop());

const GET = `const r = await t.asApp().requestJira(t.route('/rest/api/3/myself')); return { status: r.status, body: await r.json() };`;
const CAUGHT = (call: string) =>
  `try { const r = await ${call}; return r.status; } catch (error) { return error.name + ': ' + error.message; }`;
const JIRA = (method = 'PUT') =>
  `t.asApp().requestJira(t.route('/rest/api/3/issue/KAN-1'), { method: '${method}', body: '{"a":1}' })`;
const NPS = (options = '{}') => `fetch('https://api.nps.today/campaigns', ${options})`;

describe('calls to Jira', () => {
  it('are made as the app or as the user who is there, with the scopes of the manifest', async () => {
    expect(await app.run(GET)).toMatchObject({
      status: 200,
      body: { scopes: ['read:jira-work', 'write:jira-work', 'storage:app'] },
    });
    await app.run(GET.replace('asApp', 'asUser'), { as: 'ann' });
    expect(app.jiraCalls).toEqual(['app GET /rest/api/3/myself', 'ann GET /rest/api/3/myself']);
  });

  it('made as the user need a user, and as another one need impersonation', async () => {
    const asUser = (who = '') =>
      app.run(CAUGHT(`t.asUser(${who}).requestJira(t.route('/x'))`), who ? { as: 'ann' } : {});
    expect(await asUser()).toBe('NEEDS_AUTHENTICATION_ERR: Authentication Required');
    expect(await asUser(`'bob'`)).toMatch(/^PROXY_ERR: .* 403 - OFFLINE_USER_IMPERSONATION_NOT_ALLOWED$/);
    expect(app.jiraCalls).toEqual([]);
  });

  it('are logged, and counted as reads or writes', async () => {
    await app.run(`const call = (path, method) => t.asApp().requestJira(t.route(path), { method, body: method === 'GET' ? undefined : '{"a":1}' });
      await call('/rest/api/3/issue/KAN-1?fields=summary', 'GET');
      await call('/rest/api/3/search/jql', 'POST');
      await call('/rest/api/3/issue/bulkfetch', 'POST');
      await call('/rest/api/3/permissions/check', 'POST');
      await call('/rest/api/3/issue/KAN-1', 'PUT');
      await call('/rest/api/3/issue/KAN-1/comment', 'POST');`);
    expect(app.metrics.snapshot().calls).toEqual({ 'jira.read': 4, 'jira.write': 2 });
    expect(app.log.list('jira')).toHaveLength(6);
    expect(app.log.list('jira')[0]).toMatchObject({
      by: 'app',
      path: '/rest/api/3/issue/KAN-1?fields=summary',
      status: 200,
    });
    expect(app.log.list('jira')[4]).toMatchObject({
      method: 'PUT',
      requestBody: { a: 1 },
      time: new Date(START).toISOString(),
    });
  });

  it('are a loud error where they go to anything else', async () => {
    expect(await app.run(CAUGHT(`t.api.requestJira(t.route('/x'))`))).toBe(501);
    expect(await app.run(CAUGHT(`t.asApp().requestConfluence(t.route('/x'))`))).toBe(501);
    expect(await app.run(CAUGHT(`t.asApp().requestGraph('{ me }')`))).toBe(501);
  });
});

describe('egress', () => {
  it('reaches nps.today whole', async () => {
    const options = `{ method: 'POST', headers: { authorization: 'apikey k' }, body: '{"a":1}' }`;
    expect(await app.run(`return (await ${NPS(options)}).json()`)).toEqual({
      authorization: 'apikey k',
      echo: '{"a":1}',
    });
    expect(app.npsCalls).toEqual(['POST /campaigns']);
    expect(app.metrics.snapshot().calls).toEqual({ 'nps-today': 1 });
    expect(app.log.list('nps-today')).toMatchObject([
      { by: 'app', path: '/campaigns', requestBody: { a: 1 }, status: 200 },
    ]);
  });

  it.each([
    [
      'https://nps.today/',
      'REQUEST_EGRESS_ALLOWLIST_ERR: URL not included in the external fetch backend permissions: https://nps.today/.',
    ],
    ['http://api.nps.today/', 'REQUEST_EGRESS_ALLOWLIST_ERR'],
    ['https://example.com/', 'REQUEST_EGRESS_ALLOWLIST_ERR'],
    ['https://www.example.com/', 501],
  ])('to %s is answered with: %s', async (url, expected) => {
    expect(String(await app.run(CAUGHT(`t.api.fetch('${url}')`)))).toContain(String(expected));
  });

  it('is limited to 100 requests per minute of the time limit', async () => {
    const last = await app.run(
      `let last; for (let i = 0; i < 101; i += 1) { last = await (async () => { ${CAUGHT(NPS())} })(); } return last;`,
    );
    expect(last).toBe('FUNCTION_FETCH_ERR: The limit of 100 egress requests of one invocation has been reached.');
    expect(app.npsCalls).toHaveLength(100);
    expect(await app.run(CAUGHT(NPS()))).toBe(200);
  });
});

describe.each([
  ['jira' as const, JIRA(), () => app.jiraCalls.length],
  ['nps-today' as const, NPS(), () => app.npsCalls.length],
])('a fault on %s', (target, call, reached) => {
  it('of the kind status refuses the call without effect', async () => {
    app.faults.add({ target, kind: 'status', status: 429, seconds: 7 });
    expect(await app.run(`const r = await ${call}; return [r.status, r.headers.get('retry-after')];`)).toEqual([
      429,
      '7',
    ]);
    expect(reached()).toBe(0);
    expect(app.log.list(target)).toMatchObject([{ status: 429 }]);
  });

  it('of the kind timeout never answers, until the app gives up', async () => {
    app.faults.add({ target, kind: 'timeout' });
    const impatient = call
      .replace(/\)$/, '')
      .replace('{}', '{ signal }')
      .replace(' }', ', signal }')
      .replace('{ signal, signal }', '{ signal }');
    const body = `const signal = AbortSignal.timeout(10000); const started = Date.now();
      try { await ${impatient}); } catch (error) { return [error.name, error instanceof Error, Date.now() - started]; }`;
    expect(await app.run(body)).toEqual(['TimeoutError', true, 10_000]);
    expect(reached()).toBe(0);
    expect(app.log.list(target)).toMatchObject([{ status: 0 }]);
  });

  it('of the kind timeout never answers, until the platform ends the function', async () => {
    app.faults.add({ target, kind: 'timeout' });
    await expect(app.run(`await ${call};`)).rejects.toThrow('timed out');
    expect(app.clock.now() - START).toBe(55_000);
  });

  it('of the kind reset breaks the connection', async () => {
    app.faults.add({ target, kind: 'reset' });
    expect(await app.run(CAUGHT(call))).toBe('TypeError: fetch failed');
    expect(reached()).toBe(0);
  });

  it('of the kind slow takes effect at once, and answers late', async () => {
    app.faults.add({ target, kind: 'slow', seconds: 9 });
    expect(await app.run(`const started = Date.now(); await ${call}; return Date.now() - started;`)).toBe(9000);
    expect(reached()).toBe(1);
  });

  it('of the kind duplicate makes the call twice', async () => {
    app.faults.add({ target, kind: 'duplicate' });
    expect(await app.run(CAUGHT(call))).toBe(200);
    expect(reached()).toBe(2);
  });

  it('of the kind drop loses the call, though it seems to succeed', async () => {
    app.faults.add({ target, kind: 'drop' });
    expect(Math.floor(Number(await app.run(CAUGHT(call))) / 100)).toBe(2);
    expect(reached()).toBe(0);
  });

  it('of the kind crash-after lets the call take effect, and nothing after it', async () => {
    app.faults.add({ target, kind: 'crash-after' });
    await expect(app.run(`try { await ${call}; } finally { await t.kvs.set('after', 1); }`)).rejects.toThrow(
      'platform failed',
    );
    expect(reached()).toBe(1);
    await app.clock.advance(600_000);
    expect(app.host.storage().values).toEqual({});
    expect(await app.run('return calls;')).toBe(1);
  });

  it('strikes only what it matches, and only as often as asked for', async () => {
    app.faults.add({ target, match: 'elsewhere', kind: 'reset' });
    app.faults.add({ target, kind: 'status', status: 503, times: 2 });
    expect(await app.run(`return [(await ${call}).status, (await ${call}).status, (await ${call}).status];`)).toEqual([
      503, 503, 200,
    ]);
    expect(app.faults.list()).toHaveLength(1);
  });
});

describe('faults on storage', () => {
  it('refuse the write, lose it, or end the invocation after it', async () => {
    app.faults.add({ target: 'kvs', kind: 'status', status: 429 });
    const failed = await app.run(
      `try { await t.kvs.set('a', 1); } catch (error) { return [error.code, error.responseDetails.status]; }`,
    );
    expect(failed).toEqual(['RATE_LIMIT_EXCEEDED', 429]);
    app.faults.add({ target: 'kvs', match: '/set', kind: 'drop' });
    await app.run(`await t.kvs.set('b', 1);`);
    app.faults.add({ target: 'kvs', match: 'set ticket/c', kind: 'crash-after' });
    await expect(
      app.run(`await t.kvs.entity('ticket').set('c', { state: 'x' }); await t.kvs.set('d', 1);`),
    ).rejects.toThrow();
    expect(app.host.storage()).toEqual({ values: {}, secrets: {}, entities: { ticket: { c: { state: 'x' } } } });
  });
});

it('the time that a call takes passes on the simulated clock', async () => {
  await app.host.stop();
  app = await startFixture({ weather: { name: 'still', jira: 150, npsToday: 100, kvs: 10 } });
  expect(
    await app.run(`const started = Date.now(); await ${JIRA('GET').replace(', body: \'{"a":1}\'', '')}; await ${NPS()}; await t.kvs.get('k');
    await new t.Queue({ key: 'work' }).push({ body: {} }); return Date.now() - started;`),
  ).toBe(270);
});
