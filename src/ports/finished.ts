/** A work item that somebody finished. `actor`: a digest of their account id; `at`: epoch ms. */
export interface Finish {
  /** The id of its survey. */
  id: string;
  actor: string;
  at: number;
}

/** Who finished what when, for a day, where a guard rail counts it. Failures of the storage are thrown. */
export interface Finished {
  /** The same again changes nothing. */
  note(finish: Finish): Promise<void>;
  /** How many somebody finished from `first` to `last` (epoch ms), `limit` at most. Lags a few seconds behind. */
  count(actor: string, first: number, last: number, limit: number): Promise<number>;
}
