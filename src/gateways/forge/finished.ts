import * as z from 'zod/mini';
import type { Finish, Finished } from '../../ports/finished';
import { revisionedStore } from './revisioned-store';
import { toSeconds } from './storage';
import { ENTITIES } from './storage-keys';

const { finished } = ENTITIES;
/** Nobody counts them for longer; what is late by a day is late for other reasons. */
const KEPT = { value: 1, unit: 'DAYS' } as const;

const rows = revisionedStore<Finish & { revision: number }>(
  finished,
  z.looseObject({ actor: z.string() }),
  (finish) => ({
    actor: finish.actor,
    at: toSeconds(finish.at),
  }),
);

/** A row for each, which the platform removes by itself. */
export const forgeFinished: Finished = {
  note: async (finish) => void (await rows.create({ ...finish, revision: 0 }, KEPT)),
  async count(actor, first, last, limit) {
    const within = { first: toSeconds(first), last: toSeconds(last) };
    return (await rows.newest(finished.indexes.byActor, actor, limit, within)).length;
  },
};
