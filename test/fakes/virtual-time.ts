import type { Clock } from '../../src/ports/clock';

export interface VirtualTime extends Clock {
  /** Lets time pass, sleeper by sleeper, until nobody sleeps or so many ms are over. */
  run(ms: number): Promise<void>;
}

/** Time in which many can sleep at once; it passes when everybody does. */
export function virtualTime(start = Date.UTC(2026, 0, 5, 12)): VirtualTime {
  let now = start;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms) => new Promise<void>((wake) => void sleepers.push({ at: now + Math.max(0, ms), wake })),
    async run(ms) {
      const end = now + ms;
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        sleepers.sort((a, b) => a.at - b.at);
        const next = sleepers[0];
        if (!next || next.at > end) return;
        sleepers.shift();
        now = Math.max(now, next.at);
        next.wake();
      }
    },
  };
}
