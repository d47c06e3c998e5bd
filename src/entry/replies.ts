import type { Problem, Result } from '../contract/result';

/** What determines how long a caller has to wait. */
export interface Clocked {
  clock: { now(): number };
}

/** What a try to read or change the site can end in. */
type Outcome<T> =
  { kind: 'ok'; value: T } | { kind: 'refused' } | { kind: 'does-not-fit' } | { kind: 'try-later'; until?: number };

/** What a try to read or change the site ended in, as a reply. */
export function siteReply<T, V>(outcome: Outcome<T>, view: (value: T) => V, now: number): Result<V> {
  switch (outcome.kind) {
    case 'ok':
      return { ok: true, value: view(outcome.value) };
    case 'refused':
      return problem('jira-refused');
    case 'does-not-fit':
      return problem('bad-input');
    case 'try-later':
      return problem('jira-unavailable', outcome.until, now);
  }
}

/** Why a call did not do what was asked; `until` and `now` in epoch milliseconds. */
export function problem(
  code: Problem,
  until?: number,
  now = 0,
): { ok: false; problem: Problem; retryAfterSeconds?: number } {
  if (until === undefined) return { ok: false, problem: code };
  return { ok: false, problem: code, retryAfterSeconds: Math.max(1, Math.ceil((until - now) / 1000)) };
}
