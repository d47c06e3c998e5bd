import type { SiteResult } from './configuration';
import type { StatusStep } from './history';

/** So many work items' changes can be read at once. */
export const MOST_HISTORIES = 1_000;

/** A work item that may have been finished. */
export interface Candidate {
  id: string;
  /** When it came into being, epoch ms; where Jira says so. */
  created?: number;
}

export interface Wanted {
  /** Numeric project ids, or every project. */
  projects: 'all' | string[];
  /** Ids of statuses, at least one. */
  statuses: string[];
  /** Within so many days. */
  days: number;
  limit: number;
}

/** What happened to many work items, as the app may see it. Every foreign failure is a value here. */
export interface PastChanges {
  /**
   * The work items that came into one of these statuses, or came into being and are in one, within the last days: those
   * that changed last first, `limit` at most. `more`: there are others.
   */
  reaching(wanted: Wanted): Promise<SiteResult<{ found: Candidate[]; more: boolean }>>;
  /**
   * The changes of status of these work items (ids, {@link MOST_HISTORIES} at most), newest first; nothing of one that the
   * app may not see.
   */
  stepsOf(workItemIds: string[]): Promise<SiteResult<Map<string, StatusStep[]>>>;
}
