import { ForgeKvsAPIError } from '@forge/kvs';
import { platform, type Platform } from '../../../test/contracts/platform';
import { forgeClock } from './clock';
import { isRefusal, patiently } from './patiently';

let forge: Platform;
let waits: number[];
beforeEach(() => {
  forge = platform();
  waits = [];
  jest.spyOn(forgeClock, 'sleep').mockImplementation(async (ms) => void waits.push(ms));
});
afterEach(() => {
  forge.detach();
  jest.restoreAllMocks();
});

const answered = (status: number) =>
  new ForgeKvsAPIError({ status, statusText: '', traceId: null }, { code: 'X', message: 'No' });
const noReply = new Error('socket hang up');

/** A call that fails so, one time after another, and then answers. */
function failing(...failures: Error[]) {
  const made = { calls: 0 };
  const call = async () => {
    const failure = failures[made.calls];
    made.calls += 1;
    if (failure) throw failure;
    return 'answer';
  };
  return { call, made };
}

describe('a call of the storage', () => {
  it('that is answered is made once', async () => {
    const { call, made } = failing();
    expect(await patiently(call)).toBe('answer');
    expect([made.calls, waits]).toEqual([1, []]);
  });

  it.each([
    ['throttled', answered(429)],
    ['in trouble', answered(500)],
    ['out of order', answered(503)],
    ['without a reply', noReply],
  ])('is made again where the storage is %s', async (_how, failure) => {
    const { call, made } = failing(failure, failure, failure);
    expect(await patiently(call)).toBe('answer');
    expect(made.calls).toBe(4);
  });

  it.each([400, 404, 409, 499])('is not made again where it was refused with %i', async (status) => {
    const { call, made } = failing(answered(status));
    await expect(patiently(call)).rejects.toBeInstanceOf(ForgeKvsAPIError);
    expect([made.calls, waits]).toEqual([1, []]);
  });

  it('is made nine times within two minutes or three, the waits growing; then the last failure is thrown', async () => {
    const failures = Array.from({ length: 9 }, (_each, index) => new Error(`Failure ${index + 1}`));
    const { call, made } = failing(...failures);
    await expect(patiently(call)).rejects.toBe(failures[8]);
    expect([made.calls, waits.length]).toEqual([9, 8]);
    const atLeast = [250, 750, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000];
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(atLeast[index] ?? 0);
      expect(wait).toBeLessThanOrEqual(1.5 * (atLeast[index] ?? 0));
    }
  });

  it('does not come back together with those that were refused with it', async () => {
    const throttled = async () => {
      const { call } = failing(answered(429));
      await patiently(call);
    };
    await Promise.all(Array.from({ length: 20 }, throttled));
    expect(new Set(waits.map(Math.round)).size).toBeGreaterThan(10);
  });

  it('never waits longer than a quarter of what the invocation has left', async () => {
    const { call } = failing(...Array.from({ length: 9 }, () => answered(429)));
    forge.invocation('a', 24_000);
    await expect(patiently(call)).rejects.toBeInstanceOf(ForgeKvsAPIError);
    expect(Math.max(...waits)).toBeLessThanOrEqual(6_000);
    // 250, 750, 2,000: with up to half as much again they always fit.
    expect(waits.length).toBeGreaterThanOrEqual(3);
  });

  it('is made once where the invocation is about to end', async () => {
    const { call, made } = failing(answered(429));
    forge.invocation('a', 500);
    await expect(patiently(call)).rejects.toBeInstanceOf(ForgeKvsAPIError);
    expect(made.calls).toBe(1);
  });
});

it('a refusal is a rejected request: not throttling, an outage or a time-out', () => {
  expect([400, 404, 409, 429, 500, 503].map((status) => isRefusal(answered(status)))).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ]);
  expect(isRefusal(noReply)).toBe(false);
});
