import type { Bell } from '../../src/ports/bell';
import type { Clock } from '../../src/ports/clock';
import type { Log } from '../../src/ports/log';
import type { Pace } from '../../src/ports/pace';

export interface FakeClock extends Clock {
  /** Moves on by `ms`. */
  pass(ms: number): void;
}

/** Stands still until told; a sleeper makes the time pass that it sleeps. */
export function fakeClock(start = Date.UTC(2026, 0, 5, 12)): FakeClock {
  let now = start;
  return {
    now: () => now,
    sleep: async (ms) => void (now += Math.max(0, ms)),
    pass: (ms) => void (now += ms),
  };
}

export interface Ring {
  kind: 'survey' | 'response';
  id: string;
  /** Epoch ms. */
  at: number;
}

export interface FakeBell extends Bell {
  rings: Ring[];
}

/** Remembers what was rung for; refuses delays that the platform refuses. */
export function fakeBell(clock: Clock): FakeBell {
  const rings: Ring[] = [];
  const ring = (kind: Ring['kind'], id: string, delaySeconds = 0) => {
    if (delaySeconds < 0 || delaySeconds > 900 || !Number.isInteger(delaySeconds)) {
      throw new Error(`A bell cannot be delayed by ${delaySeconds} seconds`);
    }
    rings.push({ kind, id, at: clock.now() + delaySeconds * 1_000 });
  };
  return {
    rings,
    surveyDue: async (id, delay) => ring('survey', id, delay),
    responseDue: async (id, _surveyId, delay) => ring('response', id, delay),
  };
}

export interface FakePace extends Pace {
  heldUntil(): number;
}

/** Ten calls a second at most, in order. */
export function fakePace(clock: Clock): FakePace {
  let next = 0;
  return {
    reserve: async (count) => {
      const start = Math.max(next, clock.now());
      next = start + count * 107;
      return Array.from({ length: count }, (_, index) => start + index * 107);
    },
    holdUntil: async (until) => void (next = Math.max(next, until)),
    heldUntil: () => next,
  };
}

export interface FakeLog extends Log {
  lines: string[];
}

/** Keeps what was logged, so that a test can look for what must never be in there. */
export function fakeLog(): FakeLog {
  const lines: string[] = [];
  const add = (message: string, facts: unknown) => void lines.push(JSON.stringify([message, facts]));
  return { lines, info: add, warn: add, error: (message, _error, facts) => add(message, facts) };
}
