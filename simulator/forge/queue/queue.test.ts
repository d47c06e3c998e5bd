import { startFixture, START, type Harness } from '../fixture/harness';
import { EVENTS_PER_MINUTE } from '../limits';

let app: Harness;
beforeEach(async () => {
  app = await startFixture();
});
afterEach(() => app.host.stop());

const SECOND = 1000;
const push = (event: string, queue = 'work') =>
  app.run(`return new t.Queue({ key: '${queue}' }).push(${event});`) as Promise<{ jobId: string }>;
const caught = (event: string, queue = 'work') =>
  app.run(
    `try { await new t.Queue({ key: '${queue}' }).push(${event}); return 'pushed'; } catch (error) { return error.constructor.name + ': ' + error.message; }`,
  );
const deliveries = () => app.host.invocations().filter((each) => each.functionKey === 'consume');
const times = () => deliveries().map((each) => (each.startedAt - START) / SECOND);

describe('a push to a queue', () => {
  it('is delivered with body, ids and context, and counted', async () => {
    await app.script('consume', `await t.kvs.set('seen', input);`);
    const { jobId } = await push(`[{ body: { a: 1 } }, { body: { a: 2 } }]`);
    expect(deliveries()).toHaveLength(2);
    expect(app.host.storage().values.seen).toMatchObject({
      event: { body: { a: 2 }, jobId, queueName: 'work', eventId: expect.any(String) },
      context: { installContext: expect.stringContaining('ari:cloud:jira::site/'), moduleKey: 'work-consumer' },
    });
    expect((app.host.storage().values.seen as { event: object }).event).not.toHaveProperty('retryContext');
    expect(app.metrics.snapshot().queue).toEqual({ pushes: 1, events: 2 });
  });

  it('waits for the delay that was asked for', async () => {
    await push(`{ body: {}, delayInSeconds: 900 }`);
    expect(await app.clock.idle()).toEqual({ pending: 1 });
    await app.clock.advance(1000 * SECOND);
    expect(times()).toEqual([900]);
  });

  it.each([
    [`{ body: {} }`, 'nowhere', 'InternalServerError: 404'],
    [`Array.from({ length: 51 }, () => ({ body: {} }))`, 'work', 'TooManyEventsError'],
    [`{ body: { a: 'x'.repeat(210000) } }`, 'work', 'PayloadTooBigError'],
    [
      `{ body: { a: 'x'.repeat(110000) } }`,
      'slow-work',
      'PayloadTooBigError: An event for a long-running consumer exceeds 100 KB.',
    ],
    [`{ body: {}, delayInSeconds: 901 }`, 'work', 'InvalidPushSettingsError'],
    [`{ body: {}, concurrency: { key: 'k', limit: 0 } }`, 'work', 'InternalServerError: 400'],
  ])('of %s to %s is refused: %s', async (event, queue, expected) => {
    expect(await caught(event, queue)).toContain(expected);
    expect(deliveries()).toEqual([]);
  });

  it('is refused beyond 500 events a minute', async () => {
    const many = `for (let i = 0; i < ${EVENTS_PER_MINUTE / 50}; i += 1) await new t.Queue({ key: 'work' }).push(Array.from({ length: 50 }, () => ({ body: {} })));`;
    await app.run(many);
    expect(await caught(`{ body: {} }`)).toBe('RateLimitError: Too many requests.');
    await app.clock.advance(61 * SECOND);
    expect(await caught(`{ body: {} }`)).toBe('pushed');
  });

  it('is refused when invocations go in circles', async () => {
    await app.script('consume', `await new t.Queue({ key: 'work' }).push({ body: {}, delayInSeconds: 1 });`);
    await push(`{ body: {} }`);
    await app.clock.advance(1100 * SECOND);
    expect(deliveries().filter((each) => each.outcome?.kind === 'returned')).toHaveLength(999);
    expect(deliveries().at(-1)?.outcome).toMatchObject({ message: 'The limit on cyclic invocation has been reached.' });
  });

  it.each([
    ['drop', 'pushed', 0],
    ['duplicate', 'pushed', 2],
    ['status', 'InternalServerError: 503 : Refused with status 503.', 0],
    ['reset', 'TypeError: fetch failed', 0],
  ] as const)('under the fault %s is answered with "%s" and delivered %i times', async (kind, result, delivered) => {
    app.faults.add({ target: 'queue', match: 'work', kind });
    expect(await caught(`{ body: {} }`)).toBe(result);
    expect(deliveries()).toHaveLength(delivered);
  });

  it('is delivered under the fault crash-after although the sender died', async () => {
    app.faults.add({ target: 'queue', kind: 'crash-after' });
    await expect(push(`{ body: {} }`)).rejects.toThrow();
    expect(deliveries()).toHaveLength(1);
  });
});

