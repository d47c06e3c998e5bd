import { startFixture, statusChanged, type Harness } from './fixture/harness';

let app: Harness;
beforeEach(async () => {
  app = await startFixture();
});
afterEach(() => app.host.stop());

const resolve = async (body: string, extra: object = {}) => {
  const reply = app.host.invokeResolver({
    moduleKey: 'admin',
    functionKey: 'run',
    payload: { body },
    accountId: 'ann',
    ...extra,
  });
  reply.catch(() => undefined);
  await app.clock.idle();
  return reply;
};

describe('resolvers', () => {
  it('learn who calls, and from where', async () => {
    const extension = { issue: { id: '1', key: 'KAN-1' } };
    const context = await resolve('return input.context;', {
      extension,
      locale: 'da-DK',
      timezone: 'Europe/Copenhagen',
    });
    expect(context).toMatchObject({
      ...{ accountId: 'ann', moduleKey: 'admin', siteUrl: 'https://example.atlassian.net', locale: 'da-DK' },
      ...{ timezone: 'Europe/Copenhagen', extension, cloudId: expect.any(String), environmentId: expect.any(String) },
      installContext: expect.stringMatching(/^ari:cloud:jira::site\//),
    });
  });

  it('act as the caller', async () => {
    await resolve(`await t.asUser().requestJira(t.route('/rest/api/3/myself')); return {};`);
    expect(app.jiraCalls).toEqual(['ann GET /rest/api/3/myself']);
  });

  it.each([
    ['throw', `throw new Error('no such thing');`, 'There was an error invoking the function - no such thing'],
    [
      'take too long',
      `await new Promise(() => {});`,
      'There was an error invoking the function - the function timed out.',
    ],
    ['answer too much', `return { a: 'x'.repeat(5 * 1024 * 1024) };`, 'exceeds 5 MB'],
  ])('that %s reject', async (_how, body, message) => {
    await expect(resolve(body)).rejects.toThrow(message);
  });

  it('refuse unknown functions, and large payloads', async () => {
    await expect(resolve('', { moduleKey: 'ghost' })).rejects.toThrow('no module "ghost" with a resolver');
    await expect(resolve('', { functionKey: 'ghost' })).rejects.toThrow("Resolver has no definition for 'ghost'.");
    await expect(resolve('', { payload: { a: 'x'.repeat(500 * 1024) } })).rejects.toThrow('exceeds 500 KB');
  });
});

describe('reinstalling the app', () => {
  it('forgets everything the installation had, and sends the app the install event', async () => {
    await app.run(`await t.kvs.set('a', 1); await t.kvs.setSecret('b', 's'); await t.kvs.entity('ticket').set('c', { state: 'x' });
      await new t.Queue({ key: 'work' }).push({ body: {}, delayInSeconds: 60 });`);
    const url = app.host.webTriggerUrl('hook');
    app.emit(statusChanged());

    await app.host.reinstall();
    await app.clock.advance(120_000);

    expect(app.host.storage()).toEqual({ values: {}, secrets: {}, entities: {} });
    expect((await app.host.webTrigger(new Request(url, { method: 'POST' }))).status).toBe(404);
    expect(app.host.invocations()).toMatchObject([{ moduleKey: 'installed', functionKey: 'on-event' }]);
    expect(await app.run('return calls;')).toBe(1);
  });

  it('ends what runs', async () => {
    const running = app.host.invokeFunction(
      'probe',
      `await new Promise((wake) => setTimeout(wake, 30000)); await t.kvs.set('late', 1);`,
    );
    running.catch(() => undefined);
    await new Promise((turn) => setTimeout(turn, 20));
    await app.host.reinstall();
    await expect(running).rejects.toThrow('platform failed');
    await app.clock.advance(60_000);
    expect(app.host.storage().values).toEqual({});
  });
});

describe('a stopped platform', () => {
  it('runs nothing any more', async () => {
    await app.host.stop();
    app.emit(statusChanged());
    const before = app.host.invocations().length;
    await app.clock.advance(3_600_000);
    expect(app.host.invocations()).toHaveLength(before);
  });
});

describe('attaching to the platform', () => {
  it('lets code outside a function use the real SDK, as the app or as a user', async () => {
    const { fetch: before } = globalThis;
    const detach = app.host.attach(globalThis, { as: 'ann' });
    try {
      const { asApp, asUser, route } = jest.requireActual<typeof import('@forge/api')>('@forge/api');
      const { kvs } = jest.requireActual<typeof import('@forge/kvs')>('@forge/kvs');
      await asApp().requestJira(route`/rest/api/3/field`);
      await asUser().requestJira(route`/rest/api/3/myself`);
      await kvs.set('k', { a: 1 });
      expect(await kvs.get('k')).toEqual({ a: 1 });
      expect((await fetch('https://api.nps.today/campaigns')).status).toBe(200);
      await expect(fetch('https://elsewhere.test/')).rejects.toThrow('external fetch backend permissions');
    } finally {
      detach();
    }
    expect(app.jiraCalls).toEqual(['app GET /rest/api/3/field', 'ann GET /rest/api/3/myself']);
    expect(globalThis.fetch).toBe(before);
    expect(globalThis).not.toHaveProperty('__forge_fetch__');
  });
});
