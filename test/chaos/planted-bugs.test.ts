import { startSimulator } from '../../simulator';
import { liveThrough } from './live-through';
import { plant } from './plant';
import type { PlantedBug } from './planted-bugs';
import { PLANTED_BUGS } from './planted-bugs';
import { randomDay } from './schedule';

/** Always the same days: whether a bug is caught is no matter of luck. */
const FIRST_SEED = 1;
const DAYS = 60;

/** Rails only where a bug is about them: they keep surveys back in which another bug would show. */
const asInTheGuide = (seed: number) => ({ ...randomDay(seed), rails: undefined });

/** What the days bring to light, and after how many; nothing when they do not. */
async function caughtBy({ edits, focus }: PlantedBug): Promise<{ days: number; found: string[] }> {
  const { appRoot, remove } = plant(edits);
  const simulator = await startSimulator({ port: 0, clock: 'paused', appRoot });
  try {
    for (let days = 1; days <= DAYS; days += 1) {
      const found = await liveThrough(simulator, { ...asInTheGuide(FIRST_SEED + days - 1), ...focus });
      if (found.length > 0) return { days, found };
      // Days that are no random ones are all alike.
      if (focus?.steps) break;
    }
    return { days: DAYS, found: [] };
  } finally {
    await simulator.stop();
    remove();
  }
}

const DEVISED = PLANTED_BUGS.filter(({ focus }) => focus?.steps);

it('chaos finds nothing wrong on the days devised for planted bugs while no bug is planted', async () => {
  const simulator = await startSimulator({ port: 0, clock: 'paused' });
  try {
    for (const { bug, focus } of DEVISED) {
      const found = await liveThrough(simulator, { ...asInTheGuide(FIRST_SEED), ...focus });
      expect([bug, found]).toEqual([bug, []]);
    }
  } finally {
    await simulator.stop();
  }
}, 120_000);

describe('chaos catches', () => {
  it.each(PLANTED_BUGS)(
    '$bug',
    async (planted) => {
      const { days, found } = await caughtBy(planted);
      if (process.env['CHAOS_TELL']) console.log(`After ${days} days: ${found.slice(0, 3).join('\n')}`);
      expect(found).not.toEqual([]);
    },
    120_000,
  );
});
