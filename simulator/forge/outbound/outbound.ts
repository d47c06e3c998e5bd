import type { Clock } from '../../shared/clock';
import type { Metrics } from '../../shared/metrics';
import { onlyReads } from '../../shared/reading-calls';
import { parsedBody, type OpenCall, type RequestLog, type SentRequest } from '../../shared/request-log';
import type { JiraPrincipal, JiraService, NpsTodayService } from '../../shared/services';
import type { SiteVariant } from '../../weather/site-variant';
import type { Sky } from '../../weather/sky';
import { unmodelled, type Caller } from './calls';
import { NEEDS_AUTHENTICATION, type Consents } from './consents';
import { isDeclared, refuseEgress } from './egress';
import { never, type Invocation } from '../runner/invocation';
import { RATE_LIMIT_EXCEEDED } from '../kvs/limits';
import { EGRESS_PER_RUNTIME_MINUTE } from '../limits';
import type { Manifest } from '../manifest/manifest';
import type { ForgeTarget, Seams } from '../runner/seams';

/** A part of the platform that is called with JSON; what it returns is the reply. */
export interface PlatformApi {
  handle(path: string, body: unknown, invocation: Invocation): Response | Promise<Response>;
}

export interface OutboundOptions {
  manifest: Manifest;
  clock: Clock;
  log: RequestLog;
  metrics: Metrics;
  call: Caller;
  sky: Sky;
  jira: JiraService;
  npsToday: NpsTodayService;
  kvs: PlatformApi;
  queue: PlatformApi;
  graphql: PlatformApi;
  /** Whether people have allowed the app to act on their behalf. */
  consents: Pick<Consents, 'given'>;
  /** Whether the proxy lets calls out to other hosts. */
  site: () => Pick<SiteVariant, 'proxyErrors'>;
}

export type Outbound = Pick<Seams, 'forgeFetch' | 'egressFetch'>;

/** The code with which the proxy refuses a host; seen on live sites, not documented. */
const BLOCKED_EGRESS = 'BLOCKED_EGRESS';
const NPS_TODAY_HOST = 'api.nps.today';

/** Every call that an invocation makes to the world. */
export function createOutbound(options: OutboundOptions): (invocation: Invocation) => Outbound {
  return (invocation) => ({
    forgeFetch: (target, path, init) => forgeFetch(options, invocation, target, path, init),
    egressFetch: (input, init) => egressFetch(options, invocation, input, init),
  });
}

function forgeFetch(
  options: OutboundOptions,
  invocation: Invocation,
  target: ForgeTarget,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  if (!invocation.alive()) return never();
  if (target.type === 'kvs') return platformCall(options, invocation, 'kvs', options.kvs, path, init);
  if (target.type === 'fpp' && target.remote === 'jira') return jiraCall(options, invocation, target, path, init);
  if (target.type === 'fpp' && target.remote === 'stargate') {
    if (target.provider === 'app' && path.startsWith('/webhook/queue/')) {
      return platformCall(options, invocation, 'queue', options.queue, path, init);
    }
    if (target.provider === 'app' && path === '/graphql') {
      options.metrics.call('forge');
      return Promise.resolve(options.graphql.handle(path, parsedBody(textOf(init)), invocation));
    }
  }
  return Promise.resolve(
    unmodelled(`call to ${target.type}/${target.remote ?? ''} as ${target.provider ?? ''}: ${path}`),
  );
}

function textOf(init?: RequestInit): string {
  return typeof init?.body === 'string' ? init.body : '';
}

function platformCall(
  { call, sky, manifest, metrics }: OutboundOptions,
  invocation: Invocation,
  kind: 'kvs' | 'queue',
  api: PlatformApi,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const body = parsedBody(textOf(init));
  if (kind === 'kvs' && !manifest.scopes.includes('storage:app')) {
    const refusal = { code: 'FORBIDDEN', message: 'The app has no scope storage:app.' };
    return Promise.resolve(Response.json(refusal, { status: 403 }));
  }
  const queueName = (body as { queueName?: string } | undefined)?.queueName ?? '';
  // Keys are left out: some hold random parts.
  const drawn = `${invocation.functionKey} ${kind} ${path}`;
  return call({
    invocation,
    target: kind,
    subject: kind === 'queue' ? queueName : `${init?.method ?? 'GET'} ${path} ${keyIn(body)}`,
    signal: init?.signal,
    // A push is a call to the platform like one to storage; what takes long is the delivery.
    latencyMs: sky.wait('kvs', drawn),
    refusedWith: kind === 'kvs' ? sky.refusal('kvs', drawn) : undefined,
    perform: async () => api.handle(path, body, invocation),
    refuse: (status, seconds) => platformRefusal(status, seconds),
    pretendSuccess: () => new Response(null, { status: kind === 'queue' ? 201 : 204 }),
    record: async (response) => {
      if (kind === 'kvs' && response?.status === 429) metrics.kvs('refused');
    },
  });
}

