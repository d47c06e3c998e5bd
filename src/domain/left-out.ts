/** Why a response says nothing of what customers think. No words of a person's own: they might name somebody. */
export type LeaveReason = 'test' | 'wrong-person' | 'other';

/** A person left the response out of the scores, for a reason, or without one counts it again. */
export interface ScoreChange {
  /** Epoch milliseconds. */
  at: number;
  /** The account id of the person who did. */
  by?: string;
  leftOut?: LeaveReason;
}

/** As much of a survey as scores are about. */
interface Scored {
  changedAt: number;
  isTest?: boolean;
  /** The oldest first; the last one holds. */
  scores?: ScoreChange[];
}

/** A record stays small, however often somebody changes their mind. */
const MOST_KEPT = 20;

/** Why the response of a survey is left out of the scores; undefined where it is not. */
export function leftOutOf({ scores }: Scored): LeaveReason | undefined {
  return scores?.at(-1)?.leftOut;
}

/** Whether it says what customers think: an admin's test does not, nor one whose response is left out. */
export function isScored(survey: Scored): boolean {
  return !survey.isTest && leftOutOf(survey) === undefined;
}

/** The survey with its response left out of the scores, or without `leftOut` counted again; it has changed, so it is counted anew. */
export function withScore<T extends Scored>(survey: T, change: ScoreChange): T {
  return { ...survey, changedAt: change.at, scores: [...(survey.scores ?? []), change].slice(-MOST_KEPT) };
}
