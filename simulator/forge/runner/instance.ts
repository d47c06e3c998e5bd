import { webcrypto } from 'node:crypto';
import fs, { promises } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { performance as realPerformance } from 'node:perf_hooks';
import { TextDecoder, TextEncoder, format } from 'node:util';
import { createContext, runInContext, type Script } from 'node:vm';
import type { Clock, Timer } from '../../shared/clock';
import { BOOTSTRAP } from './instance-bootstrap';
import { never, type Invocation, type Outcome } from './invocation';
import { installSeams, type Seams } from './seams';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'platform';

/** One warm process of the app: module state lives as long as it does, and it serves one invocation at a time. */
export interface Instance {
  /** Runs a handler (`index.name`) and resolves with how the invocation ended. */
  invoke(handler: string, args: unknown[], invocation: Invocation): Promise<Outcome>;
  /** False after a crash or a timeout: the process is gone. */
  reusable(): boolean;
}

export interface InstanceOptions {
  script: Script;
  clock: Clock;
  /** What the app gets from `Math.random`. */
  random: () => number;
  /** The seams for an invocation. */
  seamsFor(invocation: Invocation): Seams;
  log(invocation: Invocation | undefined, level: LogLevel, message: string): void;
}

interface Realm {
  adopted<A extends unknown[], R>(call: (...args: A) => Promise<R>): (...args: A) => Promise<R>;
  invoke(exports: object, name: string, argsText: string): Promise<HandlerResult>;
}

interface HandlerResult {
  returned?: string;
  threw?: { name: string; message: string; stack?: string };
}

/** Starts a process: evaluates the app's bundle once, in a realm of its own. Throws what the bundle throws on loading. */
export function createInstance(options: InstanceOptions): Instance {
  let current: Invocation | undefined;
  let gone = false;
  const timers = new Set<Timer>();
  const after = (kind: 'sleep' | 'limit', ms: number, run: () => void): Timer => {
    const timer = options.clock[kind](ms, () => {
      timers.delete(handle);
      if (!gone) run();
    });
    const handle = { cancel: () => (timers.delete(handle), timer.cancel()) };
    timers.add(handle);
    return handle;
  };
  // Between two invocations the process is frozen: whatever it left behind makes no progress.
  const seams = (): Seams | undefined => (current?.alive() ? options.seamsFor(current) : undefined);
  const sandbox = globalsFor(after, (level, text) => options.log(current, level, text), options.clock);
  const context = createContext(sandbox);
  sandbox.global = runInContext('globalThis', context) as unknown;
  const realm = (runInContext(BOOTSTRAP, context) as (host: object) => Realm)({
    now: () => options.clock.now(),
    random: options.random,
    limit: (ms: number, run: () => void) => after('limit', ms, run),
  });
  installSeams(sandbox, {
    runtime: () => seams()?.runtime(),
    forgeFetch: realm.adopted((...args) => seams()?.forgeFetch(...args) ?? never()),
    egressFetch: realm.adopted((...args) => seams()?.egressFetch(...args) ?? never()),
  });
  const module = { exports: {} as object };
  const load = options.script.runInContext(context) as (exports: object, require: unknown, module: object) => void;
  load(module.exports, requireBuiltin(after, options.clock), module);

  return {
    reusable: () => !gone,
    invoke: (handler, args, invocation) =>
      new Promise((resolve) => {
        current = invocation;
        invocation.onEnd((outcome) => {
          current = undefined;
          gone = outcome.kind === 'timed-out' || outcome.kind === 'crashed';
          for (const timer of [...timers]) timer.cancel();
          resolve(outcome);
        });
        void realm
          .invoke(module.exports, exportName(handler), JSON.stringify(args))
          .then((result) => invocation.end(outcomeOf(result)));
      }),
  };
}

function outcomeOf({ returned, threw }: HandlerResult): Outcome {
  if (threw) return { kind: 'threw', name: threw.name, message: threw.message, stack: threw.stack };
  return { kind: 'returned', value: returned === undefined ? undefined : (JSON.parse(returned) as unknown) };
}

