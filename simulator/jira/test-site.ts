import { RequestLog } from '../shared/request-log';
import { SimulatedClock } from '../shared/clock';
import type { JiraPrincipal, ProductEvent } from '../shared/services';
import { PLAIN_SITE, type SiteVariant } from '../weather/site-variant';
import { createJira, type SimulatedJira } from './server';

/** What the app's manifest asks for, and a little more than one test needs. */
export const APP_SCOPES = [
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'read:email-address:jira',
  'read:servicedesk-request',
  'manage:jira-configuration',
  'manage:jira-project',
];

const ALIASES = [
  { propertyKey: 'mood', path: 'now.name', type: 'string', searchAlias: 'moodName' },
  { propertyKey: 'mood', path: 'points', type: 'number', searchAlias: 'moodPoints' },
];

export interface Answer {
  status: number;
  /** Parsed JSON, or the text where there was none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies of every shape; assertions say which
  body: any;
  headers: Headers;
}

export interface TestSite {
  jira: SimulatedJira;
  clock: SimulatedClock;
  log: RequestLog;
  events: ProductEvent[];
  /** Calls the public REST surface as a user: `admin`, `agent`, `customer` or `hidden`. */
  as(who: string): (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Calls as the app (all scopes by default) or as a user through the app. */
  app(method: string, path: string, body?: unknown, principal?: JiraPrincipal): Promise<Answer>;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
}

/** A site on a paused clock, for tests of the simulated Jira itself; `variant` is what differs from the plain one. */
export function testSite(variant: Partial<SiteVariant> = {}): TestSite {
  const clock = new SimulatedClock('paused', Date.parse('2026-11-23T10:00:00Z'));
  const log = new RequestLog();
  const jira = createJira({ clock, log, searchAliases: ALIASES });
  jira.reset('guide', { ...PLAIN_SITE, ...variant });
  const events: ProductEvent[] = [];
  jira.onEvent((event) => events.push(event));
  const request = (method: string, path: string, body: unknown, headers: Record<string, string>): Request =>
    new Request(`https://jira.example${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    jira,
    clock,
    log,
    events,
    as: (who) => async (method, path, body) => {
      const authorization = `Basic ${Buffer.from(`${who}@example.com:any-token`).toString('base64')}`;
      return answerOf(await jira.fetch(request(method, path, body, { authorization })));
    },
    app: async (method, path, body, principal = { kind: 'app', scopes: APP_SCOPES }) =>
      answerOf(await jira.handleAs(principal, request(method, path, body, {}))),
  };
}

/** An Atlassian document with one paragraph. */
export function paragraph(text: string): unknown {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
