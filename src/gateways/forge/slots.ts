import * as z from 'zod/mini';
import type { TakenSlots } from '../../domain/caps';
import { takeSlot } from '../../domain/caps';
import type { Slots } from '../../ports/slots';
import { revisionedStore } from './revisioned-store';
import { revisionAfter } from './revisions';
import { ENTITIES, ROWS } from './storage-keys';

interface SlotsRow {
  id: string;
  taken: TakenSlots;
  revision: number;
}

const KEY = ROWS.slots;
/** One dispatcher is at work at a time; more than a few at the end of one's time never meet. */
const TRIES = 20;

const rows = revisionedStore<SlotsRow>(
  ENTITIES.slots,
  z.looseObject({ taken: z.array(z.tuple([z.number(), z.number()])) }),
);

/** One row; whoever replaces it as it was read has the slot. */
export const forgeSlots: Slots = {
  async take(caps, now) {
    for (let tries = 0; tries < TRIES; tries++) {
      const row = await rows.read(KEY);
      const { at, taken } = takeSlot(caps, row?.taken ?? [], now);
      const next = { id: KEY, taken, revision: row?.revision ?? revisionAfter(0) };
      const outcome = row ? await rows.replace(next) : await rows.create(next);
      if (outcome !== 'conflict' && outcome !== 'exists') return at;
    }
    throw new Error('Slots are being taken by others without end');
  },
};
