import type { Simulator } from '../../simulator';
import { startSimulator } from '../../simulator';
import type { Survey } from '../../src/domain/survey';
import type { Response as StoredResponse } from '../../src/domain/response';

export const RATING_FIELD = 'customfield_10091';
export const COMMENT_FIELD = 'customfield_10092';
export const CAMPAIGN = 16588;
const ADMIN = 'admin@example.com';

type Json = Record<string, unknown>;

export interface Invitation {
  id: string;
  campaignId: number;
  respondent: Json;
  custom: Record<string, string>;
}

export interface Logged {
  target: string;
  by: string;
  time: string;
  method: string;
  path: string;
  requestBody: Json;
  status: number;
  responseBody: unknown;
}

/** What a fault is asked for with. */
export interface FaultWish {
  target: 'jira' | 'nps-today' | 'kvs' | 'queue' | 'webtrigger' | 'function';
  kind: 'status' | 'timeout' | 'reset' | 'slow' | 'duplicate' | 'drop' | 'crash-after';
  match?: string;
  status?: number;
  seconds?: number;
  times?: number;
}

/** One simulated site for a file of journeys, driven over plain HTTP; the clock stands still until told. */
export async function startTestSite(more: Json = {}) {
  const simulator = await startSimulator({ port: 0, clock: 'paused' });
  const site = testSite(simulator);
  if (Object.keys(more).length > 0) await site.reset('guide', more);
  return site;
}

