import type { Problem, Result } from '../../../src/contract/result';

/** Why a call did not do what was asked; `no-answer` when the backend did not answer at all. */
export interface Failure {
  problem: Problem | 'no-answer';
  retryAfterSeconds?: number;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A call's outcome as a value: a call that throws or times out is a failure like any other. */
export async function outcomeOf<T>(call: () => Promise<Result<T>>): Promise<Outcome<T>> {
  try {
    const result = await call();
    if (result.ok) return { ok: true, value: result.value };
    const { problem, retryAfterSeconds } = result;
    return { ok: false, failure: { problem, retryAfterSeconds } };
  } catch {
    return { ok: false, failure: { problem: 'no-answer' } };
  }
}
