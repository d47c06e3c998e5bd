import * as fc from 'fast-check';
import { fakePace } from '../../../test/fakes/time';
import { virtualTime, type VirtualTime } from '../../../test/fakes/virtual-time';
import type { Pace } from '../../ports/pace';
import { CALL_INTERVAL_MS, callTurns, isLeftToOthers } from './call-turns';

/** @see https://v1docs.nps.today/ */
const LIMIT = { calls: 10, ms: 1_000 };
const HOUR = 3_600_000;

/** The pace behind a storage where the n-th call takes `latencies[n]` ms, half of it before it takes effect. */
function slowly(pace: Pace, time: VirtualTime, latencies: number[]): Pace & { calls: number } {
  const slow = async <T>(call: () => Promise<T>): Promise<T> => {
    const ms = latencies[slowed.calls % latencies.length] ?? 0;
    slowed.calls += 1;
    await time.sleep(ms / 2);
    const result = await call();
    await time.sleep(ms / 2);
    return result;
  };
  const slowed = {
    calls: 0,
    takenUntil: () => slow(pace.takenUntil),
    take: (ms: number) => slow(() => pace.take(ms)),
    extend: (...args: Parameters<Pace['extend']>) => slow(() => pace.extend(...args)),
    giveBack: (...args: Parameters<Pace['giveBack']>) => slow(() => pace.giveBack(...args)),
    holdUntil: (until: number) => slow(() => pace.holdUntil(until)),
  };
  return slowed;
}

/** One run with `calls` to make by a few workers, as the dispatcher makes them. Resolves with how many it made. */
async function run(pace: Pace, time: VirtualTime, calls: number, between: number, madeAt: number[]): Promise<number> {
  const turns = callTurns(pace, time);
  if (!(await turns.begin())) return 0;
  let left = calls;
  let made = 0;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      if (!(await turns.near())) return;
      await time.sleep(between);
      if (!(await turns.take())) return;
      madeAt.push(time.now());
      made += 1;
    }
  };
  await Promise.all(Array.from({ length: 12 }, work));
  return made;
}

const mostInAnyWindow = (madeAt: number[]) =>
  Math.max(0, ...madeAt.map((from) => madeAt.filter((at) => at >= from && at < from + LIMIT.ms).length));

const closest = (madeAt: number[]) =>
  Math.min(Infinity, ...madeAt.slice(1).map((at, index) => at - (madeAt[index] ?? 0)));

describe('calls in turn', () => {
  it('are at most ten in any second, whatever the latencies and however many runs there are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 20 }),
        fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 30_000 }),
            calls: fc.integer({ min: 1, max: 60 }),
            between: fc.integer({ min: 0, max: 9_000 }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        async (latencies, runs) => {
          const time = virtualTime();
          const pace = slowly(fakePace(time), time, latencies);
          const madeAt: number[] = [];
          const all = runs.map(async ({ at, calls, between }) => {
            await time.sleep(at);
            return run(pace, time, calls, between, madeAt);
          });
          await time.run(HOUR);
          await Promise.all(all);
          expect(mostInAnyWindow(madeAt)).toBeLessThanOrEqual(LIMIT.calls);
          expect(closest(madeAt)).toBeGreaterThanOrEqual(CALL_INTERVAL_MS);
          // Whoever comes when nobody has the time calls: there is always progress.
          expect(madeAt.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([0, 54, 60, 100, 250, 1_000, 10_000])('one alone makes its call at %i ms per storage call', async (ms) => {
    const time = virtualTime();
    const pace = slowly(fakePace(time), time, [ms]);
    const started = time.now();
    const madeAt: number[] = [];
    const made = run(pace, time, 1, ms, madeAt);
    await time.run(HOUR);
    expect(await made).toBe(1);
    expect((madeAt[0] ?? 0) - started).toBeLessThanOrEqual(5_000 + 5 * ms);
    expect(pace.calls).toBeLessThanOrEqual(4);
  });

  it.each([0, 25, 100, 250, 1_000])('a thousand keep the rate at %i ms per storage call', async (ms) => {
    const time = virtualTime();
    const pace = slowly(fakePace(time), time, [ms]);
    const madeAt: number[] = [];
    const made = run(pace, time, 1_000, ms, madeAt);
    await time.run(HOUR);
    expect(await made).toBe(1_000);
    const seconds = ((madeAt[999] ?? 0) - (madeAt[0] ?? 0)) / 1_000;
    expect(999 / seconds).toBeGreaterThanOrEqual(9);
    expect(pace.calls).toBeLessThanOrEqual(40);
  });

  it('leave none in the last interval of a stretch: who has the time next may call at once', async () => {
    const time = virtualTime();
    const pace = fakePace(time);
    const silent = callTurns({ ...pace, extend: () => new Promise(() => undefined) }, time);
    await silent.begin();
    const made: string[] = [];
    const call = async (name: string, turns: typeof silent) => void ((await turns.take()) && made.push(name));
    void time.sleep(silent.heldUntil() - CALL_INTERVAL_MS / 2 - time.now()).then(() => call('too late', silent));
    const next = callTurns(pace, time);
    void time.sleep(silent.heldUntil() - time.now()).then(async () => {
      await next.begin();
      await call('next', next);
    });
    await time.run(60_000);
    expect(made).toEqual(['next']);
  });

  it('sit out a short rest, and nobody else calls meanwhile', async () => {
    const time = virtualTime();
    const pace = fakePace(time);
    const turns = callTurns(pace, time);
    const done = (async () => {
      await turns.begin();
      await turns.take();
      const until = time.now() + 20_000;
      await turns.restUntil(until);
      expect(await pace.takenUntil()).toBeGreaterThanOrEqual(until);
      expect(await turns.near()).toBe(true);
      expect(await turns.take()).toBe(true);
      expect(time.now()).toBeGreaterThanOrEqual(until);
    })();
    await time.run(HOUR);
    await done;
  });

  it('end with a long rest, which nobody cuts short', async () => {
    const time = virtualTime();
    const pace = fakePace(time);
    const turns = callTurns(pace, time);
    await turns.begin();
    const until = time.now() + 60_000;
    await turns.restUntil(until);
    expect(await turns.near()).toBe(false);
    expect(await turns.take()).toBe(false);
    expect(await isLeftToOthers(pace, time)).toBe(true);
    expect(await callTurns(pace, time).begin()).toBe(false);
  });

  it('are over when the time of the run is, whatever rest nps.today asks for', async () => {
    const time = virtualTime();
    const turns = callTurns(fakePace(time), time, time.now() + 20_000);
    await turns.begin();
    expect(await turns.take()).toBe(true);
    await turns.restUntil(time.now() + 25_000);
    expect([await turns.near(), await turns.take()]).toEqual([false, false]);
  });

  it('are over once somebody else has taken the time', async () => {
    const time = virtualTime();
    const pace = fakePace(time);
    const late = callTurns(pace, time);
    await late.begin();
    const wake = time.sleep(10_000);
    await time.run(10_000);
    await wake;
    expect(await callTurns(pace, time).begin()).toBe(true);
    expect([await late.near(), await late.take()]).toEqual([false, false]);
  });

  it('leave the time to others at once when the run ends early', async () => {
    const time = virtualTime();
    const pace = fakePace(time);
    const turns = callTurns(pace, time);
    await turns.begin();
    await turns.end();
    expect(await isLeftToOthers(pace, time)).toBe(false);
    expect(await callTurns(pace, time).begin()).toBe(true);
  });
});
