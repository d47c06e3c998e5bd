const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** How long failed work is tried again before a person is asked: a long week-end. */
export const PATIENCE_MS = 4 * 24 * 3_600_000;

/**
 * How long an address is sought while only Jira's directory of addresses does not answer: a short outage passes meanwhile,
 * and where the directory is switched off for good the survey says so on the same day.
 */
export const ADDRESS_PATIENCE_MS = 3_600_000;
export const ADDRESS_RETRY_MS = 10 * 60_000;

/** How long to wait before try number `attempts` + 1: half a minute, doubled each time, six hours at most (ms). */
export function backoffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);
}
