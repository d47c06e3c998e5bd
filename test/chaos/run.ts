import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Simulator } from '../../simulator';
import { startSimulator } from '../../simulator';
import { liveThrough } from './live-through';
import { randomDay } from './schedule';
import { smallestDay, type Smallest } from './smallest-day';

/** `CHAOS_SEED` and `CHAOS_RUNS` repeat a run: the first day has this seed, each further one the next. */
const SEED = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 1e9));
const RUNS = Number(process.env['CHAOS_RUNS'] ?? 1_000);
const BATCH = 50;

/** One of two halves of the run: each has a worker for itself. */
export function describeChaos(half: 0 | 1): void {
  const seeds = Array.from({ length: RUNS }, (_, index) => SEED + index).filter((seed) => (seed - SEED) % 2 === half);
  const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, index) =>
    seeds.slice(index * BATCH, (index + 1) * BATCH),
  );
  let simulator: Simulator;
  beforeAll(async () => {
    console.log(
      `Chaos: ${seeds.length} days from seed ${SEED + half} on, every other one (CHAOS_SEED=${SEED} repeats them)`,
    );
    simulator = await startSimulator({ port: 0, clock: 'paused', weather: 'usual' });
  }, 60_000);
  afterEach(clearAway);
  afterAll(() => simulator.stop());

  describe('whatever breaks, whenever, on whatever site', () => {
    const named = batches.map((batch) => [batch[0], batch] as const);
    if (named.length === 0) it('has no days to run: CHAOS_RUNS is 0', () => undefined);
    else
      it.each(named)(
        'no response is lost, no survey is sent twice, no state is illegal: days from seed %d',
        async (_, batch) => {
          for (const seed of batch) {
            const day = randomDay(seed);
            const found = await liveThrough(simulator, day);
            if (found.length === 0) continue;
            throw new Error(report(await smallestDay(day, found, (tried) => liveThrough(simulator, tried))));
          }
        },
        600_000,
      );
  });
}

/** Of itself the engine lets the dead processes of some hundred days lie until gigabytes are used. */
function clearAway(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** Everything that is needed to see it again: the seed makes the whole day, and the whole day leads to the smallest. */
export function report({ day: { seed, steps, ...rest }, found, tries }: Smallest): string {
  const lines = steps.map((step) => `  ${JSON.stringify(step)}`).join('\n');
  return `Seed ${seed} (repeat with CHAOS_SEED=${seed} CHAOS_RUNS=1), the smallest of ${tries + 1} days:\n${found.join('\n')}\nin ${JSON.stringify(rest)} after\n${lines}`;
}
