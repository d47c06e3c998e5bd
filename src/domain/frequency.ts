/** How often one work item is asked about: once and never again, or again after so many days. */
export type Frequency = 'once' | { againAfterDays: number };

/** Whether a work item has been asked about. `at`: when last, epoch ms. `undecided`: by `until` it is known. */
export type AskedBefore = { kind: 'never' } | { kind: 'asked'; at: number } | { kind: 'undecided'; until: number };

const DAY_MS = 24 * 3_600_000;

/** Is it too soon at `now` to ask again about a work item that was asked about last at `at` (epoch ms)? */
export function isTooSoon(frequency: Frequency, at: number, now: number): boolean {
  return frequency === 'once' || now < at + frequency.againAfterDays * DAY_MS;
}
