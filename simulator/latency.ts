import type { Clock } from './shared/clock';
import type { JiraService, NpsTodayService } from './shared/services';

/** How long a reply to the app takes, milliseconds of simulated time; none unless told. */
export interface Latency {
  jira?: number;
  'nps-today'?: number;
}

/** Jira as the app meets it: each reply takes its time. Calls of other clients are not slowed down. */
export function slowJira(jira: JiraService, clock: Clock, ms = 0): JiraService {
  return {
    fetch: (request) => jira.fetch(request),
    handleAs: async (principal, request) => late(await jira.handleAs(principal, request), clock, ms),
    refusal: (status, retryAfterSeconds) => jira.refusal(status, retryAfterSeconds),
    onEvent: (listener) => jira.onEvent(listener),
  };
}

/** nps.today as the app meets it: each reply takes its time. */
export function slowNpsToday(npsToday: NpsTodayService, clock: Clock, ms = 0): NpsTodayService {
  return {
    fetch: async (request) => late(await npsToday.fetch(request), clock, ms),
    refusal: (status, retryAfterSeconds) => npsToday.refusal(status, retryAfterSeconds),
  };
}

async function late(response: Response, clock: Clock, ms: number): Promise<Response> {
  if (ms > 0) await new Promise<void>((resolve) => void clock.sleep(ms, resolve));
  return response;
}
