import { startFixture, START, type Harness } from '../fixture/harness';

let app: Harness;
beforeEach(async () => {
  app = await startFixture();
  await app.script('hook', `await t.kvs.set('seen', input.request); return { outputKey: 'accepted' };`);
});
afterEach(() => app.host.stop());

async function call(url: string, init?: RequestInit): Promise<{ status: number; body: string; type: string | null }> {
  const reply = app.host.webTrigger(new Request(url, { method: 'POST', ...init }));
  reply.catch(() => undefined);
  await app.clock.idle();
  const response = await reply;
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') };
}
const returning = (module: 'hook' | 'raw', code: string) =>
  app.script('hook', code).then(() => call(app.host.webTriggerUrl(module)));

describe('web trigger URLs', () => {
  it('stay the same until they are rotated', async () => {
    const url = await app.run(`return t.webTrigger.getUrl('hook');`);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/public\/\w+$/);
    expect(await app.run(`return t.webTrigger.getUrl('hook');`)).toBe(url);
    const fresh = (await app.run(`return t.webTrigger.getUrl('hook', true);`)) as string;
    expect(fresh).not.toBe(url);
    expect(await app.run(`return t.webTrigger.queryUrls('hook');`)).toEqual([
      { moduleKey: 'hook', url },
      { moduleKey: 'hook', url: fresh },
    ]);
    await app.run(`await t.webTrigger.deleteUrl('${String(url)}');`);
    expect((await call(String(url))).status).toBe(404);
    expect((await call(fresh)).status).toBe(202);
  });

  it('need a module, and are deleted once', async () => {
    await expect(app.run(`return t.webTrigger.getUrl('ghost');`)).rejects.toThrow('Failed to get web trigger URL');
    await expect(app.run(`return t.webTrigger.deleteUrl('https://x/public/none');`)).rejects.toThrow('was not found');
  });
});

describe('a call to a web trigger', () => {
  it('arrives as documented, without a user', async () => {
    const url = app.host.webTriggerUrl('hook');
    await call(`${url}/hello/world?apples=green,red&key=a%20b`, {
      body: '{"a":1}',
      headers: { 'X-Secret': 's', 'Content-Type': 'text/plain' },
    });
    expect(app.host.storage().values.seen).toMatchObject({
      method: 'POST',
      path: `${new URL(url).pathname}/hello/world`,
      userPath: '/hello/world',
      queryParameters: { apples: ['green', 'red'], key: ['a b'] },
      headers: { 'x-secret': ['s'], 'content-type': ['text/plain'] },
      body: '{"a":1}',
    });
    await app.script('hook', `return t.asUser().requestJira(t.route('/x'));`);
    expect((await call(url)).status).toBe(500);
    expect(app.host.logs().at(-1)?.message).toContain('NEEDS_AUTHENTICATION_ERR');
  });

  it('has an empty userPath and no body where it names no path', async () => {
    await call(app.host.webTriggerUrl('hook'));
    expect(app.host.storage().values.seen).toMatchObject({ userPath: '', queryParameters: {} });
    expect(app.host.storage().values.seen).not.toHaveProperty('body');
  });

  it('is logged as it went over the wire', async () => {
    await call(`${app.host.webTriggerUrl('hook')}?s=1`, { body: '{"a":1}' });
    expect(app.log.list('webtrigger')).toMatchObject([
      {
        by: 'client',
        method: 'POST',
        path: expect.stringMatching(/^\/public\/\w+\?s=1$/),
        requestBody: { a: 1 },
        status: 202,
        responseBody: { ok: true },
      },
    ]);
  });

  it('is refused beyond 5 MB', async () => {
    expect((await call(app.host.webTriggerUrl('hook'), { body: 'x'.repeat(5 * 1024 * 1024) })).status).toBe(413);
    expect(app.host.storage().values).not.toHaveProperty('seen');
  });

  it('may take 55 seconds', async () => {
    expect(await returning('hook', `await new Promise(() => {});`)).toMatchObject({ status: 504, body: '' });
    expect(app.clock.now() - START).toBe(55_000);
  });
});

describe('replies of web triggers', () => {
  it('are the declared ones where the trigger is static', async () => {
    expect(await call(app.host.webTriggerUrl('hook'))).toEqual({
      status: 202,
      body: '{"ok":true}',
      type: 'application/json',
    });
  });

  it.each([
    `return { outputKey: 'ghost' };`,
    `return { statusCode: 200, body: 'free' };`,
    `return undefined;`,
    `throw new Error('secret');`,
  ])('are 500 without a body where a static trigger returns %s', async (code) => {
    expect(await returning('hook', code)).toMatchObject({ status: 500, body: '' });
  });

  it('are those of the function where the trigger is dynamic', async () => {
    const reply = await returning(
      'raw',
      `return { statusCode: 418, headers: { 'Content-Type': ['text/html'] }, body: 'tea' };`,
    );
    expect(reply).toEqual({ status: 418, body: 'tea', type: 'text/html' });
  });

  it.each([
    `return { statusCode: '200' };`,
    `return { statusCode: 200, body: { a: 1 } };`,
    `return { statusCode: 200, headers: { a: 'b' } };`,
    `return 'ok';`,
  ])('are 500 where a dynamic trigger returns %s', async (code) => {
    expect(await returning('raw', code)).toMatchObject({ status: 500, body: '' });
  });
});

describe('a web trigger fault', () => {
  const invoked = () => app.metrics.snapshot().invocations['on-hook'] ?? 0;

  it('of the kind status refuses the call before the function is invoked', async () => {
    app.faults.add({ target: 'webtrigger', kind: 'status', status: 502 });
    expect(await call(app.host.webTriggerUrl('hook'))).toMatchObject({ status: 502 });
    expect(invoked()).toBe(0);
  });

  it.each(['reset', 'drop'] as const)('of the kind %s breaks the connection', async (kind) => {
    app.faults.add({ target: 'webtrigger', kind });
    await expect(call(app.host.webTriggerUrl('hook'))).rejects.toThrow('fetch failed');
    expect(invoked()).toBe(0);
    expect(app.log.list('webtrigger')).toMatchObject([{ status: 0 }]);
  });

  it('of the kind duplicate invokes twice, slow answers late, crash-after answers 500 after the effect', async () => {
    const url = app.host.webTriggerUrl('hook');
    app.faults.add({ target: 'webtrigger', match: 'POST /public/', kind: 'duplicate' });
    await call(url);
    expect(invoked()).toBe(2);
    app.faults.add({ target: 'webtrigger', kind: 'slow', seconds: 30 });
    await call(url);
    expect(app.clock.now() - START).toBe(30_000);
    app.faults.add({ target: 'webtrigger', kind: 'crash-after' });
    expect(await call(url)).toMatchObject({ status: 500 });
    expect(invoked()).toBe(4);
  });

  it('of the kind timeout never answers', async () => {
    app.faults.add({ target: 'webtrigger', kind: 'timeout' });
    const reply = app.host.webTrigger(new Request(app.host.webTriggerUrl('hook')));
    await app.clock.idle();
    expect(await Promise.race([reply, Promise.resolve('nothing')])).toBe('nothing');
    expect(invoked()).toBe(0);
  });
});
