const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** How long failed work is tried again before a person is asked: a long week-end. */
export const PATIENCE_MS = 4 * 24 * 3_600_000;

/** How long to wait before try number `attempts` + 1: half a minute, doubled each time, six hours at most (ms). */
export function backoffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
}