export function testSite(simulator: Simulator) {
  async function http<T>(
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const control = <T>(method: string, path: string, body?: unknown) =>
    http<T>(method, `${simulator.url}/_control${path}`, body);
  const jira = <T>(method: string, path: string, body?: unknown, user = ADMIN) =>
    http<T>(method, `${simulator.jiraUrl}/rest/api/3${path}`, body, {
      Authorization: `Basic ${Buffer.from(`${user}:any-token`).toString('base64')}`,
    });
  const requests = async (target: string) =>
    (await control<Logged[]>('GET', `/requests?target=${target}`)).filter(
      ({ by }) => by === 'app' || target === 'webtrigger',
    );

  const site = {
    simulator,
    control,
    jira,
    requests,
    /** Changes of the site that REST cannot make. */
    change: simulator.jira.change,
    stop: () => simulator.stop(),
    reset: (scenario: 'guide' | 'fresh' = 'guide', more: Json = {}) => control('POST', '/reset', { scenario, ...more }),
    /** Lets everything happen that is due now. */
    idle: () => control<{ pending: number }>('POST', '/idle'),
    /** With `skipRecurring`, sweeps run only once, at the end. */
    advance: (seconds: number, options: { skipRecurring?: boolean } = {}) =>
      control('POST', '/clock', { advanceSeconds: seconds, ...options }),
    fault: (fault: FaultWish) => control('POST', '/faults', fault),
    clearFaults: () => control('DELETE', '/faults'),
    npsToday: <T>(body: Json) => control<T>('POST', '/nps-today', body),
    invitations: () => control<Invitation[]>('GET', '/invitations'),

    /** Moves a work item to a status, by its English name whatever the site's language. */
    async transition(key: string, status: string) {
      const { transitions } = await jira<{ transitions: { id: string; to: { untranslatedName: string } }[] }>(
        'GET',
        `/issue/${key}/transitions`,
      );
      const found = transitions.find(({ to }) => to.untranslatedName === status);
      if (!found) throw new Error(`${key} cannot go to ${status}`);
      await jira('POST', `/issue/${key}/transitions`, { transition: { id: found.id } });
    },
    /** Moves a work item to Done and waits for its survey. */
    async complete(key: string): Promise<Invitation> {
      await site.transition(key, 'Done');
      await site.idle();
      return site.invitationFor(key);
    },
    async invitationFor(key: string): Promise<Invitation> {
      const all = (await site.invitations()).filter(({ custom }) => custom.issueKey === key);
      const latest = all[all.length - 1];
      if (!latest) throw new Error(`No survey was sent for ${key}`);
      return latest;
    },
    /** The respondent responds, and the notification arrives. */
    async respond(invitation: Invitation, response: Json) {
      await control('POST', `/invitations/${invitation.id}/response`, response);
      await site.idle();
    },
    /** Both fields and the mark, as they stand on the work item. */
    async onWorkItem(key: string) {
      const { fields } = await jira<{ fields: Json }>('GET', `/issue/${key}?fields=${RATING_FIELD},${COMMENT_FIELD}`);
      const property = (name: string) =>
        jira<{ value: Json }>('GET', `/issue/${key}/properties/${name}`).catch(() => undefined);
      const [mark, whole] = [await property('nps-today'), await property('nps-today-comment')];
      return {
        rating: fields[RATING_FIELD] ?? null,
        comment: fields[COMMENT_FIELD] ?? null,
        mark: mark?.value,
        wholeComment: whole?.value.comment as string | undefined,
      };
    },
    /** The app's writes of a work item's fields, refused ones included. */
    async writes(): Promise<Logged[]> {
      return (await requests('jira')).filter(
        ({ method, path }) => method === 'PUT' && /\/issue\/[^/?]+(\?|$)/.test(path),
      );
    },
    async webTriggerUrl(): Promise<string> {
      return (await control<{ webTriggerUrl: string }>('GET', '/status')).webTriggerUrl;
    },
    /** Posts a notification as anybody could. Resolves with the status. */
    async post(body: unknown, options: { url?: string; method?: string } = {}): Promise<number> {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const method = options.method ?? 'POST';
      const response = await fetch(options.url ?? (await site.webTriggerUrl()), {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(method === 'GET' ? {} : { body: text }),
      });
      await response.arrayBuffer();
      return response.status;
    },
    /** What nps.today last sent to the app. */
    async lastNotification(): Promise<Json> {
      const all = await requests('webtrigger');
      return all[all.length - 1]?.requestBody ?? {};
    },
    async surveys(): Promise<Survey[]> {
      return records<Survey>(await control('GET', '/storage'), 'survey');
    },
    async responses(): Promise<StoredResponse[]> {
      return records<StoredResponse>(await control('GET', '/storage'), 'response');
    },
    storage: () => control<unknown>('GET', '/storage'),
    /** A call of the admin page, as the Jira admin. */
    async asAdmin<T = unknown>(functionKey: string, payload: Json = {}, user = ADMIN): Promise<T> {
      const { accountId } = await jira<{ accountId: string }>('GET', '/myself', undefined, user);
      const call = simulator.forge.invokeResolver({ moduleKey: 'admin', functionKey, payload, accountId });
      await site.idle();
      return (await call) as T;
    },
    /** Changes where surveys are sent from, on top of what is saved. */
    async cover(projectIds: 'all' | string[]): Promise<void> {
      const { value } = await site.asAdmin<{ value: { rule?: unknown } }>('getSetup');
      await site.asAdmin('saveScope', { rule: value.rule ?? null, projectIds, finishedStatuses: 'done-category' });
    },
    /** A call of the work item's panel, as that user. */
    async onPanel<T = unknown>(functionKey: string, key: string, payload: Json = {}, user = ADMIN): Promise<T> {
      const { accountId } = await jira<{ accountId: string }>('GET', '/myself', undefined, user);
      const { id, fields } = await jira<{ id: string; fields: { project: { id: string } } }>('GET', `/issue/${key}`);
      const extension = { issue: { id, key }, project: { id: fields.project.id } };
      const call = simulator.forge.invokeResolver({
        moduleKey: 'survey-panel',
        functionKey,
        payload,
        accountId,
        extension,
      });
      await site.idle();
      return (await call) as T;
    },
    /** A person who has just looked at the panel sends a survey from there. */
    async sendNow(key: string, user = ADMIN): Promise<unknown> {
      const { value } = await site.onPanel<{ value: { latest?: { id: string } } }>('getSurvey', key, {}, user);
      return site.onPanel('sendNow', key, { seen: value.latest?.id ?? null }, user);
    },
  };
  return site;
}

export type TestSite = Awaited<ReturnType<typeof startTestSite>>;

function records<T>(storage: unknown, entity: string): T[] {
  const { entities } = storage as { entities: Record<string, Record<string, { record: T }>> };
  return Object.values(entities[entity] ?? {}).map(({ record }) => record);
}
