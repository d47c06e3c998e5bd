/**
 * Calls that one API key may make within any second.
 * @see https://v1docs.nps.today/ section "Rate Limit"
 */
export const CALLS_PER_SECOND = 10;

/** Length of the window in which calls are counted, milliseconds of simulated time. */
export const RATE_WINDOW_MS = 1_000;

/** Lowest and highest rating. @see https://docs.nps.today/integrations/Jira/jira-setup/ */
export const LOWEST_RATING = 0;
export const HIGHEST_RATING = 10;

/** How long the respondent writes when the comment comes later and no time is given; our choice. */
export const COMMENT_DELAY_SECONDS = 120;

/** Pause before a failed notification is tried again where retries are switched on; our choice. */
export const DELIVERY_RETRY_SECONDS = 60;

/** How long nps.today waits for the reply to a notification, milliseconds of simulated time; our choice. */
export const DELIVERY_TIMEOUT_MS = 30_000;

/** Counts calls per key over a sliding window and determines how long the next one has to wait. */
export interface RateLimit {
  /** Counts a call made now (epoch ms) and returns 0, or returns the milliseconds to wait, counting nothing. */
  take(key: string, now: number): number;
  clear(): void;
}

export function createRateLimit(): RateLimit {
  const accepted = new Map<string, number[]>();
  return {
    take(key, now) {
      const recent = (accepted.get(key) ?? []).filter((at) => at > now - RATE_WINDOW_MS);
      accepted.set(key, recent);
      const oldest = recent[0];
      if (oldest !== undefined && recent.length >= CALLS_PER_SECOND) return oldest + RATE_WINDOW_MS - now;
      recent.push(now);
      return 0;
    },
    clear: () => accepted.clear(),
  };
}
