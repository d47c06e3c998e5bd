import { array, assert, integer, nat, property, record } from 'fast-check';
import { NOON } from '../../test/builders/surveys';
import type { TakenSlots } from './caps';
import { isSlotOpen, STRETCH_MS, takeSlot } from './caps';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function slots(caps: Parameters<typeof takeSlot>[0], moments: number[]): number[] {
  let taken: TakenSlots = [];
  return moments.map((now) => {
    const next = takeSlot(caps, taken, now);
    taken = next.taken;
    return next.at;
  });
}

/** The most that fall into any stretch of this length. */
function mostWithin(length: number, times: number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + length).length));
}

it('lets as many leave at once as an hour allows, and the next when the hour is over', () => {
  const times = slots({ perHour: 3 }, [NOON, NOON, NOON, NOON, NOON]);
  expect(times.slice(0, 3)).toEqual([NOON, NOON, NOON]);
  for (const at of times.slice(3)) {
    expect(at).toBeGreaterThanOrEqual(NOON + HOUR);
    expect(at).toBeLessThanOrEqual(NOON + HOUR + 3 * STRETCH_MS);
  }
  expect(times[4]).toBeGreaterThan(times[3] as number);
});

it('never lets more leave in any hour or day, in order, however late each is', () => {
  const arrivals = array(record({ gap: nat(2 * HOUR), late: nat(STRETCH_MS) }), { minLength: 1, maxLength: 120 });
  assert(
    property(integer({ min: 1, max: 6 }), integer({ min: 1, max: 12 }), arrivals, (perHour, perDay, all) => {
      let now = NOON;
      const moments = all.map(({ gap }) => (now += gap % (gap % 3 === 0 ? 1_000 : 2 * HOUR)));
      const times = slots({ perHour, perDay }, moments);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      times.forEach((at, index) => expect(at).toBeGreaterThanOrEqual(moments[index] as number));
      const left = times.map((at, index) => at + (all[index]?.late ?? 0));
      left.forEach((at, index) => expect(isSlotOpen(times[index] as number, at)).toBe(true));
      left.sort((a, b) => a - b);
      expect(mostWithin(HOUR, left)).toBeLessThanOrEqual(perHour);
      expect(mostWithin(DAY, left)).toBeLessThanOrEqual(perDay);
    }),
    { numRuns: 300 },
  );
});

it('keeps no more than two days of stretches, however many surveys there are', () => {
  let taken: TakenSlots = [];
  for (let index = 0; index < 5_000; index++)
    taken = takeSlot({ perHour: 1_000, perDay: 10_000 }, taken, NOON + index * 60_000).taken;
  expect(taken.length).toBeLessThan(600);
});

it('a slot can be used in its stretch and the next, not before and not after', () => {
  const at = Math.floor(NOON / STRETCH_MS) * STRETCH_MS + 1_000;
  expect(isSlotOpen(at, at - 1)).toBe(false);
  expect(isSlotOpen(at, at)).toBe(true);
  expect(isSlotOpen(at, at + STRETCH_MS)).toBe(true);
  expect(isSlotOpen(at, at + 2 * STRETCH_MS)).toBe(false);
});
