import { join } from 'node:path';
import { createConsole } from './console/server';
import { createControl, type Control } from './control/control';
import { createMainApp } from './control/main-app';
import { createForgeHost, type SimulatedForgeHost } from './forge/index';
import { loadManifest, searchAliasesOf } from './forge/manifest/manifest';
import { createJira, type SimulatedJira } from './jira/server';
import { listenInARow, type Handle } from './listen';
import { createNpsToday, type NpsToday } from './nps-today/server';
import { recordEvents } from './record-events';
import { SimulatedClock } from './shared/clock';
import { Faults } from './shared/faults';
import { Metrics } from './shared/metrics';
import { RequestLog } from './shared/request-log';
import type { Scenario } from './shared/scenario';
import type { ProductEvent } from './shared/services';
import type { SiteInput } from './weather/site-variant';
import { createSky, DEFAULT_SEED, type Sky } from './weather/sky';
import { DEFAULT_WEATHER, readWeather, type WeatherInput } from './weather/weather';

export { PortTaken } from './listen';

const ROOT = join(__dirname, '..');

export interface SimulatorOptions {
  /** Port of console, web triggers and control; Jira gets the next one, nps.today the one after. 0 (the default): any. */
  port?: number;
  /** `paused` (the default): time passes only when it is moved. `running`: as on a clock on the wall. */
  clock?: 'running' | 'paused';
  /** What to start with; `guide` by default. */
  scenario?: Scenario;
  /** False prints a line for each call that goes over the wire. True by default. */
  quiet?: boolean;
  /** How the platform behaves: `usual` by default, or a profile with times changed in ms. */
  weather?: WeatherInput;
  /** What differs from the plain site. */
  site?: SiteInput;
  /** Seed of every draw from the weather; 1 by default. */
  seed?: number;
  /** The folder with the app's `src/index.ts`; the repository's by default. */
  appRoot?: string;
}

/** A running simulator. Its parts are reachable for tests; people use the console and the control plane. */
export interface Simulator {
  url: string;
  jiraUrl: string;
  npsTodayUrl: string;
  control: Control;
  jira: SimulatedJira;
  npsToday: NpsToday;
  forge: SimulatedForgeHost;
  clock: SimulatedClock;
  faults: Faults;
  log: RequestLog;
  metrics: Metrics;
  sky: Sky;
  /** The product events that Jira handed to the platform since the last reset, oldest first. */
  events(): ProductEvent[];
  stop(): Promise<void>;
}

/**
 * Starts everything on the loopback interface and puts it into the scenario. Fails with `PortTaken`, and where there is no
 * such weather.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const weather = readWeather(options.weather ?? DEFAULT_WEATHER);
  // The addresses must be known before the parts are made, so the servers listen first.
  const serve: Handle[] = [];
  const handlers = [0, 1, 2].map(
    (index): Handle =>
      (...call) =>
        serve[index]?.(...call) ?? starting(),
  );
  const listeners = await listenInARow(options.port ?? 0, handlers);
  const [url, jiraUrl, npsTodayUrl] = listeners.map((listener) => listener.url) as [string, string, string];

  const clock = new SimulatedClock(options.clock ?? 'paused');
  const stopping: (() => Promise<unknown> | void)[] = [
    () => clock.stop(),
    () => Promise.all(listeners.map((listener) => listener.close())),
  ];
  const stop = async () => {
    for (const end of stopping) await end();
  };
  try {
    const faults = new Faults();
    const log = new RequestLog();
    const metrics = new Metrics();
    const sky = createSky(weather, options.seed ?? DEFAULT_SEED);
    // A call to a web trigger uses no socket: a socket takes real time, for which the clock would not wait.
    const send = (request: Request): Promise<Response> =>
      new URL(request.url).port === new URL(url).port ? forge.webTrigger(request) : fetch(request);
    const npsToday = createNpsToday({ clock, log, send });
    const manifestPath = join(ROOT, 'manifest.yml');
    const searchAliases = searchAliasesOf(loadManifest(manifestPath));
    const searchLagMs = () => sky.wait('searchIndex', '');
    const { jira, events } = recordEvents(createJira({ clock, log, siteUrl: jiraUrl, searchLagMs, searchAliases }));
    const forge: SimulatedForgeHost = await createForgeHost({
      ...{ manifestPath, appRoot: options.appRoot ?? ROOT, publicUrl: () => url },
      ...{ clock, log, metrics, faults, jira, npsToday, sky },
    });
    stopping.unshift(() => forge.stop());
    const parts = { url, jiraUrl, npsTodayUrl, clock, faults, log, metrics, sky, jira, npsToday, forge, events };
    const control = createControl(parts);
    const mainApp = createMainApp({ clock, control, forge, page: createConsole({ clock, forge, jira }) });
    serve.push(
      (request, bindings) => mainApp.fetch(request, bindings),
      (request) => jira.fetch(request),
      (request) => npsToday.serve(request),
    );
    await control.reset({ scenario: options.scenario ?? 'guide', weather, site: options.site, seed: sky.seed });
    if (options.quiet === false) printCalls(log);
    return { ...parts, control, events: events.list, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function starting(): Response {
  return Response.json({ error: 'The simulator is starting.' }, { status: 503, headers: { 'Retry-After': '1' } });
}

/** Prints a line for each call from now on. */
function printCalls(log: RequestLog): void {
  const add = log.add.bind(log);
  log.add = (entry, functionKey) => {
    const { time, target, by, method, path, status } = entry;
    console.log(`${time} ${target.padEnd(10)} ${by.padEnd(6)} ${method} ${path.split('?')[0]} ${status}`);
    return add(entry, functionKey);
  };
}