function exportName(handler: string): string {
  const [file, name, ...rest] = handler.split('.');
  if (file !== 'index' || !name || rest.length > 0) {
    throw new Error(`The simulator runs handlers of src/index only, as in "index.name"; not "${handler}".`);
  }
  return name;
}

type After = (kind: 'sleep' | 'limit', ms: number, run: () => void) => Timer;

function globalsFor(after: After, log: (level: LogLevel, text: string) => void, clock: Clock): Record<string, unknown> {
  const line =
    (level: LogLevel) =>
    (...parts: unknown[]) =>
      log(level, format(...parts));
  const startedAt = clock.now();
  return {
    console: {
      log: line('info'),
      info: line('info'),
      debug: line('debug'),
      trace: line('debug'),
      warn: line('warn'),
      error: line('error'),
    },
    process: {
      env: {},
      version: process.version,
      versions: { node: process.versions.node },
      platform: 'linux',
      arch: 'arm64',
      argv: [],
      cwd: () => '/app',
      nextTick: (run: (...args: unknown[]) => void, ...args: unknown[]) => process.nextTick(run, ...args),
      hrtime: process.hrtime,
      memoryUsage: () => process.memoryUsage(),
      emitWarning: line('warn'),
      on: () => undefined,
    },
    ...timersFor(after),
    performance: { now: () => clock.now() - startedAt, timeOrigin: startedAt, mark: realPerformance.mark },
    crypto: cryptoFor(clock),
    ...{ Request, Response, Headers, FormData, Blob, AbortController, AbortSignal, DOMException, URL, URLSearchParams },
    ...{ Event, EventTarget, ReadableStream, TextEncoder, TextDecoder, Buffer, Uint8Array, ArrayBuffer },
    ...{ structuredClone, queueMicrotask, setImmediate, clearImmediate, atob, btoa },
  };
}

function timersFor(after: After): Record<string, unknown> {
  type Handle = Timer & { unref(): Handle; ref(): Handle; hasRef(): boolean };
  const handleOf = (cancel: () => void): Handle => {
    const handle: Handle = { cancel, unref: () => handle, ref: () => handle, hasRef: () => true };
    return handle;
  };
  const clear = (handle?: Timer) => handle?.cancel();
  return {
    setTimeout: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      const timer = after('sleep', ms, () => run(...args));
      return handleOf(() => timer.cancel());
    },
    setInterval: (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      let timer: Timer;
      const next = () => {
        timer = after('sleep', Math.max(1, ms), () => (next(), run(...args)));
      };
      next();
      return handleOf(() => timer.cancel());
    },
    clearTimeout: clear,
    clearInterval: clear,
  };
}

/** The promises of what works on other threads; the clock has to wait for them. */
function waitedFor<T extends object>(methods: T, clock: Clock): T {
  return new Proxy(methods, {
    get: (target, key: string & keyof T) => {
      const method = target[key] as unknown;
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => clock.outside(method.apply(target, args) as Promise<unknown>);
    },
  });
}

function cryptoFor(clock: Clock): object {
  return {
    subtle: waitedFor(webcrypto.subtle, clock),
    randomUUID: () => webcrypto.randomUUID(),
    getRandomValues: (array: Uint8Array) => webcrypto.getRandomValues(array),
  };
}

const builtin = createRequire(__filename);

const REFUSED = [
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'child_process',
  'cluster',
  'worker_threads',
  'vm',
];

function requireBuiltin(after: After, clock: Clock): (id: string) => unknown {
  const files = waitedFor(promises, clock);
  const sleep = (ms: number, value: unknown) => new Promise((wake) => after('sleep', ms, () => wake(value)));
  return (id) => {
    const name = id.replace(/^node:/, '');
    if (name === 'timers/promises') return { setTimeout: sleep };
    if (name === 'timers') return timersFor(after);
    if (name === 'fs/promises') return files;
    if (name === 'fs') return { ...fs, promises: files };
    if (REFUSED.includes(name)) throw new Error(`The simulated platform does not model the node module "${name}".`);
    if (!builtinModules.includes(name)) throw new Error(`Cannot find module '${id}'`);
    return builtin(id) as unknown;
  };
}
