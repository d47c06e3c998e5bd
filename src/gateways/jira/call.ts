import type { Route } from '@forge/api';
import { asApp, asUser } from '@forge/api';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Failure } from '../failure';
import { failureOf } from '../failure';

/** A refusal in Jira's own words, in the site's language. They are for deciding, never for showing or keeping. */
export interface Refusal {
  kind: 'refused';
  status: number;
  /** Field id to Jira's text; empty where Jira names no field. */
  errors: Record<string, string>;
  /** What Jira says about the call as a whole: texts and codes. */
  messages: string[];
}

export type JiraResult = { kind: 'ok'; body: unknown } | Refusal | Exclude<Failure, { kind: 'permanent' }>;

export interface JiraRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
}

/** A caller with the rights of the person at the screen. */
export function jiraCallerAsUser(clock: Clock, log: Log): CallJira {
  return jiraCaller(clock, log, asUser);
}

type Requester = Pick<ReturnType<typeof asApp>, 'requestJira'>;

/**
 * How Jira says that a call is switched off on this site, with the status of an outage.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-email-get
 */
const NOT_ENABLED = /not currently enabled/i;

/** Calls Jira. Every foreign failure is translated here and nowhere else. */
export type CallJira = (path: Route, request?: JiraRequest) => Promise<JiraResult>;

/** A caller on behalf of the app. */
export function jiraCaller(clock: Clock, log: Log, requester: () => Requester = asApp): CallJira {
  return async (path, { method = 'GET', body } = {}) => {
    try {
      const response = await requester().requestJira(path, {
        method,
        headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.ok) return { kind: 'ok', body: parseJson(text) };
      if (response.status === 503 && NOT_ENABLED.test(text))
        return { kind: 'refused', status: 503, errors: {}, messages: [] };
      const failure = failureOf(response, clock.now());
      if (failure.kind !== 'permanent') return failure;
      return { kind: 'refused', status: failure.status, ...refusalOf(text) };
    } catch (error) {
      log.warn('Jira did not reply', { why: error instanceof Error ? error.name : 'unknown' });
      return { kind: 'transient', status: 0 };
    }
  };
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(text: string): Pick<Refusal, 'errors' | 'messages'> {
  const body = parseJson(text);
  if (typeof body !== 'object' || body === null) return { errors: {}, messages: [] };
  const { errors, errorMessages } = body as { errors?: unknown; errorMessages?: unknown };
  const named = typeof errors === 'object' && errors !== null ? Object.entries(errors) : [];
  return {
    errors: Object.fromEntries(named.map(([field, message]) => [field, String(message)])),
    messages: Array.isArray(errorMessages) ? errorMessages.map(String) : [],
  };
}
