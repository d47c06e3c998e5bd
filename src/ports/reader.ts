import type { FinishedStatuses, SiteResult } from './configuration';

/** What a work item is about, as far as the person may see it. */
export interface WorkItemSummary {
  id: string;
  /** Its key of today. */
  key: string;
  summary: string;
  reporterId?: string;
}

/** The person at the screen. */
export interface Reader {
  /** Looks a text of `locales/` up in this person's language. Where that is not known: in the site's, or in English. A missing text's key. */
  words(): Promise<(key: string) => string>;
  /** A work item as this person sees it; `refused` where they may not see it, or there is none. */
  workItem(idOrKey: string): Promise<SiteResult<{ summary: string; status: string }>>;
  /** What these work items, 100 or fewer, are about. Those that the person may not see, or that are gone, are left out. */
  summaries(idsOrKeys: string[]): Promise<SiteResult<WorkItemSummary[]>>;
  /** The key of the work item in these projects that was finished last, as far as this person sees. */
  lastFinished(projects: 'all' | string[], finished: FinishedStatuses): Promise<SiteResult<string | undefined>>;
  /** A page of what a search finds for this person, 100 or fewer; `place`: where the page before ended. `refused` where Jira does not run it. */
  search(jql: string, place?: string): Promise<SiteResult<{ items: WorkItemSummary[]; next?: string }>>;
  /** The work items this person reported and may see in these projects, the latest change first; a few of them. */
  ownWorkItems(projects: 'all' | string[]): Promise<SiteResult<{ key: string; summary: string }[]>>;
}
