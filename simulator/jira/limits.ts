import type { Clock } from '../shared/clock';

/** Characters in a short text; an assumption, the API description names no number. @see ./README.md */
export const SHORT_TEXT_CHARACTERS = 255;
/** Characters in a paragraph field or comment; an assumption, the API description names no number. @see ./README.md */
export const PARAGRAPH_CHARACTERS = 32_767;
/** Characters in the value of a property of a work item, a project or the app. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/ */
export const PROPERTY_VALUE_CHARACTERS = 32_768;
/** Characters in the key of a property of a work item or a project. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/ */
export const PROPERTY_KEY_CHARACTERS = 255;
/** Characters in the key of an app's property. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-app-properties/ */
export const APP_PROPERTY_KEY_CHARACTERS = 127;
/** Items that one search may reconcile. @see https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/ */
export const RECONCILED_ITEMS = 50;
/** Items in one bulk fetch. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
export const BULK_FETCH_ITEMS = 100;
/** What one bulk read of histories may ask for. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-changelog-bulkfetch-post */
export const BULK_CHANGELOG = { items: 1_000, fields: 10, changes: 10_000, changesByDefault: 1_000 } as const;
/** Items in one page of a search. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/ */
export const SEARCH_PAGE_ITEMS = 5_000;

/** Calls a second to one endpoint with one method. @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export const BURST_PER_SECOND = { GET: 100, POST: 100, PUT: 50, DELETE: 50 } as const;
/** Writes to one work item, over two windows. @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export const WRITES_PER_ISSUE = [
  { calls: 20, windowMs: 2_000 },
  { calls: 100, windowMs: 30_000 },
] as const;

/** `RateLimit-Reason` of the two limits that are enforced. @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export const BURST_REASON = 'jira-burst-based';
export const PER_ISSUE_REASON = 'jira-per-issue-on-write';

/** Why a call is refused, and for how many seconds. */
export interface RateRefusal {
  reason: typeof BURST_REASON | typeof PER_ISSUE_REASON;
  retryAfterSeconds: number;
}

export interface RateLimiter {
  /** Counts a call, or says why it is refused (a refused call does not count). `issueId` for writes to a work item. */
  admit(method: string, endpoint: string, issueId?: string): RateRefusal | undefined;
  clear(): void;
}

/** Sliding windows on the simulated clock, shared by all callers of the site as in Jira. */
export function createRateLimiter(clock: Clock): RateLimiter {
  const calls = new Map<string, number[]>();

  function waitMs(key: string, limit: number, windowMs: number, keepMs: number): number {
    const now = clock.now();
    const recent = (calls.get(key) ?? []).filter((time) => time > now - keepMs);
    calls.set(key, recent);
    const inWindow = recent.filter((time) => time > now - windowMs);
    const oldest = inWindow[inWindow.length - limit];
    return oldest === undefined ? 0 : oldest + windowMs - now;
  }

  function note(key: string): void {
    const times = calls.get(key) ?? [];
    times.push(clock.now());
    calls.set(key, times);
  }

  return {
    admit(method, endpoint, issueId) {
      const burstKey = `${method} ${endpoint}`;
      const limit = BURST_PER_SECOND[method as keyof typeof BURST_PER_SECOND] ?? BURST_PER_SECOND.GET;
      const burst = waitMs(burstKey, limit, 1_000, 1_000);
      if (burst > 0) return { reason: BURST_REASON, retryAfterSeconds: Math.ceil(burst / 1_000) };
      const issueKey = `issue ${issueId}`;
      if (issueId !== undefined) {
        const keepMs = Math.max(...WRITES_PER_ISSUE.map((each) => each.windowMs));
        const wait = Math.max(...WRITES_PER_ISSUE.map((each) => waitMs(issueKey, each.calls, each.windowMs, keepMs)));
        if (wait > 0) return { reason: PER_ISSUE_REASON, retryAfterSeconds: Math.ceil(wait / 1_000) };
        note(issueKey);
      }
      note(burstKey);
      return undefined;
    },
    clear: () => calls.clear(),
  };
}
