import { CLAIM_MS } from '../../domain/survey';
import type { OneOfSeveral } from '../../domain/surveys-together';
import type { Clock } from '../../ports/clock';
import type { Log } from '../../ports/log';
import type { WriteTurns } from '../../ports/write-turns';

export interface InTurnPorts {
  writeTurns: WriteTurns;
  clock: Clock;
  log: Log;
}

/** Whoever writes is done within a second or two. */
const TRIES = 10;
const WAIT_MS = 500;

/**
 * Does something while nobody else writes for the other surveys of the same completion: what is read in there is as it is
 * until it is over. `busy` where others do for long.
 */
export async function inTurn<T>(
  { writeTurns, clock, log }: InTurnPorts,
  { id, together }: OneOfSeveral,
  work: () => Promise<T>,
): Promise<T | 'busy'> {
  const name = together.ids[0] ?? id;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const now = clock.now();
    const turn = await writeTurns.take(name, now, now + CLAIM_MS);
    if (!turn) {
      await clock.sleep(WAIT_MS);
      continue;
    }
    try {
      return await work();
    } finally {
      await turn.giveBack().catch((error: unknown) => log.error('A turn was not given back', error, { name }));
    }
  }
  return 'busy';
}
