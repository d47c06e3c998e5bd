import { randomUUID } from 'node:crypto';
import type { SimulatedClock } from '../shared/clock';
import type { Faults } from '../shared/faults';
import type { Metrics } from '../shared/metrics';
import type { RequestLog } from '../shared/request-log';
import type { ForgeHost, JiraService, NpsTodayService } from '../shared/services';
import { CLOUD_ID, ENVIRONMENT_ID, SITE_URL } from '../shared/site-identity';
import { bundleApp } from './runner/bundle';
import { createAutomation, type ActionCall, type ActionResult } from './automation/automation';
import { createCaller } from './outbound/calls';
import { createConsents } from './outbound/consents';
import { createInvocation, type Invocation } from './runner/invocation';
import { createKvs, type StorageDump } from './kvs/kvs';
import { createCodeFolder } from './manifest/locales';
import { loadManifest, type Manifest } from './manifest/manifest';
import { createOutbound } from './outbound/outbound';
import { createQueue } from './queue/queue';
import { createResolvers, type Installation } from './resolvers/resolvers';
import { createRunner, type InvocationRecord, type Journals, type LogLine } from './runner/runner';
import { createScheduled } from './triggers/scheduled';
import { installSeams, type Seams } from './runner/seams';
import { createTriggers } from './triggers/triggers';
import { createWebTriggers } from './web-triggers/web-triggers';
import { randomFrom } from '../weather/draws';
import { PLAIN_SITE, type SiteVariant } from '../weather/site-variant';
import type { Sky } from '../weather/sky';

export type { InvocationRecord, LogLine } from './runner/runner';
export type { Outcome } from './runner/invocation';
export type { StorageDump } from './kvs/kvs';

export interface ForgeHostOptions {
  manifestPath: string;
  /** The folder with the app's `src/index.ts`. */
  appRoot: string;
  clock: SimulatedClock;
  log: RequestLog;
  metrics: Metrics;
  faults: Faults;
  jira: JiraService;
  npsToday: NpsTodayService;
  /** Where web trigger URLs point, without a trailing slash. */
  publicUrl: () => string;
  /** How long everything takes, and what is refused. */
  sky: Sky;
}

export interface SimulatedForgeHost extends ForgeHost {
  storage(): StorageDump;
  /** Puts rows into the app's storage at once: as if they had long been there, or, undefined, never. */
  fillStorage(entityName: string, rows: Iterable<[key: string, value: unknown]>): void;
  /** Calls a function as `dynamicProperties` do. */
  invokeFunction(functionKey: string, payload: unknown, accountId?: string): Promise<unknown>;
  /** Runs an action of the app as a rule of Jira's automation does. */
  runAction(call: ActionCall): Promise<ActionResult>;
  /** The URL of a web trigger; created when there is none. */
  webTriggerUrl(moduleKey: string): string;
  /** Invocations and log lines for readers who read on. */
  journals: Journals;
  invocations(): InvocationRecord[];
  /** What the app wrote to the console, and what the platform wrote about it. */
  logs(): LogLine[];
  /** Forgets invocations and log lines; what is kept and what runs goes on. */
  forgetPast(): void;
  /** The people whom the platform has asked for consent, in order. */
  consentsAsked(): string[];
  /** Changes how the platform differs from the plain site; a new installation begins on a plain one. */
  vary(changes: Partial<PlatformVariant>): void;
  /** Events on queues that are neither done nor dropped. */
  queued(): number;
  /**
   * Lets code that runs here call the platform through the real SDK packages, as the app or as the user `as`. The
   * function it returns ends that. Faults and weather apply: unless it is still, move the clock while awaiting.
   */
  attach(target: object, options?: { as?: string; moduleKey?: string }): () => void;
  stop(): Promise<void>;
}

/** What of a site's variant concerns the platform. */
export type PlatformVariant = Pick<SiteVariant, 'proxyErrors' | 'conflictCode' | 'consentNeeded' | 'lozengeCaller'>;

const APP_VERSION = '1.0.0';

