import type { Finish, Finished } from '../../src/ports/finished';

/** Who finished what, in memory. */
export function fakeFinished(): Finished & { noted: Map<string, Finish> } {
  const noted = new Map<string, Finish>();
  return {
    noted,
    note: async (finish) => void (noted.has(finish.id) || noted.set(finish.id, { ...finish })),
    async count(actor, first, last, limit) {
      const its = [...noted.values()].filter((each) => each.actor === actor && each.at >= first && each.at <= last);
      return Math.min(its.length, limit);
    },
  };
}
