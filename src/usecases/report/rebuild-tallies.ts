import type { Tallies } from '../../ports/tallies';

/**
 * Has everything counted anew from the ledger, by the sweeps to come; until they are through, reports show what was counted
 * before. `running` where that is under way already.
 */
export async function rebuildTallies({ tallies }: { tallies: Tallies }): Promise<{ kind: 'begun' | 'running' }> {
  for (;;) {
    const count = await tallies.count();
    if (count.shown !== count.generation) return { kind: 'running' };
    const begun = await tallies.write(
      { ...count, generation: count.generation + 1, through: 0, old: count.generation },
      [],
      [],
    );
    if (begun !== 'conflict') return { kind: 'begun' };
  }
}
