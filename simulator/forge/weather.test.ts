import type { WeatherInput } from '../weather/weather';
import { startFixture, statusChanged, type Harness } from './fixture/harness';

const SECOND = 1_000;
let app: Harness;
const start = async (weather: WeatherInput, seed?: number) => void (app = await startFixture({ weather, seed }));
afterEach(() => app.host.stop());

const startsOf = (functionKey: string) =>
  app.host
    .invocations()
    .filter((each) => each.functionKey === functionKey)
    .map((each) => each.startedAt);
const push = (events: string) => app.run(`return new t.Queue({ key: 'work' }).push(${events});`);

describe('storage', () => {
  it('takes 20 to 90 ms a call in usual weather', async () => {
    await start('usual');
    const took = (await app.run(
      `const took = []; for (let i = 0; i < 50; i += 1) { const before = Date.now(); await t.kvs.get('k'); took.push(Date.now() - before); } return took;`,
    )) as number[];
    expect(Math.min(...took)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...took)).toBeLessThanOrEqual(90);
    expect(Math.max(...took)).toBeGreaterThan(Math.min(...took) + 30);
  });

  it('refuses what exceeds the quota of requests, and counts it', async () => {
    await start({ name: 'usual', kvs: 0 });
    // Away from the second in which the app was installed.
    await app.clock.advance(2 * SECOND);
    const refused = await app.run(
      `let refused = 0; for (let i = 0; i < 1100; i += 1) { try { await t.kvs.get('k'); } catch (error) { if (error.responseDetails.status === 429) refused += 1; } } return refused;`,
    );
    expect(refused).toBe(100);
    expect(app.metrics.snapshot().kvs.refused).toBe(100);
  });

  it('refuses what exceeds the quota of units written in a minute, and takes it in the next', async () => {
    await start({ name: 'usual', kvs: 10 });
    await app.clock.advance(60 * SECOND - (app.clock.now() % (60 * SECOND)));
    const write = (times: number) =>
      app.run(
        `let refused = 0; for (let i = 0; i < ${times}; i += 1) { try { await t.kvs.set('k' + i, 'x'.repeat(99000)); } catch (error) { refused += 1; } } return refused;`,
      );
    expect(await write(410)).toBe(10);
    await app.clock.advance(60 * SECOND);
    expect(await write(1)).toBe(0);
    expect(app.metrics.snapshot().kvs).toMatchObject({ refused: 10, peakWriteUnitsPerMinute: 4_100 });
  });

  it('refuses now and then for no reason in rough weather', async () => {
    await start({ name: 'rough', kvs: 1_000 });
    const statuses = (await app.run(
      `const seen = new Set(); for (let i = 0; i < 40; i += 1) { await Promise.all(Array.from({ length: 10 }, () => t.kvs.get('k').catch((error) => seen.add(error.responseDetails.status)))); } return [...seen];`,
    )) as number[];
    expect(statuses).toEqual([429]);
  });
});

describe('a queue', () => {
  it('delivers after 0.5 to 4 s in usual weather, and idle waits for it', async () => {
    await start('usual');
    await push(`Array.from({ length: 40 }, () => ({ body: {} }))`);
    const [first = 0, ...rest] = startsOf('consume').sort((a, b) => a - b);
    expect(rest).toHaveLength(39);
    expect(rest.at(-1)! - first).toBeGreaterThan(2 * SECOND);
    expect(rest.at(-1)! - first).toBeLessThan(4 * SECOND);
  });

  it('takes up to a minute in rough weather', async () => {
    await start('rough');
    await push(`Array.from({ length: 40 }, () => ({ body: {} }))`);
    const starts = startsOf('consume').sort((a, b) => a - b);
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThan(40 * SECOND);
  });

  it('does not count what was put off on purpose as on its way', async () => {
    await start('usual');
    await push(`{ body: {}, delayInSeconds: 30 }`);
    expect(startsOf('consume')).toEqual([]);
    expect(await app.clock.idle()).toEqual({ pending: 1 });
    await app.clock.advance(35 * SECOND);
    expect(startsOf('consume')).toHaveLength(1);
  });

  it('refuses an event whose lane is busy and tries again with growing waits, until all were in', async () => {
    await start('usual');
    await app.script('consume', `await new Promise((wake) => setTimeout(wake, 12000));`);
    await push(`Array.from({ length: 5 }, () => ({ body: {}, concurrency: { key: 'lane', limit: 1 } }))`);
    const starts = startsOf('consume').sort((a, b) => a - b);
    expect(starts).toHaveLength(5);
    const gaps = starts.slice(1).map((at, index) => at - starts[index]!);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(12 * SECOND);
    // Nobody calls the next one when the lane becomes free.
    expect(Math.max(...gaps)).toBeGreaterThan(14 * SECOND);
    expect(await app.clock.idle()).toEqual({ pending: 0 });
  });
});

