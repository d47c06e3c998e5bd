import type { SimulatedClock } from '../shared/clock';
import type { Fault, Faults } from '../shared/faults';
import type { Metrics, MetricsSnapshot } from '../shared/metrics';
import type { LoggedRequest, RequestLog, RequestTarget } from '../shared/request-log';
import type { Scenario } from '../shared/scenario';
import type { ActionResult } from '../forge/automation/automation';
import type { LogLine, SimulatedForgeHost } from '../forge/index';
import type { SimulatedJira } from '../jira/server';
import type { Mail } from '../jira/state';
import type { Invitation } from '../shared/services';
import type { EventRecord } from '../record-events';
import type { InboxQuery } from '../nps-today/inbox';
import type { NpsToday } from '../nps-today/server';
import { PLAIN_SITE, type SiteVariant } from '../weather/site-variant';
import type { Sky } from '../weather/sky';
import type { WeatherChoice } from '../weather/weather';
import { ControlError } from './errors';
import { withWorkItems, type Inbox } from './inbox';
import type {
  AutomationInput,
  ClockInput,
  FaultInput,
  JiraInput,
  NpsTodayInput,
  PlatformInput,
  ResetInput,
  ResponseInput,
  ScheduledInput,
} from './inputs';
import { actOnJira } from './jira-actions';
import { askJira } from './jira-client';
import { actOnNpsToday } from './nps-today-actions';
import { setUpApp } from './set-up';
import { createTour, type Tour } from './tour/tour';
import { createWire, type Wire } from './wire';

/** What the control plane steers. */
export interface Parts {
  url: string;
  jiraUrl: string;
  npsTodayUrl: string;
  clock: SimulatedClock;
  faults: Faults;
  log: RequestLog;
  metrics: Metrics;
  sky: Sky;
  events: EventRecord;
  jira: Pick<SimulatedJira, 'fetch' | 'reset' | 'change' | 'mails' | 'workItem' | 'workItems'>;
  npsToday: NpsToday;
  forge: Pick<
    SimulatedForgeHost,
    | 'reinstall'
    | 'vary'
    | 'invokeResolver'
    | 'runScheduled'
    | 'runAction'
    | 'storage'
    | 'logs'
    | 'forgetPast'
    | 'journals'
    | 'webTrigger'
  >;
}

export interface Status {
  /** False while a reset is under way. */
  ready: boolean;
  jiraUrl: string;
  npsTodayUrl: string;
  /** The URL, secret included, that nps.today posts notifications to; null until it was entered there. */
  webTriggerUrl: string | null;
  scenario: Scenario;
  /** Simulated time, ISO 8601. */
  now: string;
  /** The weather in force, its changed times in ms. */
  weather: WeatherChoice;
  /** Seed of the draws from it. */
  seed: number;
  site: SiteVariant;
}

/** So that the same seed gives the same run, every reset begins with a whole minute: quotas are counted by minutes. */
const START_GRID_MS = 60_000;

/** The calls of the control plane, typed; `routes.ts` offers the same over HTTP. */
export interface Control {
  status(): Status;
  /** Puts the site into a scenario and forgets everything else: log, metrics, faults, timers. */
  reset(input: ResetInput): Promise<Status>;
  /** Waits until nothing is due any more; `pending` counts what lies in the future. */
  idle(): Promise<{ pending: number }>;
  clock(input: ClockInput): Promise<{ now: string }>;
  /** Runs a scheduled trigger module now, to its end. Fails where the module does not exist. */
  scheduled(input: ScheduledInput): Promise<void>;
  /** Runs an action of the app as a rule of Jira's automation. Fails where no rule could hold it. */
  automation(input: AutomationInput): Promise<ActionResult>;
  fault(input: FaultInput): Fault[];
  faults(): Fault[];
  clearFaults(): void;
  invitations(): Invitation[];
  /** A page of the same, newest first, each with its work item. */
  inbox(query: InboxQuery): Inbox;
  /** The respondent responds. Fails with 404 for an unknown invitation. */
  respond(invitationId: string, input: ResponseInput): Invitation;
  requests(target?: RequestTarget): LoggedRequest[];
  /** What is new on the wire, narrowed by the query. */
  wire: Wire;
  tour: Tour;
  storage(): unknown;
  metrics(): MetricsSnapshot;
  /** What the app wrote to its log, and the platform about it. */
  logs(): LogLine[];
  /** Changes the simulated Jira past its REST surface. */
  jira(input: JiraInput): { done: true };
  /** Changes how the platform differs from the plain site, while it runs. */
  platform(input: PlatformInput): Status;
  /** The mails that Jira sent about edits, oldest first. */
  mails(): Mail[];
  /** What a person does in nps.today's web interface. */
  npsToday(input: NpsTodayInput): Promise<unknown>;
}

