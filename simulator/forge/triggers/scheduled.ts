import type { Clock, Timer } from '../../shared/clock';
import type { Outcome } from '../runner/invocation';
import { FIRST_SCHEDULE_MS, INTERVALS_MS } from '../limits';
import type { Manifest, ScheduledModule } from '../manifest/manifest';
import type { Runner } from '../runner/runner';

export interface Scheduled {
  /** Starts every schedule anew, as an installation does. */
  start(): void;
  stop(): void;
  /** Runs one now. Rejects for an unknown module. A failure of the function is its own affair, as on the platform. */
  runNow(moduleKey: string): Promise<Outcome>;
}

/** Runs of one installation are spread: each module gets its own offset of up to a minute. */
const SPREAD_MS = 60_000;

interface ScheduledOptions {
  manifest: Manifest;
  clock: Clock;
  runner: () => Runner;
  /** The handler's first and second argument. */
  requestFor(moduleKey: string): object;
  contextFor(moduleKey: string): object;
  /** A new sequence of numbers from 0 to 1 for each installation. */
  random: () => () => number;
}

/** @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/ */
export function createScheduled(options: ScheduledOptions): Scheduled {
  const { manifest, clock, runner } = options;
  const timers = new Map<string, Timer>();

  const run = (module: ScheduledModule) =>
    runner().run({
      functionKey: module.function,
      moduleKey: module.key,
      args: [options.requestFor(module.key), options.contextFor(module.key)],
    });

  function arm(module: ScheduledModule, at: number): void {
    const interval = INTERVALS_MS[module.interval];
    if (!interval) throw new Error(`Scheduled trigger "${module.key}" has unknown interval "${module.interval}".`);
    const work = async () => {
      // The next of its times that is still to come, where the clock skipped some.
      const passed = Math.floor((clock.now() - at) / interval);
      arm(module, at + (passed + 1) * interval);
      await run(module);
    };
    timers.set(module.key, clock.job(at, work, { recurring: true, label: `scheduled ${module.key}` }));
  }

  function stop(): void {
    for (const timer of timers.values()) timer.cancel();
    timers.clear();
  }

  return {
    stop,
    start() {
      stop();
      const random = options.random();
      for (const module of manifest.scheduled) {
        arm(module, clock.now() + FIRST_SCHEDULE_MS + Math.floor(random() * SPREAD_MS));
      }
    },
    async runNow(moduleKey) {
      const module = manifest.scheduled.find((each) => each.key === moduleKey);
      if (!module) throw new Error(`manifest.yml declares no scheduled trigger "${moduleKey}".`);
      return run(module);
    },
  };
}
