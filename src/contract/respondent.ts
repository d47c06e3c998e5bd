/** Whom a survey about a work item would be sent to now. */
export interface RespondentView {
  /** Whose name the screen shows; absent where a survey would be sent to nobody. */
  accountId?: string;
  /** It would be sent to the address in the field of this name: nobody knows whose account that is. */
  field?: string;
  /** The person at the screen is the one. */
  isYou: boolean;
  /** Why a survey would be sent to nobody; screens have the words of reasons. */
  reason?: string;
}
