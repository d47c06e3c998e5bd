import { Hono, type Context } from 'hono';
import type { Clock } from '../shared/clock';
import { answerClient, type RequestLog } from '../shared/request-log';
import type { JiraPrincipal, JiraService, ProductEvent } from '../shared/services';
import { SITE_URL } from '../shared/site-identity';
import { createBackstage, type Backstage } from './backstage/backstage';
import { JiraError, type Call, type Operation, type Reply } from './call';
import type { WritableSite } from './edit/changes';
import { badRequest, notModelled, rateLimited, refusalFor, scopeMismatch, toResponse, unauthenticated } from './errors';
import { worded } from './language/wording';
import { createRateLimiter } from './limits';
import { OPERATIONS } from './operations';
import type { Caller } from './permissions/permissions';
import { createReadAccess, type ReadAccess } from './backstage/read-access';
import { fillSite, type Scenario } from './scenarios/scenarios';
import { PLAIN_SITE, type SiteVariant } from '../weather/site-variant';
import { scopesOf } from './permissions/scopes';
import { type SearchAlias, createSite, findUser, findWorkItem, must } from './state';

export interface JiraOptions {
  clock: Clock;
  log: RequestLog;
  /** Where `self` links lead; no slash at the end. */
  siteUrl?: string;
  /** Milliseconds until a search finds this write that it was not asked to reconcile; a second by default. */
  searchLagMs?: () => number;
  /** Names that the installed app gives to what it keeps in properties of work items. None by default. */
  searchAliases?: SearchAlias[];
}

/** The simulated Jira Cloud site with its handles for tests and for the console. */
export interface SimulatedJira extends JiraService, ReadAccess {
  /** Empties the site and fills it for a scenario. */
  reset(scenario: Scenario, site?: SiteVariant): void;
  /** Changes that REST cannot make. */
  readonly change: Backstage;
}

interface Env {
  Bindings: { caller: Caller };
}

const DEFAULT_LAG_MS = 1_000;

/** Static path segments win over parameters, whatever the order of the table. */
function byPrecision(a: Operation, b: Operation): number {
  const key = (operation: Operation): string => operation.path.replaceAll('{', '~');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('There was an error parsing JSON. Check that your request body is valid.');
  }
}

function respond(reply: Reply): Response {
  if (reply.body === undefined) return new Response(null, { status: reply.status });
  return new Response(JSON.stringify(reply.body), {
    status: reply.status,
    headers: { 'Content-Type': 'application/json;charset=UTF-8' },
  });
}

/** Creates the simulated Jira, filled for the `guide` scenario. */
export function createJira(options: JiraOptions): SimulatedJira {
  const { clock, log } = options;
  const url = (options.siteUrl ?? SITE_URL).replace(/\/$/, '');
  const lagMs = options.searchLagMs ?? (() => DEFAULT_LAG_MS);
  const { searchAliases } = options;
  const limiter = createRateLimiter(clock);
  let listener: (event: ProductEvent) => void = () => undefined;
  let site = filledSite('guide');

  function filledSite(scenario: Scenario, variant: SiteVariant = PLAIN_SITE): WritableSite {
    const emit = (event: ProductEvent): void => listener(structuredClone(event));
    const created = { ...createSite({ url, now: () => clock.now(), emit, variant, searchAliases }), lagMs };
    fillSite(created, scenario);
    return created;
  }

  function limit(operation: Operation, params: Record<string, string>): void {
    const item = operation.writesTo ? findWorkItem(site, params[operation.writesTo] ?? '') : undefined;
    const refusal = limiter.admit(operation.method, operation.path, item?.id);
    if (refusal) throw rateLimited(refusal.retryAfterSeconds, refusal.reason);
  }

  function route(operation: Operation): (context: Context<Env>) => Promise<Response> {
    const scopes = scopesOf(operation.method, operation.path);
    return async (context) => {
      const { caller } = context.env;
      if (!caller.user && !operation.anonymous) throw unauthenticated();
      if (caller.scopes && !scopes.every((scope) => caller.scopes?.includes(scope))) throw scopeMismatch();
      const params: Record<string, string> = context.req.param();
      if (!caller.ownScreen) limit(operation, params);
      const query = new URL(context.req.url).searchParams;
      const body = operation.method === 'GET' ? undefined : await readBody(context.req.raw);
      const call: Call = { site, caller, params, query, body };
      try {
        return respond(operation.handle(call));
      } catch (error) {
        throw error instanceof JiraError ? worded(error, site.variant, operation.method) : error;
      }
    };
  }

  const app = new Hono<Env>();
  for (const operation of [...OPERATIONS].sort(byPrecision)) {
    app.on(operation.method, operation.path.replace(/\{(\w+)\}/g, ':$1'), route(operation));
  }
  app.notFound((context) => toResponse(notModelled(`${context.req.method} ${context.req.path}`)));
  app.onError((error) => {
    if (error instanceof JiraError) return toResponse(error);
    console.error('The simulated Jira failed', error);
    return toResponse(refusalFor(500));
  });

  function basicAuth(request: Request): Caller {
    const header = request.headers.get('authorization');
    if (!header) return { user: null, isApp: false, scopes: null };
    const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1] ?? '';
    const [email = '', token = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s);
    const user = email.includes('@') ? findUser(site, email) : undefined;
    if (!user || !user.active || token === '') throw unauthenticated();
    return { user, isApp: false, scopes: null };
  }

  function viewer(accountId: string): Caller {
    const user = site.users.get(accountId);
    if (!user || !user.active) throw unauthenticated();
    return { user, isApp: false, scopes: null, ownScreen: true };
  }

  function callerOf(principal: JiraPrincipal): Caller {
    const isApp = principal.kind === 'app';
    const user = site.users.get(isApp ? site.appAccountId : principal.accountId);
    if (!user || !user.active) throw unauthenticated();
    const { appAdministers } = site.variant;
    return { user: must(user, 'user'), isApp, administers: appAdministers, scopes: principal.scopes };
  }

  async function answer(request: Request, identify: () => Caller): Promise<Response> {
    try {
      return await app.fetch(request, { caller: identify() });
    } catch (error) {
      if (error instanceof JiraError) return toResponse(error);
      throw error;
    }
  }

  return {
    fetch: (request) =>
      answerClient({ log, clock, target: 'jira' }, request, () => answer(request, () => basicAuth(request))),
    handleAs: (principal, request) => answer(request, () => callerOf(principal)),
    showTo: (accountId, request) => answer(request, () => viewer(accountId)),
    refusal: (status, retryAfterSeconds) => toResponse(refusalFor(status, retryAfterSeconds)),
    onEvent: (next) => {
      listener = next;
    },
    reset(scenario, variant) {
      site = filledSite(scenario, variant);
      limiter.clear();
    },
    change: createBackstage(() => site),
    ...createReadAccess(() => site),
  };
}
