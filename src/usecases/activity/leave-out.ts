import type { LeaveReason } from '../../domain/left-out';
import { leftOutOf, withScore } from '../../domain/left-out';
import { isBeingWritten } from '../../domain/work-item-lock';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';

/** Whoever writes a response to the work item is done within a second or two. */
const TRIES = 10;
const WAIT_MS = 500;

export interface LeaveOutPorts {
  ledger: Ledger;
  clock: Clock;
}

/** `no-rating`: there is nothing that counts. `busy`: others wrote the same survey all the time. */
export type LeaveOutOutcome = 'done' | 'not-found' | 'no-rating' | 'busy';

/**
 * Leaves the response of a survey out of the scores for a reason, or without `leftOut` counts it again. Nothing is deleted,
 * and a newer response of the same survey is left out as well. `by` is the account id of the person who does.
 */
export async function leaveOut(
  { ledger, clock }: LeaveOutPorts,
  surveyId: string,
  { leftOut, by }: { leftOut?: LeaveReason; by?: string },
): Promise<LeaveOutOutcome> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const survey = await ledger.read(surveyId);
    if (!survey) return 'not-found';
    if (survey.response?.rating === undefined) return 'no-rating';
    if (leftOutOf(survey) === leftOut) return 'done';
    const at = clock.now();
    // A response that is being written would lose its turn, and come minutes later.
    const isFree = !isBeingWritten(survey, at);
    const change = { at, ...(by !== undefined && { by }), ...(leftOut !== undefined && { leftOut }) };
    if (isFree && (await ledger.replace(withScore(survey, change))) !== 'conflict') return 'done';
    await clock.sleep(WAIT_MS);
  }
  return 'busy';
}
