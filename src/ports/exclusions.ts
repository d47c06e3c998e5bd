/** What people chose for a work item. */
export interface Choice {
  /** Finishing it surveys nobody. */
  excluded: boolean;
  /** The account id of the person who chose that. */
  excludedBy?: string;
  /** The survey that was asked for by hand last. */
  byHand?: string;
}

/** Work items that a person chose not to have surveyed when they are finished, or surveyed themselves. */
export interface Exclusions {
  isExcluded(workItemId: string): Promise<boolean>;
  choiceFor(workItemId: string): Promise<Choice>;
  /** `by` is the account id of the person who does. */
  exclude(workItemId: string, by?: string): Promise<void>;
  include(workItemId: string): Promise<void>;
  /** Somebody is about to send this survey by hand; it may not be on the ledger yet, or ever. */
  sentByHand(workItemId: string, surveyId: string): Promise<void>;
}
