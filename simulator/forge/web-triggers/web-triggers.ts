import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../shared/clock';
import type { Faults } from '../../shared/faults';
import { answerClient, type RequestLog } from '../../shared/request-log';
import { unmodelled } from '../outbound/calls';
import { connectionError, type Outcome } from '../runner/invocation';
import { PAYLOAD_BYTES } from '../limits';
import type { Manifest, WebTriggerModule } from '../manifest/manifest';
import type { PlatformApi } from '../outbound/outbound';
import { sleep, type Runner } from '../runner/runner';

export interface WebTriggers extends PlatformApi {
  /**
   * Answers a call to a web trigger's URL. Rejects with `fetch failed` when a fault breaks the connection, and
   * neither resolves nor rejects when a fault withholds the reply.
   */
  call(request: Request): Promise<Response>;
  /** The URL of a module, made when it has none; for people and the console. */
  urlFor(moduleKey: string): string;
  clear(): void;
}

interface WebTriggerOptions {
  manifest: Manifest;
  clock: Clock;
  faults: Faults;
  log: RequestLog;
  runner: () => Runner;
  contextFor(moduleKey: string): object;
  publicUrl: () => string;
  /** How many requests a URL takes in a minute; undefined: as many as come. */
  perMinute: () => number | undefined;
}

interface GraphqlBody {
  query: string;
  variables?: { input?: { triggerKey?: string; secretKeyConfig?: unknown }; forceCreate?: boolean; id?: string };
}

/** @see https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger/ */
export function createWebTriggers(options: WebTriggerOptions): WebTriggers {
  const { manifest, clock, faults, log, runner } = options;
  /** Module key by id, oldest first. */
  let urls = new Map<string, string>();
  const limit = createRequestLimit(() => clock.now(), options.perMinute);
  const moduleOf = (key: string | undefined) => manifest.webTriggers.find((each) => each.key === key);
  const urlOf = (id: string) =>
    `${options.publicUrl()}/${moduleOf(urls.get(id))?.urlFormat === 'v2' ? 'public' : 'x1'}/${id}`;

  function urlFor(moduleKey: string, forceCreate = false): string {
    const known = forceCreate ? undefined : [...urls].find(([, key]) => key === moduleKey)?.[0];
    const id = known ?? randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x');
    urls.set(id, moduleKey);
    return urlOf(id);
  }

  function graphql({ query, variables = {} }: GraphqlBody): Response {
    if (/\bcreateWebTriggerUrl\(/.test(query)) {
      const { triggerKey, secretKeyConfig } = variables.input ?? {};
      if (secretKeyConfig) return unmodelled('web trigger secret keys');
      if (!triggerKey || !moduleOf(triggerKey)) {
        return Response.json({ data: null, errors: [{ message: `There is no web trigger "${triggerKey}".` }] });
      }
      return Response.json({ data: { createWebTriggerUrl: { url: urlFor(triggerKey, variables.forceCreate) } } });
    }
    if (/\bdeleteWebTriggerUrl\(/.test(query)) {
      const success = urls.delete(variables.id ?? '');
      const message = success ? null : 'The web trigger URL was not found.';
      return Response.json({ data: { deleteWebTriggerUrl: { success, message } } });
    }
    if (/\bwebTriggerUrlsByAppContext\(/.test(query)) {
      const list = [...urls].map(([id, triggerKey]) => ({ triggerKey, url: urlOf(id) }));
      return Response.json({ data: { webTriggerUrlsByAppContext: list } });
    }
    return unmodelled(`GraphQL ${query.trim().slice(0, 80)}`);
  }

  async function answer(request: Request, body: string): Promise<Response> {
    const url = new URL(request.url);
    const [, , id = '', ...rest] = url.pathname.split('/');
    const module = moduleOf(urls.get(id));
    if (!module) return new Response(null, { status: 404 });
    const { admitted, headers } = limit.take(id);
    if (!admitted) return new Response(null, { status: 429, headers });
    const reply = await invoke(module, url, rest, request, body);
    for (const [name, value] of Object.entries(headers)) reply.headers.set(name, value);
    return reply;
  }

  async function invoke(
    module: WebTriggerModule,
    url: URL,
    rest: string[],
    request: Request,
    body: string,
  ): Promise<Response> {
    const event = {
      method: request.method,
      path: url.pathname,
      userPath: rest.length > 0 ? `/${rest.join('/')}` : '',
      headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, [value]])),
      queryParameters: queryOf(url),
      ...(body === '' ? {} : { body }),
      contextToken: randomUUID(),
    };
    if (Buffer.byteLength(JSON.stringify(event)) > PAYLOAD_BYTES) return new Response(null, { status: 413 });
    const args = [event, options.contextFor(module.key)];
    const outcome = await runner().run({ functionKey: module.function, moduleKey: module.key, args });
    return responseOf(module, outcome);
  }

  async function withFaults(request: Request, body: string): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const fault = faults.take('webtrigger', `${request.method} ${pathname}${search}`);
    switch (fault?.kind) {
      case 'status': {
        const headers = fault.seconds ? { 'Retry-After': String(fault.seconds) } : undefined;
        return new Response(null, { status: fault.status ?? 503, headers });
      }
      case 'reset':
      case 'drop':
        throw connectionError('ECONNRESET');
      case 'timeout':
        return new Promise<never>(() => undefined);
      case 'slow': {
        const reply = await answer(request, body);
        await clock.track(sleep(clock, (fault.seconds ?? 5) * 1000));
        return reply;
      }
      case 'duplicate':
        return (await Promise.all([answer(request, body), answer(request, body)]))[0];
      case 'crash-after':
        await answer(request, body);
        return new Response(null, { status: 500 });
      case undefined:
        return answer(request, body);
    }
  }

  return {
    handle: (_path, body) => graphql(body as GraphqlBody),
    urlFor: (moduleKey) => {
      if (!moduleOf(moduleKey)) throw new Error(`manifest.yml declares no web trigger "${moduleKey}".`);
      return urlFor(moduleKey);
    },
    call: (request) => answerClient({ log, clock, target: 'webtrigger' }, request, withFaults),
    clear() {
      urls = new Map();
      limit.clear();
    },
  };
}

