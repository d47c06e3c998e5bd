import { Hono, type Context } from 'hono';
import type { Clock } from '../shared/clock';
import { answerClient, type RequestLog } from '../shared/request-log';
import type { Invitation, NpsTodayService } from '../shared/services';
import type { Scenario } from '../shared/scenario';
import type { SiteVariant } from '../weather/site-variant';
import { parseAddRespondent } from './bodies';
import { errorResponse, NpsTodayError, notModelled } from './errors';
import type { InboxPage, InboxQuery } from './inbox';
import { createRateLimit } from './limits';
import { createDeliverer, createNotifications, type Notifications, type Send } from './notifications';
import { createOperations, type Operations, type RespondInput } from './operations';
import { initialState, normalised, type Campaign, type Delivery, type Refusal, type State } from './state';

export { NpsTodayError } from './errors';
export type { RespondInput } from './operations';
export { ALL_RATINGS, DEMO_API_KEY, GUIDE_CAMPAIGN_ID } from './state';
export type { Campaign, Delivery, NotificationSetting } from './state';

/** The simulated nps.today: its API, its web interface and the respondents' inboxes. */
export interface NpsToday extends NpsTodayService {
  /** The public REST surface for anybody but the app, whose calls the platform logs itself: logged as a client's. */
  serve(request: Request): Promise<Response>;
  /** Forgets everything. `deliveryRetries`: how often a failed notification is tried again, 0 by default. */
  reset(scenario: Scenario, options?: { deliveryRetries?: number; site?: SiteVariant }): void;
  /** Forgets the calls that count against the rate limit. */
  forgetCalls(): void;
  /** The surveys that were sent, oldest first. */
  invitations(): Invitation[];
  /** A page of the same, newest first. */
  inbox(query: InboxQuery): InboxPage;
  /** The respondent responds; responding again is a changed mind. Fails with 404 or 400. */
  respond(invitationId: string, input: RespondInput): Invitation;
  notifications: Notifications;
  /** The Test button of a notification setting. */
  sendTest(notificationId: number): Promise<Delivery>;
  /** Posts an earlier notification once more. */
  redeliver(deliveryId: number): void;
  /** Every attempt to deliver a notification, or so many of the latest, oldest first. */
  deliveries(latest?: number): Delivery[];
  campaigns(): Campaign[];
  /** From now on this person is entered into campaigns but sent nothing. */
  optOut(emailAddress: string): void;
  setAllowDuplicates(campaignId: number, allow: boolean): void;
  /** Replaces the organisation's API key; the old one is refused from now on. */
  setApiKey(key: string): void;
  /**
   * From now on the key gives no access to a campaign, to a person, or, where neither is named, to anything at all, as
   * where the API module was not bought. 403 by default.
   */
  refuse(what: Partial<Refusal>): void;
  /** Takes every refusal back. */
  admitAgain(): void;
}

export interface NpsTodayOptions {
  clock: Clock;
  log: RequestLog;
  /** How notifications are posted; over HTTP by default. */
  send?: Send;
}

export function createNpsToday({ clock, log, send = (request) => fetch(request) }: NpsTodayOptions): NpsToday {
  let state: State = initialState('fresh');
  const current = () => state;
  const rateLimit = createRateLimit();
  const deliverer = createDeliverer(current, clock, send);
  const operations = createOperations(current, clock, deliverer);
  const admit = (request: Request) => {
    const key = requireKey(request, state.apiKey);
    const whole = state.refusals.find((each) => each.campaignId === undefined && each.emailAddress === undefined);
    if (whole) throw refusal(whole.status);
    const wait = rateLimit.take(key, clock.now());
    if (wait > 0) throw tooManyCalls(Math.ceil(wait / 1_000));
  };
  // Whether a 429 carries Retry-After is not documented.
  const respond = (error: NpsTodayError): Response => errorResponse(error, state.variant.retryAfter);
  const app = createApp(operations, admit, respond);

  return {
    fetch: async (request) => app.fetch(request),
    serve: (request) => answerClient({ log, clock, target: 'nps-today' }, request, async () => app.fetch(request)),
    refusal: (status, retryAfterSeconds) => respond(refusal(status, retryAfterSeconds)),
    reset(scenario, { deliveryRetries, site } = {}) {
      state = initialState(scenario, deliveryRetries, site);
      rateLimit.clear();
    },
    forgetCalls: () => rateLimit.clear(),
    invitations: operations.invitations,
    inbox: operations.inbox,
    respond: operations.respond,
    notifications: createNotifications(current),
    sendTest: deliverer.sendTest,
    redeliver: deliverer.redeliver,
    deliveries: (latest = Infinity) => structuredClone(state.deliveries.slice(-latest)),
    campaigns: () => structuredClone(state.campaigns),
    optOut: (emailAddress) => void state.optedOut.add(normalised(emailAddress)),
    setAllowDuplicates(campaignId, allow) {
      operations.requireCampaign(campaignId).allowDuplicates = allow;
    },
    setApiKey(key) {
      state.apiKey = key;
    },
    refuse: ({ status = 403, ...what }) => void state.refusals.push({ status, ...what }),
    admitAgain: () => void (state.refusals = []),
  };
}

function createApp(
  operations: Operations,
  admit: (request: Request) => void,
  respond: (error: NpsTodayError) => Response,
): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    admit(context.req.raw);
    await next();
  });
  app.get('/campaigns/', (context) => context.json(operations.listCampaigns()));
  app.get('/campaigns/responses', (context) => {
    if (Object.keys(context.req.query()).length > 0) throw notModelled('filters of GET /campaigns/responses');
    return context.json(operations.listResponses());
  });
  app.post('/campaigns/:id/respondent', async (context) => context.json(await addRespondent(operations, context)));
  app.notFound((context) => errorResponse(notModelled(`${context.req.method} ${context.req.path}`)));
  app.onError((error) => {
    if (error instanceof NpsTodayError) return respond(error);
    throw error;
  });
  return app;
}

async function addRespondent(operations: Operations, context: Context): Promise<object> {
  if (Object.keys(context.req.query()).length > 0) throw notModelled('parameters of POST /campaigns/{id}/respondent');
  const id = context.req.param('id') ?? '';
  if (!/^\d+$/.test(id)) throw new NpsTodayError(404, `There is no campaign ${id}.`);
  operations.requireCampaign(Number(id));
  const body = parseAddRespondent(context.req.header('Content-Type') ?? null, await context.req.text());
  return operations.addRespondent(Number(id), body);
}

/** @see https://v1docs.nps.today/ section on authentication */
function requireKey(request: Request, expected: string): string {
  const [scheme, key] = (request.headers.get('Authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'apikey' || key !== expected) throw refusal(401);
  return key;
}

function tooManyCalls(retryAfterSeconds: number): NpsTodayError {
  return new NpsTodayError(429, 'Too many calls with this API key.', retryAfterSeconds);
}

function refusal(status: number, retryAfterSeconds?: number): NpsTodayError {
  if (status === 429) return tooManyCalls(retryAfterSeconds ?? 1);
  const messages: Record<number, string> = {
    400: 'The body is invalid.',
    401: 'The API key is missing or wrong.',
    403: 'The API key does not give access to this.',
    404: 'There is no such campaign.',
  };
  return new NpsTodayError(status, messages[status] ?? 'nps.today is not available.', retryAfterSeconds);
}
