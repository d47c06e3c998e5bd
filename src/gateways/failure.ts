/** A foreign failure, translated once. */
export type Failure =
  /** Time does not heal it. */
  | { kind: 'permanent'; status: number }
  /** No call before `until` (epoch ms). */
  | { kind: 'rate-limited'; until: number }
  /** No reply, or one that says that the other side is in trouble. `status` 0: no reply. */
  | { kind: 'transient'; status: number };

const DEFAULT_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 3_600_000;

/** What a refusal means by its status. 409 is a race on the other side and passes. */
export function failureOf(
  response: { status: number; headers: { get(name: string): string | null } },
  now: number,
): Failure {
  const { status } = response;
  if (status === 429)
    return { kind: 'rate-limited', until: now + retryAfterMs(response.headers.get('retry-after'), now) };
  if (status === 408 || status === 409 || status === 425 || status >= 500) return { kind: 'transient', status };
  return { kind: 'permanent', status };
}

/**
 * `Retry-After` in seconds or as a date; a sensible wait where it is missing or makes no sense.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(value: string | null, now: number): number {
  if (value === null || value.trim() === '') return DEFAULT_WAIT_MS;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, LONGEST_WAIT_MS) : DEFAULT_WAIT_MS;
}
