import type { Simulator } from '../../simulator';
import type { Fault } from '../../simulator/shared/faults';
import { asAdmin, coverAll, cure } from './admin';
import { newDiary, STORM_WRITES } from './diary';
import { setUp } from './rails';
import { unfinished, violations } from './invariants';
import type { Day } from './schedule';
import { take } from './take-step';

const DEMO_KEY = 'nps-today-demo-key-1234';
const MINUTE_MS = 60_000;
/** Longer than every hang, claim, backoff and limit that a day's faults can cause. */
const RECOVERY_MS = 24 * 60 * MINUTE_MS;
const SLICE_MS = 15 * MINUTE_MS;

const NO_SWEEP: Fault = { target: 'function', match: 'sweep', kind: 'drop', times: Infinity };

/** Lives through a day and the day after. Resolves with everything that the app did wrong, in words. */
export async function liveThrough(simulator: Simulator, day: Day): Promise<string[]> {
  const { control, faults, npsToday, forge } = simulator;
  const { seed, weather, site, deliveryRetries } = day;
  await control.reset({ scenario: 'guide', weather, site, seed, deliveryRetries });
  const diary = newDiary(day);
  await prepare(simulator, day);
  if (day.withoutSweep) faults.add(NO_SWEEP);
  for (const step of day.steps) await take(simulator, diary, step);
  if (day.withoutSweep && unfinished(simulator).length > 0) return unfinished(simulator);

  faults.clear();
  npsToday.admitAgain();
  forge.vary({ proxyErrors: false });
  await simulator.clock.advance(SLICE_MS);
  // In case the key was refused on the way.
  await asAdmin(simulator, 'connect', { apiKey: DEMO_KEY });
  await recover(simulator);
  const found = violations(simulator, diary, 'before-cure');
  if (found.length > 0) return found;
  await cure(simulator);
  await recover(simulator);
  // What is done must stay done.
  await simulator.clock.advance(SLICE_MS);
  return violations(simulator, diary, 'in-the-end');
}

async function prepare(simulator: Simulator, { scope, rails, writeLocked }: Day): Promise<void> {
  simulator.jira.change.addStatus('KAN', 'Closed', 'done');
  if (scope === 'all') await coverAll(simulator);
  if (rails) await setUp(simulator, rails);
  const options = { sendSummary: true, acceptAutomation: false, notifyWatchers: false, writeLocked };
  if (writeLocked) await asAdmin(simulator, 'saveOptions', options);
}

/** Until everything has come to an end, or should have. */
async function recover(simulator: Simulator): Promise<void> {
  const end = simulator.clock.now() + RECOVERY_MS;
  do {
    await simulator.clock.advance(SLICE_MS);
  } while (
    simulator.clock.now() < end &&
    unfinished(simulator).length > 0 &&
    simulator.metrics.snapshot().kvs.writes < STORM_WRITES
  );
}