/** Starts the platform with the app installed on it. Rejects when manifest or source are broken. */
export async function createForgeHost(options: ForgeHostOptions): Promise<SimulatedForgeHost> {
  const { clock, log, metrics, faults, jira, npsToday, publicUrl, sky } = options;
  const manifest = loadManifest(options.manifestPath);
  const script = await bundleApp(options.appRoot);
  const codeFolder = await createCodeFolder(manifest.translations);
  const now = () => clock.now();
  let installation = newInstallation();
  let stopped = false;
  let site: PlatformVariant = PLAIN_SITE;
  const siteNow = () => site;
  const consents = createConsents(() => site.consentNeeded);

  const contextFor = (moduleKey: string, accountId?: string) => ({
    ...(accountId && { principal: { accountId } }),
    installContext: installation.siteAri,
    installation: { ari: { installationId: installation.installationId }, contexts: [{ cloudId: CLOUD_ID }] },
    moduleKey,
  });
  const runnerNow = () => runner;
  const kvs = createKvs({ manifest, metrics, now, weather: () => sky.weather, site: siteNow });
  const queue = createQueue({ manifest, clock, metrics, sky, runner: runnerNow, contextFor });
  const webTriggers = createWebTriggers({
    ...{ manifest, clock, faults, log, runner: runnerNow, contextFor, publicUrl },
    perMinute: () => sky.weather.webTriggerPerMinute,
  });
  const outbound = createOutbound({
    ...{ manifest, clock, log, metrics, sky, jira, npsToday, kvs, queue, graphql: webTriggers },
    call: createCaller(clock, faults),
    consents,
    site: siteNow,
  });
  const seamsFor = (invocation: Invocation): Seams => ({
    runtime: () => runtimeView({ manifest, installation, codeFolder: codeFolder.path }, invocation, now),
    ...outbound(invocation),
  });
  const runner = createRunner({ manifest, script, clock, faults, metrics, seamsFor, random: () => sky.chance() });
  const triggers = createTriggers({ manifest, clock, sky, runner: runnerNow, contextFor });
  const scheduled = createScheduled({
    ...{ manifest, clock, runner: runnerNow, contextFor, random: () => randomFrom(sky.seed) },
    requestFor: (moduleKey) => ({ context: { cloudId: CLOUD_ID, moduleKey }, contextToken: randomUUID() }),
  });
  const resolvers = createResolvers({
    ...{ manifest, runner: runnerNow, installation: () => installation, contextFor, consents },
  });

  const automation = createAutomation({ manifest, runner: runnerNow, contextFor });

  function newInstallation(): Installation {
    return {
      cloudId: CLOUD_ID,
      siteUrl: SITE_URL,
      siteAri: `ari:cloud:jira::site/${CLOUD_ID}`,
      environmentId: ENVIRONMENT_ID,
      installationId: randomUUID(),
    };
  }

  function forget(): void {
    for (const part of [triggers, queue, kvs, webTriggers, consents]) part.clear();
    scheduled.stop();
    runner.shutDown();
  }

  function install(): void {
    installation = newInstallation();
    scheduled.start();
    triggers.deliver({
      eventType: 'avi:forge:installed:app',
      id: installation.installationId,
      app: { id: manifest.appId, version: APP_VERSION },
      environment: { id: ENVIRONMENT_ID },
    });
  }

  install();
  jira.onEvent((event) => {
    if (!stopped) triggers.deliver(event);
  });

  return {
    webTrigger: (request) => webTriggers.call(request),
    invokeResolver: (call) => resolvers.invoke(call),
    invokeFunction: (functionKey, payload, accountId) =>
      resolvers.invokeFunction(functionKey, payload, site.lozengeCaller ? accountId : undefined),
    runAction: (call) => automation.run(call),
    runScheduled: async (moduleKey) => void (await scheduled.runNow(moduleKey)),
    deliver: (event) => triggers.deliver(event),
    storage: () => kvs.dump(),
    fillStorage: (entityName, rows) => kvs.fill(entityName, rows),
    webTriggerUrl: (moduleKey) => webTriggers.urlFor(moduleKey),
    journals: runner.journals,
    invocations: () => runner.invocations(),
    logs: () => runner.logs(),
    forgetPast: () => runner.forgetPast(),
    queued: () => queue.waiting(),
    attach(target, { as, moduleKey = 'attached' } = {}) {
      const request = { functionKey: 'attached', moduleKey, accountId: as };
      const invocation = createInvocation(clock, request, randomUUID(), Infinity);
      const detach = installSeams(target, seamsFor(invocation));
      return () => {
        detach();
        invocation.end({ kind: 'returned', value: undefined });
      };
    },
    consentsAsked: () => consents.asked(),
    vary: (changes) => void (site = { ...site, ...changes }),
    async reinstall() {
      forget();
      site = PLAIN_SITE;
      install();
    },
    async stop() {
      stopped = true;
      forget();
      await codeFolder.remove();
    },
  };
}

interface Deployed {
  manifest: Manifest;
  installation: Installation;
  codeFolder: string;
}

function runtimeView({ manifest, installation, codeFolder }: Deployed, invocation: Invocation, now: () => number) {
  return {
    codeFolder,
    appId: manifest.appId,
    appVersion: APP_VERSION,
    environmentId: installation.environmentId,
    installationId: installation.installationId,
    siteAri: installation.siteAri,
    moduleKey: invocation.moduleKey,
    invocationId: invocation.id,
    scopes: manifest.scopes,
    egress: manifest.egress,
    remainingMs: () => Math.max(0, invocation.deadline - now()),
  };
}
