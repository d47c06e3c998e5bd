/** At most so many surveys in any hour, and in any 24 hours. */
export interface Caps {
  perHour?: number;
  perDay?: number;
}

/** How many surveys may leave in each stretch of {@link STRETCH_MS}, by the stretch's number; oldest first. */
export type TakenSlots = [stretch: number, surveys: number][];

/** Slots are counted in stretches of this length (ms). */
export const STRETCH_MS = 5 * 60_000;
/** Whoever has a slot may still use it in the stretch after: the sweep comes every five minutes. */
const LATE = 1;
const HOUR = 3_600_000 / STRETCH_MS;
const DAY = 24 * HOUR;
/** Slots of one stretch that are still to come are so far apart (ms): their order stays, and no rush begins with them. */
const APART_MS = 120;

/**
 * The next slot, and what is taken then. Slots are given in order, each once, so whoever comes first leaves first; in no
 * hour and no day are there more than the caps allow, late ones included. `at` (epoch ms) is `now` where one is free.
 */
export function takeSlot(caps: Caps, taken: TakenSlots, now: number): { at: number; taken: TakenSlots } {
  const current = stretchOf(now);
  const kept = taken.filter(([stretch]) => stretch >= current - DAY - LATE);
  let stretch = Math.max(current, kept[kept.length - 1]?.[0] ?? current);
  while (!isFree(caps, kept, stretch)) stretch += 1;
  const before = takenIn(kept, stretch, stretch);
  const others = kept.filter(([each]) => each !== stretch);
  const at = stretch === current ? now : stretch * STRETCH_MS + Math.min(before * APART_MS, STRETCH_MS - 1);
  return { at, taken: [...others, [stretch, before + 1]] };
}

/** Whether a slot at `at` (epoch ms) can be used now. One that was missed is lost. */
export function isSlotOpen(at: number, now: number): boolean {
  const missed = stretchOf(now) - stretchOf(at);
  return at <= now && missed <= LATE;
}

function isFree({ perHour = Infinity, perDay = Infinity }: Caps, taken: TakenSlots, last: number): boolean {
  const since = (stretches: number) => takenIn(taken, last - stretches - LATE, last);
  return since(HOUR) < perHour && since(DAY) < perDay;
}

function takenIn(taken: TakenSlots, first: number, last: number): number {
  return taken.reduce((sum, [stretch, surveys]) => (stretch >= first && stretch <= last ? sum + surveys : sum), 0);
}

function stretchOf(at: number): number {
  return Math.floor(at / STRETCH_MS);
}
