import { join } from 'node:path';
import { createConsole } from './console/server';
import { createControl, type Control } from './control/control';
import { createMainApp } from './control/main-app';
import { createForgeHost, type SimulatedForgeHost } from './forge/index';
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

export { PortTaken } from './listen';

const ROOT = join(__dirname, '..');

/** How long a call of the app takes, milliseconds of simulated time; none unless told. */
export interface Latency {
  jira?: number;
  'nps-today'?: number;
  kvs?: number;
  queue?: number;
}

export interface SimulatorOptions {
  /** Port of console, web triggers and control; Jira gets the next one, nps.today the one after. 0 (the default): any. */
  port?: number;
  /** `paused` (the default): time passes only when it is moved. `running`: as on the wall. */
  clock?: 'running' | 'paused';
  /** What to start with; `guide` unless told. */
  scenario?: Scenario;
  /** False prints a line for each call that goes over the wire. True unless told. */
  quiet?: boolean;
  /** How long replies to the app take. */
  latency?: Latency;
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
  /** The product events that Jira handed to the platform since the last reset, oldest first. */
  events(): ProductEvent[];
  stop(): Promise<void>;
}

/** Starts everything on the loopback interface and puts it into the scenario. Fails with `PortTaken`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
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
    const npsToday = createNpsToday({ clock, log });
    const { jira, events } = recordEvents(createJira({ clock, log, siteUrl: jiraUrl }));
    const { jira: jiraLatency, 'nps-today': npsTodayLatency, kvs, queue } = options.latency ?? {};
    const forge = await createForgeHost({
      ...{ manifestPath: join(ROOT, 'manifest.yml'), appRoot: ROOT, publicUrl: () => url },
      ...{ clock, log, metrics, faults, jira, npsToday },
      latency: defined({ jira: jiraLatency, npsToday: npsTodayLatency, kvs, queue }),
    });
    stopping.unshift(() => forge.stop());
    const parts = { url, jiraUrl, npsTodayUrl, clock, faults, log, metrics, jira, npsToday, forge, events };
    const control = createControl(parts);
    const mainApp = createMainApp({ clock, control, forge, page: createConsole({ clock, forge, jira }) });
    serve.push(
      (request, bindings) => mainApp.fetch(request, bindings),
      (request) => jira.fetch(request),
      (request) => npsToday.serve(request),
    );
    await control.reset({ scenario: options.scenario ?? 'guide' });
    if (options.quiet === false) tellTerminal(log);
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
function tellTerminal(log: RequestLog): void {
  const add = log.add.bind(log);
  log.add = (entry) => {
    const { time, target, by, method, path, status } = entry;
    console.log(`${time} ${target.padEnd(10)} ${by.padEnd(6)} ${method} ${path.split('?')[0]} ${status}`);
    add(entry);
  };
}

function defined(latency: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(latency).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}
