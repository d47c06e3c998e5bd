import type { TakenSlots } from '../../src/domain/caps';
import { takeSlot } from '../../src/domain/caps';
import type { Slots } from '../../src/ports/slots';

/** Slots in memory. */
export function fakeSlots(): Slots {
  let taken: TakenSlots = [];
  return {
    async take(caps, now) {
      const next = takeSlot(caps, taken, now);
      taken = next.taken;
      return next.at;
    },
  };
}
