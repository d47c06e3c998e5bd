/**
 * The longest delay a bell can have (ms).
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export const LONGEST_BELL_MS = 15 * 60_000;

/** Rings so that somebody looks sooner than the sweep. Bells may be lost, doubled or late: nothing depends on them. */
export interface Bell {
  /** Look at this survey. */
  surveyDue(surveyId: string, delaySeconds?: number): Promise<void>;
  /** Look at whatever survey is due: for who does not know which, since lists lag behind. */
  surveysDue(): Promise<void>;
  /** Look at this response; responses to one survey are looked at one after the other. */
  responseDue(responseId: string, surveyId: string, delaySeconds?: number): Promise<void>;
}
