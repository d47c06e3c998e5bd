import { randomUUID } from 'node:crypto';
import type { Script } from 'node:vm';
import type { Clock } from '../../shared/clock';
import type { Faults } from '../../shared/faults';
import { Journal } from '../../shared/journal';
import type { Metrics } from '../../shared/metrics';
import { createInstance, type Instance, type LogLevel } from './instance';
import { createInvocation, type Invocation, type InvocationRequest, type Outcome } from './invocation';
import { INSTANCES_AT_ONCE, INVOCATIONS_PER_SECOND } from '../limits';
import type { Manifest } from '../manifest/manifest';
import type { Seams } from './seams';

/** One invocation, as tests and the console see it. Times are simulated, epoch ms. */
export interface InvocationRecord {
  id: string;
  functionKey: string;
  moduleKey: string;
  accountId?: string;
  startedAt: number;
  endedAt?: number;
  outcome?: Outcome;
}

/** One line the app (or, about it, the platform) wrote. */
export interface LogLine {
  /** Simulated time, ISO 8601. */
  time: string;
  level: LogLevel;
  functionKey?: string;
  invocationId?: string;
  message: string;
}

export interface Journals {
  invocations: Pick<Journal<{ record: InvocationRecord }>, 'tail'>;
  logs: Pick<Journal<{ line: LogLine }>, 'tail'>;
}

export interface Runner {
  /** Runs a function, faults applied. Never rejects: every way to end is an outcome. */
  run(request: InvocationRequest): Promise<Outcome>;
  /** The same two lists, for readers who read on. */
  journals: Journals;
  invocations(): InvocationRecord[];
  logs(): LogLine[];
  platformLog(message: string, functionKey?: string): void;
  /** Forgets what ran and what was logged so far. */
  forgetPast(): void;
  /** Ends everything that runs, and forgets all processes and what they did. */
  shutDown(): void;
}

interface RunnerOptions {
  manifest: Manifest;
  script: Script;
  clock: Clock;
  faults: Faults;
  metrics: Metrics;
  /** What the app gets from `Math.random`. */
  random: () => number;
  seamsFor(invocation: Invocation): Seams;
}

const KEPT_RECORDS = 20_000;

export function createRunner(options: RunnerOptions): Runner {
  const { manifest, clock, faults, metrics } = options;
  const invocations = new Journal<{ record: InvocationRecord }>(KEPT_RECORDS);
  const logs = new Journal<{ line: LogLine }>(KEPT_RECORDS);
  const running = new Set<Invocation>();
  let generation = 0;
  const log = (level: LogLevel, message: string, functionKey?: string, invocationId?: string) =>
    logs.add({ line: { time: new Date(clock.now()).toISOString(), level, functionKey, invocationId, message } });
  const pool = createPool(() =>
    createInstance({
      ...options,
      log: (invocation, level, message) => log(level, message, invocation?.functionKey, invocation?.id),
    }),
  );
  const admit = createAdmission(clock);

  async function runOnce(request: InvocationRequest): Promise<Outcome> {
    const declared = manifest.functions.get(request.functionKey);
    if (!declared) throw new Error(`manifest.yml declares no function "${request.functionKey}".`);
    const asked = generation;
    await admit();
    let instance: Instance | undefined;
    try {
      instance = await pool.acquire();
    } catch (error) {
      const { name, message, stack } = error as Error;
      log('platform', `The app could not be loaded: ${stack ?? message}`, request.functionKey);
      return { kind: 'threw', name, message, stack };
    }
    if (!instance || asked !== generation) return { kind: 'crashed' };
    const limit = manifest.limitSeconds(request.functionKey);
    const invocation = createInvocation(clock, request, randomUUID(), limit);
    const record: InvocationRecord = { id: invocation.id, ...named(request), startedAt: clock.now() };
    const { id } = invocations.add({ record });
    metrics.invocation(request.functionKey);
    running.add(invocation);
    const outcome = await instance.invoke(declared.handler, request.args, invocation);
    running.delete(invocation);
    Object.assign(record, { endedAt: clock.now(), outcome });
    invocations.changed(id);
    if (outcome.kind !== 'returned') log('platform', describe(outcome, limit), request.functionKey, invocation.id);
    pool.release(instance);
    return outcome;
  }

  async function runWithFaults(request: InvocationRequest): Promise<Outcome> {
    const fault = faults.take('function', request.functionKey);
    const lost = (outcome: Outcome): Outcome => {
      log('platform', describe(outcome, manifest.limitSeconds(request.functionKey)), request.functionKey);
      return outcome;
    };
    switch (fault?.kind) {
      case 'drop':
        return lost({ kind: 'dropped' });
      case 'status':
        return lost({ kind: 'not-invoked', status: fault.status ?? 503 });
      case 'reset':
        return lost({ kind: 'not-invoked', status: 0 });
      case 'timeout':
        await sleep(clock, manifest.limitSeconds(request.functionKey) * 1000);
        return lost({ kind: 'timed-out' });
      case 'slow':
        await sleep(clock, (fault.seconds ?? 5) * 1000);
        return runOnce(request);
      case 'duplicate':
        return (await Promise.all([runOnce(request), runOnce(request)]))[0];
      case 'crash-after':
        await runOnce(request);
        return lost({ kind: 'crashed' });
      case undefined:
        return runOnce(request);
    }
  }

  function forgetPast(): void {
    invocations.clear();
    logs.clear();
  }

  return {
    run: (request) => clock.track(runWithFaults(request)),
    journals: { invocations, logs },
    invocations: () => invocations.list().map(({ record }) => ({ ...record })),
    logs: () => logs.list().map(({ line }) => line),
    platformLog: (message, functionKey) => log('platform', message, functionKey),
    forgetPast,
    shutDown() {
      generation += 1;
      pool.clear();
      for (const invocation of [...running]) invocation.end({ kind: 'crashed' });
      forgetPast();
    },
  };
}

