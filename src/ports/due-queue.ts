/**
 * The longest delay a queue message can have (ms).
 * @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export const LONGEST_DELAY_MS = 15 * 60_000;

/** Says what is due, so that it is taken up sooner than by the sweep. Messages may be lost, doubled or late: nothing depends on them. */
export interface DueQueue {
  /** This survey is due. */
  surveyDue(surveyId: string, delaySeconds?: number): Promise<void>;
  /** Some survey is due: for callers who do not know which, since lists lag behind. */
  surveysDue(): Promise<void>;
  /** This response is due; responses to one survey are taken up one after the other. */
  responseDue(responseId: string, surveyId: string, delaySeconds?: number): Promise<void>;
}
