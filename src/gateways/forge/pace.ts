import { kvs } from '@forge/kvs';
import type { Clock } from '../../ports/clock';
import type { Pace } from '../../ports/pace';
import type { Row } from './revisions';
import { createRow, replaceRow } from './revisions';
import { SCHEMA } from './storage';

/**
 * nps.today allows 10 calls a second for one key. Eleven calls this far apart span more than a second, with room for
 * calls that arrive a little late.
 * @see https://v1docs.nps.today/
 */
const CALL_INTERVAL_MS = 107;
/** Time for the reservation itself to be written before its first moment comes. */
const HEAD_START_MS = 40;
const ENTITY = 'pace';
const KEY = 'nps-today';

interface PaceRow extends Row {
  nextCallAt: number;
}

/** One row that says when the next call may be made; whoever wants to call moves it on. */
export function forgePace(clock: Clock): Pace {
  /** Moves the next moment on with `advance`, however many others do the same; resolves with what it was. */
  async function advance(next: (from: number) => number): Promise<number> {
    for (;;) {
      const row = await kvs.entity<PaceRow>(ENTITY).get(KEY);
      const from = row?.nextCallAt ?? 0;
      const to = next(from);
      const outcome = row
        ? await replaceRow(
            ENTITY,
            KEY,
            { schema: SCHEMA, nextCallAt: to, revision: (row.revision + 1) % 2 ** 30 },
            row.revision,
          )
        : await createRow(ENTITY, KEY, { schema: SCHEMA, nextCallAt: to, revision: 0 });
      if (outcome === 'replaced' || outcome === 'created') return from;
    }
  }

  return {
    async reserve(count) {
      const earliest = clock.now() + HEAD_START_MS;
      const from = await advance((current) => Math.max(current, earliest) + count * CALL_INTERVAL_MS);
      const start = Math.max(from, earliest);
      return Array.from({ length: count }, (_, index) => start + index * CALL_INTERVAL_MS);
    },

    async holdUntil(until) {
      await advance((current) => Math.max(current, until));
    },
  };
}
