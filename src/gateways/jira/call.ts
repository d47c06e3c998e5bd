import type { Route } from '@forge/api';
import { asApp, asUser } from '@forge/api';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { Failure } from '../failure';
import { failureOf } from '../failure';
import type { Malformed } from '../reply';
import { jsonIn } from '../reply';

/** A refusal in Jira's own words, in the site's language. They are for deciding, never for showing or keeping. */
export interface Refusal {
  kind: 'refused';
  status: number;
  /** Field id to Jira's text; empty where Jira names no field. */
  errors: Record<string, string>;
  /** What Jira says about the call as a whole: texts and codes. */
  messages: string[];
}

export type JiraResult = { kind: 'ok'; body: unknown } | Refusal | Exclude<Failure, { kind: 'permanent' }> | Malformed;

export interface JiraRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
}

/**
 * A caller with the rights of the person at the screen. Where that person's consent is missing, the platform's own error
 * is thrown on: only so does the platform ask for it.
 */
export function jiraCallerAsUser(clock: Clock, log: Log, requester: () => Requester = asUser): CallJira {
  return caller(clock, log, requester, (error) => nameOf(error) === NEEDS_CONSENT);
}

/** The same where nobody can be asked: no screen is open, or no person known. Missing consent is no reply then. */
export function jiraCallerAsUserUnasked(clock: Clock, log: Log, requester: () => Requester = asUser): CallJira {
  return caller(clock, log, requester);
}

type Requester = Pick<ReturnType<typeof asApp>, 'requestJira'>;

/** @see https://developer.atlassian.com/platform/forge/runtime-reference/authorize-api/ */
const NEEDS_CONSENT = 'NEEDS_AUTHENTICATION_ERR';
/** Marks a reply of Forge's own proxy: the call never reached Jira, so its status is not Jira's. */
const PROXY_ERROR = 'forge-proxy-error';

/** Calls Jira. Every foreign failure is translated here and nowhere else. */
export type CallJira = (path: Route, request?: JiraRequest) => Promise<JiraResult>;

/** A caller on behalf of the app. */
export function jiraCaller(clock: Clock, log: Log, requester: () => Requester = asApp): CallJira {
  return caller(clock, log, requester);
}

function caller(
  clock: Clock,
  log: Log,
  requester: () => Requester,
  throwsOn: (error: unknown) => boolean = () => false,
): CallJira {
  return async (path, { method = 'GET', body } = {}) => {
    try {
      const response = await requester().requestJira(path, {
        method,
        headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.headers.get(PROXY_ERROR) !== null) {
        log.warn('The platform did not let a call through to Jira', { status: response.status });
        return { kind: 'transient', status: 0 };
      }
      const text = await response.text();
      if (response.ok) {
        const reply = jsonIn(text);
        if (reply.kind === 'malformed') log.warn("Jira's reply is no JSON", { status: response.status });
        return reply;
      }
      const failure = failureOf(response, clock.now());
      if (failure.kind !== 'permanent') return failure;
      return { kind: 'refused', status: failure.status, ...refusalOf(text) };
    } catch (error) {
      if (throwsOn(error)) throw error;
      log.warn('Jira did not reply', { why: nameOf(error) });
      return { kind: 'transient', status: 0 };
    }
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

function refusalOf(text: string): Pick<Refusal, 'errors' | 'messages'> {
  const reply = jsonIn(text);
  const body = reply.kind === 'ok' ? reply.body : undefined;
  if (typeof body !== 'object' || body === null) return { errors: {}, messages: [] };
  const { errors, errorMessages } = body as { errors?: unknown; errorMessages?: unknown };
  const named = typeof errors === 'object' && errors !== null ? Object.entries(errors) : [];
  return {
    errors: Object.fromEntries(named.map(([field, message]) => [field, String(message)])),
    messages: Array.isArray(errorMessages) ? errorMessages.map(String) : [],
  };
}
