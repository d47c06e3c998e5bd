import * as z from 'zod/mini';
import type { PlanOutcome, StatusEvent } from '../usecases/sending/plan-survey';
import { statusEventOf } from './status-event';

/** Four deliveries are all the platform grants; together they span most of an hour (seconds). */
const RETRY_AFTER = [30, 300, 900, 900];
const retrySchema = z.object({ retryContext: z.object({ retryCount: z.int().check(z.minimum(0)) }) });

/**
 * Trigger on created and updated work items: a completion puts a survey on the ledger. `deliverAgain` makes the value
 * that asks the platform for another delivery after so many seconds.
 */
export function planSurveyEntry(
  plan: (told: StatusEvent) => Promise<PlanOutcome>,
  deliverAgain: (afterSeconds: number) => unknown,
) {
  return async (event: unknown): Promise<unknown> => {
    const told = statusEventOf(event);
    if (!told || (await plan(told)).kind !== 'not-stored') return undefined;
    const retry = retrySchema.safeParse(event);
    const after = RETRY_AFTER[retry.success ? retry.data.retryContext.retryCount : 0];
    if (after === undefined) throw new Error('A completion could not be put on the ledger in five deliveries');
    return deliverAgain(after);
  };
}
