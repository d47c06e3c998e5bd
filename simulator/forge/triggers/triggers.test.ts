import { startFixture, START, statusChanged, type Harness } from '../fixture/harness';

let app: Harness;
beforeEach(async () => {
  app = await startFixture();
  await app.script('event', `await t.kvs.set('seen-' + (input.event.retryContext?.retryCount ?? 0), input);`);
});
afterEach(() => app.host.stop());

const SECOND = 1000;
const delivered = () => app.host.invocations().filter((each) => each.moduleKey === 'status-changed');
const times = () => delivered().map((each) => (each.startedAt - START) / SECOND);
const retry = `return new t.InvocationError({ retryAfter: 60, retryReason: 'FUNCTION_RETRY_REQUEST', retryData: { a: 1 } });`;

describe('product events', () => {
  it('reach the triggers that subscribe to them', async () => {
    app.emit(statusChanged());
    expect(delivered()).toEqual([]);
    await app.clock.idle();
    expect(app.host.storage().values['seen-0']).toMatchObject({
      event: { eventType: 'avi:jira:updated:issue', issue: { key: 'KAN-1' } },
      context: { installContext: expect.any(String) },
    });
    app.emit({ eventType: 'avi:jira:commented:issue' });
    await app.clock.idle();
    expect(delivered()).toHaveLength(1);
  });

  it.each([
    ['the filter excludes them', statusChanged({ changelog: { items: [{ field: 'summary' }] } })],
    ['the app caused them', statusChanged({ selfGenerated: true })],
    ['they are larger than 200 kB', statusChanged({ padding: 'x'.repeat(200_000) })],
  ])('cause no invocation when %s', async (_why, event) => {
    app.emit(event);
    await app.clock.idle();
    expect(delivered()).toEqual([]);
  });

  it('are received when the filter fails and the manifest asks for them', async () => {
    app.emit({ eventType: 'avi:jira:updated:issue', issue: {} });
    await app.clock.idle();
    expect(delivered()).toHaveLength(1);
    expect(app.host.logs().at(-1)?.message).toContain('Property "changelog" does not exist.');
  });

  it('are dropped and logged when the filter fails otherwise', async () => {
    app.emit({ eventType: 'avi:jira:deleted:issue' });
    await app.clock.idle();
    expect(app.host.invocations().filter((each) => each.moduleKey === 'strict')).toEqual([]);
    expect(app.host.logs().at(-1)?.message).toContain('Property "missing" does not exist.');
  });

  it('are retried at most four times when the app asks for it', async () => {
    await app.script('event', `await t.kvs.set('last', input.event.retryContext ?? 'first'); ${retry}`);
    app.emit(statusChanged());
    await app.clock.advance(3600 * SECOND);
    expect(times()).toEqual([0, 60, 120, 180, 240]);
    expect(app.host.storage().values.last).toEqual({
      retryCount: 4,
      retryReason: 'FUNCTION_RETRY_REQUEST',
      retryData: { a: 1 },
    });
  });

  it('are not retried when the app throws', async () => {
    await app.script('event', `throw new Error('oops');`);
    app.emit(statusChanged());
    await app.clock.advance(3600 * SECOND);
    expect(delivered()).toHaveLength(1);
    expect(app.host.logs().map((line) => line.message)).toContainEqual(
      expect.stringContaining('The function threw Error: oops'),
    );
  });

  it('are retried by the platform after a timeout of 25 s', async () => {
    await app.script(
      'event',
      `if (!input.event.retryContext) await new Promise(() => {}); await t.kvs.set('why', input.event.retryContext);`,
    );
    app.emit(statusChanged());
    await app.clock.advance(3600 * SECOND);
    expect(times()).toEqual([0, 30]);
    expect(app.host.storage().values.why).toMatchObject({ retryReason: 'FUNCTION_TIME_OUT' });
  });

  it.each([
    ['status', 1],
    ['crash-after', 2],
    ['timeout', 1],
    ['duplicate', 2],
    ['drop', 0],
  ] as const)('under the fault %s invoke the function %i times', async (kind, invoked) => {
    app.faults.add({ target: 'function', match: 'on-event', kind });
    app.emit(statusChanged());
    await app.clock.advance(3600 * SECOND);
    expect(delivered()).toHaveLength(invoked);
  });

  it('wait in line beyond 300 a second', async () => {
    await app.script('event', 'return 1;');
    for (let each = 0; each < 700; each += 1) app.emit(statusChanged());
    await app.clock.idle();
    const perSecond = new Map<number, number>();
    for (const time of times()) perSecond.set(time, (perSecond.get(time) ?? 0) + 1);
    expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(300);
    expect(delivered()).toHaveLength(700);
  });

  it('may be on their way for a while', async () => {
    await app.host.stop();
    app = await startFixture({ weather: { name: 'still', events: 90_000 } });
    const emitted = app.clock.now();
    app.emit(statusChanged());
    await app.clock.advance(120 * SECOND);
    expect(delivered().map((each) => each.startedAt - emitted)).toEqual([90 * SECOND]);
  });
});

describe('scheduled triggers', () => {
  const runs = () => app.host.invocations().filter((each) => each.functionKey === 'on-schedule');

  it('start about five minutes after the installation and keep their rhythm', async () => {
    await app.clock.advance(3600 * SECOND);
    const at = runs().map((each) => each.startedAt - START);
    expect(at[0]).toBeGreaterThanOrEqual(300 * SECOND);
    expect(at[0]).toBeLessThan(360 * SECOND);
    expect(at.slice(1).map((time, index) => time - (at[index] ?? 0))).toEqual(Array(at.length - 1).fill(300 * SECOND));
    expect(at.length).toBeGreaterThanOrEqual(11);
  });

  it('do not count as pending, and are not retried', async () => {
    await app.script('schedule', `throw new Error('no');`);
    expect(await app.clock.idle()).toEqual({ pending: 0 });
    await app.host.runScheduled('often');
    await app.clock.advance(200 * SECOND);
    expect(runs()).toHaveLength(1);
  });

  it('can be run now', async () => {
    await app.script('schedule', `await t.kvs.set('seen', input);`);
    await app.host.runScheduled('often');
    expect(app.host.storage().values.seen).toMatchObject({
      request: { context: { moduleKey: 'often' } },
      context: { installContext: expect.any(String) },
    });
    await expect(app.host.runScheduled('never')).rejects.toThrow('no scheduled trigger "never"');
  });
});
