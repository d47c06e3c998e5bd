import * as z from 'zod/mini';
import type { WriteTurns } from '../../ports/write-turns';
import { revisionedStore } from './revisioned-store';
import { ENTITIES } from './storage-keys';

interface TurnRow {
  id: string;
  /** Epoch ms. */
  until: number;
  revision: number;
}

const rows = revisionedStore<TurnRow>(ENTITIES.turn, z.looseObject({ until: z.number() }));

/** A row while somebody writes; whoever dies on the way leaves it, and it is taken over once its time is up. */
export const forgeWriteTurns: WriteTurns = {
  async take(id, now, until) {
    const known = await rows.read(id);
    if (known && known.until > now) return undefined;
    const taken = known ? await rows.replace({ ...known, until }) : await created({ id, until, revision: 0 });
    if (taken === 'conflict') return undefined;
    return { giveBack: async () => void (await rows.remove(taken)) };
  },
};

async function created(row: TurnRow): Promise<TurnRow | 'conflict'> {
  return (await rows.create(row)) === 'created' ? row : 'conflict';
}
