import type { DueQueue } from '../../src/ports/due-queue';
import type { Clock } from '../../src/ports/clock';
import type { Log } from '../../src/ports/log';
import type { Pace } from '../../src/ports/pace';
import { fuse } from './fuse';

export interface FakeClock extends Clock {
  /** Moves on by `ms`. */
  pass(ms: number): void;
}

/** Stands still until told; a sleeper makes the time pass that it sleeps. */
export function fakeClock(start = Date.UTC(2026, 0, 5, 12)): FakeClock {
  let now = start;
  const burn = fuse('Sleep');
  return {
    now: () => now,
    sleep: async (ms) => {
      burn();
      now += Math.max(0, ms);
    },
    pass: (ms) => void (now += ms),
  };
}

export interface DueMessage {
  kind: 'survey' | 'response';
  /** None: for whatever survey is due. */
  id?: string;
  /** Epoch ms. */
  at: number;
}

export interface FakeDueQueue extends DueQueue {
  messages: DueMessage[];
}

/** Remembers every message; refuses delays that the platform refuses. */
export function fakeDueQueue(clock: Clock): FakeDueQueue {
  const messages: DueMessage[] = [];
  const send = (kind: DueMessage['kind'], id: string | undefined, delaySeconds = 0) => {
    if (delaySeconds < 0 || delaySeconds > 900 || !Number.isInteger(delaySeconds)) {
      throw new Error(`A message cannot be delayed by ${delaySeconds} seconds`);
    }
    messages.push({ kind, ...(id === undefined ? {} : { id }), at: clock.now() + delaySeconds * 1_000 });
  };
  return {
    messages,
    surveyDue: async (id, delay) => send('survey', id, delay),
    surveysDue: async () => send('survey', undefined),
    responseDue: async (id, _surveyId, delay) => send('response', id, delay),
  };
}

export interface FakePace extends Pace {
  heldUntil(): number;
}

/** The pace in memory. */
export function fakePace(clock: Clock): FakePace {
  let row = { until: 0, revision: 0 };
  const write = (until: number) => (row = { until, revision: row.revision + 1 });
  return {
    takenUntil: async () => row.until,
    take: async (ms) => {
      if (row.until > clock.now()) return { kind: 'busy', until: row.until };
      return { kind: 'taken', stretch: { from: clock.now(), ...write(clock.now() + ms) } };
    },
    extend: async (stretch, ms) => {
      if (row.revision !== stretch.revision) return 'lost';
      return { from: stretch.from, ...write(Math.max(stretch.until, clock.now() + ms)) };
    },
    giveBack: async (stretch, from) => {
      if (row.revision === stretch.revision && from < stretch.until) write(from);
    },
    holdUntil: async (until) => {
      if (row.until < until) write(until);
    },
    heldUntil: () => row.until,
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
