/** Since when something has been wrong with a rule, by the kind of problem. Epoch milliseconds. */
export type Since = Partial<Record<string, number>>;

/** What was found when rules were last looked at. */
export interface RuleWatch {
  checkedAt: number;
  /** By the rule's id. */
  since: Record<string, Since>;
}

/** Remembers what is wrong with rules that were right when they were saved. */
export interface RuleWatchRecord {
  read(): Promise<RuleWatch | undefined>;
  keep(watch: RuleWatch): Promise<void>;
}
