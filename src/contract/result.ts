import * as z from 'zod/mini';

/** Why a call did not do what was asked. Screens hold the words. */
export type Problem =
  | 'not-allowed'
  | 'bad-input'
  | 'not-connected'
  | 'key-refused'
  | 'rate-limited'
  | 'unreachable'
  | 'jira-unavailable'
  | 'not-found'
  | 'not-possible-now';

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem; retryAfterSeconds?: number };

export const noInput = z.object({});