/**
 * Requests of one URL within a minute of the clock.
 * @see https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
 */
function createRequestLimit(now: () => number, perMinute: () => number | undefined) {
  let taken = new Map<string, number>();
  let minute = -1;
  return {
    take(id: string): { admitted: boolean; headers: Record<string, string> } {
      const limit = perMinute();
      if (limit === undefined) return { admitted: true, headers: {} };
      const current = Math.floor(now() / 60_000);
      if (current !== minute) [minute, taken] = [current, new Map()];
      const count = (taken.get(id) ?? 0) + 1;
      taken.set(id, count);
      const headers = {
        'X-Ratelimit-Limit': String(limit),
        'X-Ratelimit-Remaining': String(Math.max(0, limit - count)),
        'X-Ratelimit-Reset': new Date((current + 1) * 60_000).toISOString(),
      };
      return { admitted: count <= limit, headers };
    },
    clear: () => void (taken = new Map()),
  };
}

/** Values separated by commas arrive one by one, as in the documentation's example. */
function queryOf(url: URL): Record<string, string[]> {
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) parameters[name] = [...(parameters[name] ?? []), ...value.split(',')];
  return parameters;
}

function responseOf(module: WebTriggerModule, outcome: Outcome): Response {
  if (outcome.kind === 'timed-out') return new Response(null, { status: 504 });
  if (outcome.kind === 'not-invoked') return new Response(null, { status: outcome.status || 503 });
  const invalid = new Response(null, { status: 500 });
  if (outcome.kind !== 'returned' || typeof outcome.value !== 'object' || outcome.value === null) return invalid;
  if (module.response?.type === 'static') {
    const { outputKey } = outcome.value as { outputKey?: unknown };
    const output = module.response.outputs?.find((each) => each.key === outputKey);
    if (!output) return invalid;
    const headers = output.contentType ? { 'Content-Type': output.contentType } : undefined;
    return reply(output.statusCode, output.body, headers);
  }
  const {
    statusCode,
    body,
    headers = {},
  } = outcome.value as {
    statusCode?: unknown;
    body?: unknown;
    headers?: Record<string, string[]>;
  };
  const wellFormed =
    Number.isInteger(statusCode) &&
    (body === undefined || typeof body === 'string') &&
    Object.values(headers).every((values) => Array.isArray(values));
  if (!wellFormed) return invalid;
  const pairs = Object.entries(headers).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return reply(statusCode as number, body as string | undefined, pairs);
}

function reply(status: number, body: string | undefined, headers?: HeadersInit): Response {
  if (status < 200 || status > 599) return new Response(null, { status: 500 });
  return new Response([204, 205, 304].includes(status) ? null : (body ?? null), { status, headers });
}
