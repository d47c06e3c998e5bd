import type { WriteTurns } from '../../src/ports/write-turns';

/** Turns in memory. */
export function fakeWriteTurns(): WriteTurns {
  const taken = new Map<string, { until: number }>();
  return {
    async take(name, now, until) {
      if ((taken.get(name)?.until ?? -Infinity) > now) return undefined;
      const mine = { until };
      taken.set(name, mine);
      return {
        async giveBack() {
          if (taken.get(name) === mine) taken.delete(name);
        },
      };
    },
  };
}
