import { join } from 'node:path';
import { createControl, type Control, type Parts } from './control/control';
import { createMainApp } from './control/main-app';
import { createStatusPage } from './control/status-page';
import { createForgeHost } from './forge/host';
import { createJira } from './jira/server';
import { slowJira, slowNpsToday, type Latency } from './latency';
import { listenInARow } from './listen';
import { createNpsToday } from './nps-today/server';
import { SimulatedClock } from './shared/clock';
import { Faults } from './shared/faults';
import { Metrics } from './shared/metrics';
import { RequestLog } from './shared/request-log';
import type { Scenario } from './shared/scenario';

export { PortTaken } from './listen';

const MANIFEST_PATH = join(__dirname, '..', 'manifest.yml');

export interface SimulatorOptions {
  /** Port of console, web triggers and control; Jira gets the next one, nps.today the one after. 0 (the default): any. */
  port?: number;
  /** `paused` (the default): time passes only when it is moved. `running`: as on the wall. */
  clock?: 'running' | 'paused';
  /** What to start with; `guide` unless told. */
  scenario?: Scenario;
  /** Keeps the app's own log lines out of the terminal. True unless told. */
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
  jira: ReturnType<typeof createJira>;
  npsToday: ReturnType<typeof createNpsToday>;
  forge: ReturnType<typeof createForgeHost>;
  clock: SimulatedClock;
  faults: Faults;
  log: RequestLog;
  metrics: Metrics;
  stop(): Promise<void>;
}

type Handler = (request: Request) => Promise<Response> | Response;

/** Starts everything on the loopback interface and puts it into the scenario. Fails with `PortTaken`. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  // The addresses must be known before the parts are made, so the servers listen first.
  const serve: Handler[] = [];
  const handlers = [0, 1, 2].map(
    (index): Handler =>
      (request) =>
        serve[index]?.(request) ?? starting(),
  );
  const listeners = await listenInARow(options.port ?? 0, handlers);
  const [url, jiraUrl, npsTodayUrl] = listeners.map((listener) => listener.url) as [string, string, string];

  const clock = new SimulatedClock(options.clock ?? 'paused');
  const faults = new Faults();
  const log = new RequestLog();
  const metrics = new Metrics();
  const npsToday = createNpsToday({ clock, log });
  const jira = createJira({ clock, log, url: jiraUrl });
  const forge = createForgeHost({
    manifestPath: MANIFEST_PATH,
    clock,
    log,
    metrics,
    faults,
    jira: slowJira(jira, clock, options.latency?.jira),
    npsToday: slowNpsToday(npsToday, clock, options.latency?.['nps-today']),
    publicUrl: url,
    quiet: options.quiet ?? true,
  });
  const parts: Parts = { url, jiraUrl, npsTodayUrl, clock, faults, log, metrics, jira, npsToday, forge };
  const control = createControl(parts);
  const stop = async () => {
    await forge.stop();
    clock.stop();
    await Promise.all(listeners.map((listener) => listener.close()));
  };

  // The console takes the place of the status page: an app of its own, mounted at `/`.
  const mainApp = createMainApp({ control, forge, page: createStatusPage(control) });
  serve.push(
    (request) => mainApp.fetch(request),
    (request) => jira.fetch(request),
    (request) => npsToday.fetch(request, 'client'),
  );
  try {
    await forge.start();
    await control.reset({ scenario: options.scenario ?? 'guide' });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...parts, jira, forge, control, stop };
}

function starting(): Response {
  return Response.json({ error: 'The simulator is starting.' }, { status: 503, headers: { 'Retry-After': '1' } });
}