describe('product events', () => {
  /** When twelve events that happened at once arrived, ms later, in the order in which they happened. */
  const arrivals = async (weather: WeatherInput) => {
    await start(weather);
    await app.script('event', `await t.kvs.set('arrived:' + input.event.nth, Date.now());`);
    const before = app.clock.now();
    for (let nth = 0; nth < 12; nth += 1) app.emit(statusChanged({ nth }));
    await app.clock.idle();
    const { values } = app.host.storage();
    return Array.from({ length: 12 }, (_, nth) => (values[`arrived:${nth}`] as number) - before);
  };
  const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);

  it('arrive within 0.5 to 8 s and in order in usual weather', async () => {
    const took = await arrivals({ name: 'usual', kvs: 0 });
    expect(took).toEqual(sorted(took));
    expect(Math.min(...took)).toBeGreaterThanOrEqual(500);
    expect(Math.max(...took)).toBeLessThanOrEqual(8 * SECOND);
  });

  it('arrive up to minutes late and out of order in rough weather', async () => {
    const took = await arrivals({ name: 'rough', kvs: 0 });
    expect(Math.max(...took)).toBeGreaterThan(90 * SECOND);
    expect(took).not.toEqual(sorted(took));
  });
});

it('the same seed repeats the same run', async () => {
  const run = async (seed: number) => {
    await start('rough', seed);
    await app.script('event', `await t.kvs.set('k', 1); await new t.Queue({ key: 'work' }).push({ body: {} });`);
    const before = app.clock.now();
    for (let nth = 0; nth < 5; nth += 1) app.emit(statusChanged({ nth }));
    await app.clock.idle();
    const seen = app.host.invocations().map((each) => `${each.functionKey} ${each.startedAt - before}`);
    await app.host.stop();
    return seen;
  };
  const first = await run(3);
  expect(first.filter((each) => each.startsWith('consume'))).not.toEqual([]);
  expect(await run(3)).toEqual(first);
  expect(await run(4)).not.toEqual(first);
});

describe('a web trigger', () => {
  const call = async () => {
    const response = await app.clock.through(
      app.host.webTrigger(new Request(app.host.webTriggerUrl('hook'), { method: 'POST', body: '{}' })),
    );
    return [
      response.status,
      ...['Limit', 'Remaining', 'Reset'].map((name) => response.headers.get(`X-Ratelimit-${name}`)),
    ];
  };

  it('takes a number of requests a minute, shows it in headers, and answers 429 above it', async () => {
    await start({ name: 'rough', kvs: 0 });
    await app.script('hook', `return { outputKey: 'accepted' };`);
    await app.clock.advance(60 * SECOND - (app.clock.now() % (60 * SECOND)));
    const next = new Date(app.clock.now() + 60 * SECOND).toISOString();
    const replies = [];
    for (let count = 0; count < 61; count += 1) replies.push(await call());
    expect(replies[0]).toEqual([202, '60', '59', next]);
    expect(replies[59]).toEqual([202, '60', '0', next]);
    expect(replies[60]).toEqual([429, '60', '0', next]);
    expect(startsOf('on-hook')).toHaveLength(60);
    await app.clock.advance(60 * SECOND);
    expect((await call())[0]).toBe(202);
  });
});
