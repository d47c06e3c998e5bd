import { Script } from 'node:vm';
import { SimulatedClock } from '../../shared/clock';
import { startFixture, START, type Harness } from '../fixture/harness';
import { createInstance } from './instance';
import { createInvocation } from './invocation';

let app: Harness;
beforeEach(async () => {
  app = await startFixture();
});
afterEach(() => app.host.stop());

describe('the realm an app runs in', () => {
  it('has only the simulated time', async () => {
    const seen = await app.run(`
      const before = [Date.now(), new Date().toISOString(), performance.now()];
      await new Promise((wake) => setTimeout(wake, 5000));
      return { before, passed: Date.now() - before[0], isDate: new Date() instanceof Date, fixed: new Date(0).getTime() };`);

    expect(seen).toEqual({
      before: [START, new Date(START).toISOString(), 0],
      passed: 5000,
      isDate: true,
      fixed: 0,
    });
  });

  it('has an empty environment and node modules, but no way to the network past fetch', async () => {
    const script = new Script(`(function (exports, require) {
      exports.load = (id) => typeof require(id);
      exports.env = () => Object.keys(process.env);
    })`);
    const clock = new SimulatedClock('paused', START);
    const unused = () => Promise.reject(new Error('unused'));
    const seams = { runtime: () => undefined, forgeFetch: unused, egressFetch: unused };
    const instance = createInstance({ script, clock, random: () => 0.5, seamsFor: () => seams, log: () => undefined });
    const call = (name: string, ...args: unknown[]) => {
      const invocation = createInvocation(clock, { functionKey: name, moduleKey: name }, name, 25);
      return instance.invoke(`index.${name}`, args, invocation);
    };

    expect(await call('env')).toEqual({ kind: 'returned', value: [] });
    expect(await call('load', 'node:crypto')).toEqual({ kind: 'returned', value: 'object' });
    expect(await call('load', 'https')).toMatchObject({ kind: 'threw', message: expect.stringContaining('"https"') });
    expect(await call('load', 'left-pad')).toMatchObject({ kind: 'threw', message: "Cannot find module 'left-pad'" });
    expect(await call('gone')).toMatchObject({ kind: 'threw', message: 'The app exports no function "gone".' });
  });

  it('keeps module state in a warm process and loses it with the process', async () => {
    expect(await app.run('return calls;')).toBe(1);
    expect(await app.run('return calls;')).toBe(2);
    await expect(app.run('await new Promise(() => {});')).rejects.toThrow('timed out');
    expect(await app.run('return calls;')).toBe(1);
  });

  it('uses a second process while the first is busy', async () => {
    await app.run('return calls;');
    const both = [1, 2].map(() =>
      app.host.invokeFunction('probe', 'await new Promise((wake) => setTimeout(wake, 1000)); return calls;'),
    );
    await app.clock.idle();
    expect(await Promise.all(both)).toEqual([2, 1]);
  });

  it('throws errors of its own realm, and parses replies into its own objects', async () => {
    app.faults.add({ target: 'jira', kind: 'reset' });
    const seen = await app.run(`
      let own = {};
      try { await t.asApp().requestJira(t.route('/rest/api/3/myself')); } catch (error) {
        own = { error: error instanceof TypeError, message: error.message, code: error.cause.code };
      }
      const reply = await (await t.asApp().requestJira(t.route('/rest/api/3/myself'))).json();
      return { ...own, object: reply instanceof Object };`);
    expect(seen).toEqual({ error: true, message: 'fetch failed', code: 'ECONNRESET', object: true });
  });

  it('freezes what an invocation left behind', async () => {
    await app.run(`setTimeout(() => t.kvs.set('late', 1), 1000); return 1;`);
    await app.clock.advance(10_000);
    await app.run('return 1;');
    expect(app.host.storage().values).not.toHaveProperty('late');
  });

  it('gives the SDK the function that runs and its time limit', async () => {
    const seen = await app.run(`
      const context = t.getAppContext();
      await new Promise((wake) => setTimeout(wake, 1000));
      return { ari: context.appAri.toString(), left: context.invocationRemainingTimeInMillis(), module: context.moduleKey };`);
    expect(seen).toEqual({
      ari: 'ari:cloud:ecosystem::app/99999999-0000-4000-8000-000000000000',
      left: 54_000,
      module: 'probe',
    });
  });

  it('has Web Crypto, which takes no simulated time', async () => {
    const seen = await app.run(`
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc'));
      return { hex: Buffer.from(digest).toString('hex').slice(0, 8), now: Date.now() };`);
    expect(seen).toEqual({ hex: 'ba7816bf', now: START });
  });

  it('records invocations and what they wrote', async () => {
    await app.run(`console.warn('careful', { a: 1 }); return 1;`);
    expect(app.host.logs()).toContainEqual(
      expect.objectContaining({ level: 'warn', functionKey: 'probe', message: 'careful { a: 1 }' }),
    );
    expect(app.host.invocations().at(-1)).toMatchObject({
      functionKey: 'probe',
      outcome: { kind: 'returned', value: 1 },
    });
  });
});

describe('a time limit', () => {
  it.each([
    ['resolver', 25],
    ['function without a module', 55],
  ])('ends a %s after %i s', async (kind, seconds) => {
    const body = 'await new Promise(() => {});';
    const work =
      kind === 'resolver'
        ? app.host.invokeResolver({ moduleKey: 'admin', functionKey: 'run', payload: { body }, accountId: 'ann' })
        : app.host.invokeFunction('probe', body);
    const ended = expect(work).rejects.toThrow('timed out');
    await app.clock.idle();
    await ended;
    expect(app.clock.now() - START).toBe(seconds * 1000);
  });

  it('lets no call of an ended invocation take effect', async () => {
    const late = `setTimeout(() => undefined, 1); await new Promise((wake) => setTimeout(wake, 60000)); await t.kvs.set('late', 1);`;
    await expect(app.run(late)).rejects.toThrow('timed out');
    await app.clock.advance(120_000);
    expect(app.host.storage().values).not.toHaveProperty('late');
  });
});

describe('a function fault', () => {
  it.each([
    ['status', 'the platform failed', false],
    ['drop', 'the platform failed', false],
    ['timeout', 'timed out', false],
    ['crash-after', 'the platform failed', true],
  ] as const)('of the kind %s ends the invocation: %s', async (kind, message, tookEffect) => {
    app.faults.add({ target: 'function', match: 'probe', kind });
    await expect(app.run(`await t.kvs.set('mark', 1);`)).rejects.toThrow(message);
    expect('mark' in app.host.storage().values).toBe(tookEffect);
  });

  it('of the kind duplicate runs the function twice', async () => {
    app.faults.add({ target: 'function', match: 'probe', kind: 'duplicate' });
    await app.run(`await t.kvs.set('mark-' + (await t.kvs.get('mark-1') ? 2 : 1), 1);`);
    expect(app.metrics.snapshot().invocations.probe).toBe(2);
  });
});