function keyIn(body: unknown): string {
  const { key, entityName } = (body ?? {}) as { key?: string; entityName?: string };
  return [entityName, key].filter(Boolean).join('/');
}

function platformRefusal(status: number, retryAfterSeconds?: number): Response {
  const code = status === 429 ? RATE_LIMIT_EXCEEDED : status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'REQUEST_REFUSED';
  const headers: Record<string, string> = retryAfterSeconds ? { 'Retry-After': String(retryAfterSeconds) } : {};
  return Response.json({ code, message: `Refused with status ${status}.` }, { status, headers });
}

function jiraCall(
  options: OutboundOptions,
  invocation: Invocation,
  target: ForgeTarget,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const principal = principalOf(options, invocation, target);
  if (principal instanceof Response) return Promise.resolve(principal);
  const request = () => new Request(`https://jira.invalid${path}`, { ...init, signal: null });
  const method = (init?.method ?? 'GET').toUpperCase();
  const pathname = path.split('?')[0] ?? path;
  const reads = onlyReads(method, path);
  options.metrics.call(reads ? 'jira.read' : 'jira.write');
  const drawn = `${invocation.functionKey} ${method} ${pathname}`;
  return options.call({
    invocation,
    target: 'jira',
    subject: `${method} ${path}`,
    signal: init?.signal,
    latencyMs: options.sky.wait('jira', drawn),
    refusedWith: options.sky.refusal('jira', drawn),
    perform: () => options.jira.handleAs(principal, request()),
    refuse: (status, seconds) => options.jira.refusal(status, seconds),
    pretendSuccess: () => (reads ? Response.json({}) : new Response(null, { status: 204 })),
    ...recorded(options, invocation, { target: 'jira', method, path, body: textOf(init) }),
  });
}

/** On whose behalf Jira is called, or the platform's refusal. */
function principalOf(
  { manifest, consents }: OutboundOptions,
  { accountId }: Invocation,
  target: ForgeTarget,
): JiraPrincipal | Response {
  const { scopes } = manifest;
  if (target.provider === 'app') return { kind: 'app', scopes };
  if (target.provider !== 'user') return unmodelled('a call to Jira as nobody; use asApp() or asUser()');
  if (!target.accountId || target.accountId === accountId) {
    if (accountId && consents.given(accountId)) return { kind: 'user', accountId, scopes };
    return proxyError(401, NEEDS_AUTHENTICATION);
  }
  if (manifest.impersonation.length === 0) return proxyError(403, 'OFFLINE_USER_IMPERSONATION_NOT_ALLOWED');
  return { kind: 'user', accountId: target.accountId, scopes: manifest.impersonation };
}

/** A refusal of the platform itself, which the SDK turns into an exception where it made the call. */
function proxyError(status: number, code: string): Response {
  return Response.json({ code, message: code }, { status, headers: { 'forge-proxy-error': code } });
}

async function egressFetch(
  options: OutboundOptions,
  invocation: Invocation,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  if (!invocation.alive()) return never();
  const original = new Request(input, init);
  const url = new URL(original.url);
  if (!isDeclared(url, options.manifest.egress)) throw refuseEgress(original.url);
  invocation.egressRequests += 1;
  const allowed = EGRESS_PER_RUNTIME_MINUTE * Math.ceil(Math.min(invocation.limitSeconds, 900) / 60);
  if (invocation.egressRequests > allowed) {
    throw Object.assign(new Error(`The limit of ${allowed} egress requests of one invocation has been reached.`), {
      name: 'FUNCTION_FETCH_ERR',
    });
  }
  // No exception: what the app calls is `fetch`, which gives it the proxy's own reply.
  if (options.site().proxyErrors) return proxyError(403, BLOCKED_EGRESS);
  if (url.host !== NPS_TODAY_HOST) return unmodelled(`the host ${url.host}`);
  const body = await original.text();
  const { method, headers } = original;
  const request = () => new Request(original.url, { method, headers, ...(body === '' ? {} : { body }) });
  options.metrics.call('nps-today');
  return options.call({
    invocation,
    target: 'nps-today',
    subject: `${method} ${url.pathname}${url.search}`,
    signal: init?.signal ?? (input instanceof Request ? input.signal : undefined),
    latencyMs: options.sky.wait('npsToday', `${invocation.functionKey} ${method} ${url.pathname}`),
    arrivesAfterMs: options.sky.wait('npsTodayArrival', `${invocation.functionKey} ${method} ${url.pathname}`),
    perform: () => options.npsToday.fetch(request()),
    refuse: (status, seconds) => options.npsToday.refusal(status, seconds),
    pretendSuccess: () => Response.json({}),
    ...recorded(options, invocation, { target: 'nps-today', method, path: url.pathname + url.search, body }),
  });
}

function recorded(
  { log, clock }: OutboundOptions,
  { functionKey }: Invocation,
  sent: Pick<SentRequest, 'target' | 'method' | 'path' | 'body'>,
): OpenCall {
  return log.open({ ...sent, by: 'app', functionKey }, clock);
}
