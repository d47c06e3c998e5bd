/** The interfaces between the parts of the simulator. Shapes that cross the wire are not described here. */

/** On whose behalf the Forge platform calls Jira. */
export type JiraPrincipal = { kind: 'app'; scopes: string[] } | { kind: 'user'; accountId: string; scopes: string[] };

/** A product event as Jira hands it to Forge, e.g. `avi:jira:updated:issue` with its documented payload. */
export interface ProductEvent {
  eventType: string;
  [property: string]: unknown;
}

/** The simulated Jira Cloud site. */
export interface JiraService {
  /** The public REST surface: Basic auth with a user's e-mail and any API token. */
  fetch(request: Request): Promise<Response>;
  /** What the Forge proxy calls on behalf of the app or a user, scopes already known. The URL's host is irrelevant. */
  handleAs(principal: JiraPrincipal, request: Request): Promise<Response>;
  /**
   * What Jira's own screens read for a user: past the rate limits of the REST surface, past the request log, and searches
   * find what was written a moment ago.
   */
  showTo(accountId: string, request: Request): Promise<Response>;
  /** A refusal in Jira's own form, for faults. */
  refusal(status: number, retryAfterSeconds?: number): Response;
  /** Registers the one listener for product events (the Forge host). `selfGenerated` is set for the app's own writes. */
  onEvent(listener: (event: ProductEvent) => void): void;
}

/** The simulated nps.today. */
export interface NpsTodayService {
  /** The public REST surface: `Authorization: apikey …`. */
  fetch(request: Request): Promise<Response>;
  refusal(status: number, retryAfterSeconds?: number): Response;
}

/** A survey that the simulated nps.today sent. */
export interface Invitation {
  id: string;
  campaignId: number;
  respondent: Record<string, unknown>;
  custom: unknown;
  /** ISO 8601. */
  sentAt: string;
  response?: { rating: number; comment: string | null; respondedAt: string };
}

/** The simulated Forge platform with the app installed on it. */
export interface ForgeHost {
  /** Handles a call to a web trigger URL; the real path (`/public/<id>…`), any host. */
  webTrigger(request: Request): Promise<Response>;
  /** Calls a resolver the way the bridge does: module key, function key, payload, acting user, extension context. */
  invokeResolver(call: ResolverCall): Promise<unknown>;
  /** Runs a scheduled trigger module now. */
  runScheduled(moduleKey: string): Promise<void>;
  /** Delivers a product event to the triggers that subscribe to it, filter applied. */
  deliver(event: ProductEvent): void;
  /** What the app keeps: values, secrets, entities, as stored. */
  storage(): unknown;
  /** Uninstalls and installs anew: storage emptied, queues emptied, web trigger URLs forgotten, install event delivered. */
  reinstall(): Promise<void>;
}

export interface ResolverCall {
  /** Key of the module whose resolver is called, e.g. `admin`. */
  moduleKey: string;
  functionKey: string;
  payload?: unknown;
  accountId: string;
  /** `context.extension` as the module receives it, e.g. `{ issue: { id, key }, project: { id, key } }`. */
  extension?: Record<string, unknown>;
  locale?: string;
  timezone?: string;
}
