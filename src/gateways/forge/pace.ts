import { kvs } from '@forge/kvs';
import type { Clock } from '../../ports/clock';
import type { Pace } from '../../ports/pace';
import type { Row } from './revisions';
import { patiently } from './patiently';
import { changeRows, createRow, revisionAfter } from './revisions';
import { SCHEMA } from './storage';
import { ENTITIES, ROWS } from './storage-keys';

const ENTITY = ENTITIES.pace.name;
const KEY = ROWS.pace;
/** A write takes about as long as the read before it; with this many times as long, slow storage leaves time to call. */
const READS_OF_ROOM = 4;

interface PaceRow extends Row {
  /** Until when the time is taken. */
  nextCallAt: number;
}

/** One row that says until when the time is taken; whoever moves it on has the time in between. */
export function forgePace(clock: Clock): Pace {
  const read = () => patiently(() => kvs.entity<PaceRow>(ENTITY).get(KEY));

  /** Moves the row on unless somebody else has since it was read. Resolves with the row's new revision. */
  async function write(until: number, revision: number | undefined): Promise<number | 'conflict'> {
    const next = revisionAfter(revision ?? 0);
    const row = { schema: SCHEMA, nextCallAt: until, revision: next };
    const outcome =
      revision === undefined
        ? await createRow(ENTITY, KEY, row)
        : await changeRows({ entity: ENTITY, key: KEY, row, expected: revision });
    return outcome === 'created' || outcome === 'changed' ? next : 'conflict';
  }

  return {
    async takenUntil() {
      return (await read())?.nextCallAt ?? 0;
    },

    async take(ms) {
      for (;;) {
        const asked = clock.now();
        const row = await read();
        const now = clock.now();
        if (row && row.nextCallAt > now) return { kind: 'busy', until: row.nextCallAt };
        const until = now + ms + READS_OF_ROOM * (now - asked);
        const revision = await write(until, row?.revision);
        if (revision !== 'conflict') return { kind: 'taken', stretch: { from: now, until, revision } };
      }
    },

    async extend(stretch, ms) {
      const until = Math.max(stretch.until, clock.now() + ms);
      const revision = await write(until, stretch.revision);
      return revision === 'conflict' ? 'lost' : { from: stretch.from, until, revision };
    },

    async giveBack(stretch, from) {
      if (from < stretch.until) await write(from, stretch.revision);
    },

    async holdUntil(until) {
      for (;;) {
        const row = await read();
        if (row && row.nextCallAt >= until) return;
        if ((await write(until, row?.revision)) !== 'conflict') return;
      }
    },
  };
}
