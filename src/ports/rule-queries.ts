import type { TryLater } from './work-items';

/** So many work items can be asked about at once. */
export const MOST_ASKED = 50;

/** What Jira says of some work items and a rule's JQL. */
export type Told =
  /** `unseen`: it says nothing about these: they are gone, or the app may not see them. */
  | { kind: 'told'; fulfilling: string[]; unseen: string[] }
  /** Jira refuses the JQL itself. */
  | { kind: 'broken' }
  | TryLater;

/** Asks Jira about the JQL of rules, as the app. */
export interface RuleQueries {
  /**
   * Of which of these work items (ids, {@link MOST_ASKED} at most) this JQL is true at this moment, whatever Jira's search
   * index knows of them yet.
   */
  fulfilling(jql: string, workItemIds: string[]): Promise<Told>;
  /** The same of several: of which work items any of them is true. `broken` where any is refused. */
  fulfillingAny(jqls: string[], workItemIds: string[]): Promise<Told>;
}