function named({ functionKey, moduleKey, accountId }: InvocationRequest) {
  return accountId === undefined ? { functionKey, moduleKey } : { functionKey, moduleKey, accountId };
}

function describe(outcome: Outcome, limitSeconds: number): string {
  switch (outcome.kind) {
    case 'returned':
      return 'The function returned.';
    case 'threw':
      return `The function threw ${outcome.name}: ${outcome.message}\n${outcome.stack ?? ''}`;
    case 'timed-out':
      return `The function was ended: it ran longer than ${limitSeconds} s.`;
    case 'crashed':
      return 'The function crashed.';
    case 'not-invoked':
      return `The platform could not start the function (${outcome.status}).`;
    case 'dropped':
      return 'The invocation was lost on the way.';
  }
}

/** Warm processes, the one used last first; at most `INSTANCES_AT_ONCE` are busy, the rest waits in line. */
function createPool(start: () => Instance) {
  let free: Instance[] = [];
  let busy = new Set<Instance>();
  let waiting: ((instance: Instance | undefined) => void)[] = [];
  const claim = (): Instance => {
    const instance = free.pop() ?? start();
    busy.add(instance);
    return instance;
  };
  return {
    /** Resolves with nothing when the platform shuts down meanwhile. */
    async acquire(): Promise<Instance | undefined> {
      if (busy.size < INSTANCES_AT_ONCE) return claim();
      return new Promise((resolve) => waiting.push(resolve));
    },
    release(instance: Instance): void {
      if (!busy.delete(instance)) return;
      if (instance.reusable()) free.push(instance);
      waiting.shift()?.(claim());
    },
    clear(): void {
      free = [];
      busy = new Set();
      for (const giveUp of waiting) giveUp(undefined);
      waiting = [];
    },
  };
}

/** Lets `INVOCATIONS_PER_SECOND` invocations start per second; the others wait their turn. */
function createAdmission(clock: Clock): () => Promise<void> {
  let windowStart = -Infinity;
  let started = 0;
  return async () => {
    if (clock.now() >= windowStart + 1000) [windowStart, started] = [clock.now(), 0];
    if (started >= INVOCATIONS_PER_SECOND) [windowStart, started] = [windowStart + 1000, 0];
    started += 1;
    const wait = windowStart - clock.now();
    if (wait > 0) await sleep(clock, wait);
  };
}

/** Waits `ms` of simulated time. */
export function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((wake) => clock.sleep(ms, wake));
}
