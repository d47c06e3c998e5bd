import type { SiteResult } from './configuration';

/** Asks Jira what it makes of JQL that a person has written. */
export interface JqlChecks {
  /**
   * What is wrong with this JQL for the person at the screen or for the app, in Jira's own words: nothing where Jira takes
   * it. `isOrdered`: it also says in which order to list.
   */
  check(jql: string, as: 'person' | 'app'): Promise<SiteResult<{ errors: string[]; isOrdered: boolean }>>;
}