export function createControl(parts: Parts): Control {
  const { clock, faults, log, metrics, sky, jira, npsToday, forge } = parts;
  let resetting = 0;
  let siteNow = PLAIN_SITE;
  let scenarioNow: Scenario = 'guide';

  const status = (): Status => ({
    ready: resetting === 0,
    jiraUrl: parts.jiraUrl,
    npsTodayUrl: parts.npsTodayUrl,
    webTriggerUrl: npsToday.notifications.list().find((each) => each.url.startsWith(parts.url))?.url ?? null,
    scenario: scenarioNow,
    now: isoNow(clock),
    weather: sky.choice,
    seed: sky.seed,
    site: siteNow,
  });
  const reset = async ({ scenario, deliveryRetries, ...input }: ResetInput) => {
    const site = { ...PLAIN_SITE, ...input.site };
    const { choice, seed } = sky;
    faults.clear();
    // Running work must end before its timers are dropped, or it would wait forever.
    await clock.finish();
    clock.clear();
    clock.align(START_GRID_MS);
    // Set-up is not part of what is observed, and no weather may keep it from succeeding.
    sky.change({ name: 'still' }, input.seed ?? seed);
    [siteNow, scenarioNow] = [site, scenario];
    jira.reset(scenario, site);
    npsToday.reset(scenario, { deliveryRetries, site });
    await clock.through(forge.reinstall());
    await clock.through(setUp(parts, scenario));
    await clock.idle();
    forge.vary(site);
    sky.change(input.weather ?? choice, input.seed ?? seed);
    npsToday.forgetCalls();
    log.clear();
    metrics.clear();
    parts.events.clear();
    forge.forgetPast();
  };

  const startOver = async (input: ResetInput): Promise<Status> => {
    if (resetting > 0) throw new ControlError(409, 'A reset is already under way.');
    resetting += 1;
    try {
      await reset(input);
    } finally {
      resetting -= 1;
    }
    return status();
  };

  return {
    status,
    reset: startOver,
    tour: createTour({ ...parts, reset: startOver }),
    idle: () => clock.idle(),
    async clock({ advanceSeconds, skipRecurring }) {
      await clock.advance(advanceSeconds * 1_000, { skipRecurring });
      return { now: isoNow(clock) };
    },
    async scheduled({ module }) {
      try {
        await clock.through(forge.runScheduled(module));
      } catch (error) {
        // The function's own failure is no failure of this call: it is in the log.
        throw new ControlError(404, error instanceof Error ? error.message : String(error));
      }
    },
    async automation(input) {
      try {
        return await clock.through(forge.runAction(input));
      } catch (error) {
        throw new ControlError(400, error instanceof Error ? error.message : String(error));
      }
    },
    fault(input) {
      faults.add(input);
      return faults.list();
    },
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    invitations: () => npsToday.invitations(),
    inbox: (query) => withWorkItems(jira, npsToday.inbox(query)),
    respond: (invitationId, input) => npsToday.respond(invitationId, input),
    requests: (target) => log.list(target),
    wire: createWire(parts),
    storage: () => forge.storage(),
    metrics: () => metrics.snapshot(),
    logs: () => forge.logs(),
    jira: (input) => actOnJira(jira.change, input),
    platform(input) {
      forge.vary(input);
      siteNow = { ...siteNow, ...input };
      return status();
    },
    mails: () => jira.mails(),
    npsToday: (input) => clock.serve(actOnNpsToday(npsToday, input)),
  };
}

async function setUp({ jira, npsToday, forge }: Parts, scenario: Scenario): Promise<void> {
  const { accountId } = await askJira<{ accountId: string }>(jira, '/rest/api/3/myself');
  const projectId = async (key: string) => (await askJira<{ id: string }>(jira, `/rest/api/3/project/${key}`)).id;
  await setUpApp({ forge, npsToday, adminAccountId: accountId, projectId }, scenario);
}

function isoNow(clock: SimulatedClock): string {
  return new Date(clock.now()).toISOString();
}