describe('a failing consumer', () => {
  it.each([
    ['throws', `throw new Error('no');`, 'FUNCTION_RUNTIME_ERROR'],
    ['takes too long', `await new Promise(() => {});`, 'FUNCTION_TIME_OUT'],
  ])('that %s is called again with backoff, and with the reason', async (_how, fail, retryReason) => {
    await app.script(
      'consume',
      `if (!input.event.retryContext) { ${fail} } await t.kvs.set('retry', input.event.retryContext);`,
    );
    await push(`{ body: {} }`);
    await app.clock.advance(120 * SECOND);
    expect(deliveries()).toHaveLength(2);
    expect(app.host.storage().values.retry).toMatchObject({
      retryCount: 1,
      retryReason,
      retentionWindow: { startTime: new Date(START).toISOString() },
    });
  });

  it('gives up after 24 hours, at most 15 minutes between two tries', async () => {
    await app.script('consume', `throw new Error('poison');`);
    const { jobId } = await push(`{ body: {} }`);
    await app.clock.advance(30 * 3600 * SECOND);
    const at = times();
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(gaps.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(Math.max(...gaps)).toBe(900);
    expect(at.at(-1)).toBeLessThanOrEqual(24 * 3600);
    expect(at.at(-1)).toBeGreaterThan(23.5 * 3600);
    expect(app.host.queued()).toBe(0);
    expect(await app.run(`return new t.Queue({ key: 'work' }).getJob('${jobId}').getStats();`)).toEqual({
      success: 0,
      inProgress: 0,
      failed: 1,
    });
  });

  it('may ask for a retry itself', async () => {
    const ask = `return new t.InvocationError({ retryAfter: 30, retryReason: t.InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED, retryData: { page: 2 } });`;
    await app.script(
      'consume',
      `if (!input.event.retryContext) { ${ask} } await t.kvs.set('retry', input.event.retryContext);`,
    );
    await push(`{ body: {} }`);
    await app.clock.advance(60 * SECOND);
    expect(times()).toEqual([0, 30]);
    expect(app.host.storage().values.retry).toMatchObject({
      retryCount: 1,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { page: 2 },
    });
  });

  it('does not count failures of the platform', async () => {
    await app.script('consume', `await t.kvs.set('retry', input.event.retryContext);`);
    app.faults.add({ target: 'function', match: 'consume', kind: 'status' });
    await push(`{ body: {} }`);
    await app.clock.advance(60 * SECOND);
    expect(app.host.storage().values.retry).toMatchObject({
      retryCount: 0,
      retryReason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
    });
  });
});

describe('a concurrency key', () => {
  it('admits no more events at once than its limit', async () => {
    await app.script('consume', `await new Promise((wake) => setTimeout(wake, 10000));`);
    await push(`Array.from({ length: 5 }, () => ({ body: {}, concurrency: { key: 'lane', limit: 2 } }))`);
    await app.clock.advance(60 * SECOND);
    expect(times()).toEqual([0, 0, 10, 10, 20]);
  });

  it('is shared by all queues', async () => {
    await app.script('consume', `await new Promise((wake) => setTimeout(wake, 10000));`);
    await app.run(`const event = { body: {}, concurrency: { key: 'lane', limit: 1 } };
      await new t.Queue({ key: 'work' }).push(event); await new t.Queue({ key: 'slow-work' }).push(event);`);
    await app.clock.advance(60 * SECOND);
    const starts = app.host.invocations().filter((each) => each.functionKey.startsWith('consume'));
    expect(starts.map((each) => (each.startedAt - START) / SECOND)).toEqual([0, 10]);
  });
});

describe('a queue job', () => {
  it('reports its progress, and can be cancelled before it starts', async () => {
    const { jobId } = await push(`{ body: {}, delayInSeconds: 60 }`);
    const job = `new t.Queue({ key: 'work' }).getJob('${jobId}')`;
    expect(await app.run(`return ${job}.getStats();`)).toEqual({ success: 0, inProgress: 1, failed: 0 });
    await app.run(`await ${job}.cancel();`);
    await app.clock.advance(120 * SECOND);
    expect(deliveries()).toEqual([]);
    expect(
      await app.run(
        `try { await new t.Queue({ key: 'work' }).getJob('none').getStats(); } catch (error) { return error.constructor.name; }`,
      ),
    ).toBe('JobDoesNotExistError');
  });
});
