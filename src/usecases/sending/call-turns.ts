import type { Clock } from '../../ports/clock';
import type { Pace, Stretch } from '../../ports/pace';

/**
 * Calls leave at least this far apart (ms): eleven calls span more than a second, with some room for what the network
 * delays unevenly. nps.today allows 10 calls a second for one key.
 * @see https://v1docs.nps.today/
 */
export const CALL_INTERVAL_MS = 108;
/** What a run takes first: enough for one survey. */
const FIRST_STRETCH_MS = 5_000;
/** How long from now a stretch goes on when it is let go on. */
const STRETCH_MS = 8_000;
/** With less than this left, the stretch is let go on while calls still leave. */
const LOW_MS = 1_500;
/** A run sits out a rest up to this long (ms). */
const SHORT_REST_MS = 30_000;
/** Slow storage may eat this many writes' time before the stretch that goes on is needed. */
const WRITES_OF_ROOM = 3;
/**
 * Who finds the time taken for longer than this leaves what is due to whoever has it, who looks once more at the end:
 * longer than the storage's queries lag behind.
 */
const LEFT_TO_OTHERS_MS = 3_000;

/** One run's calls to nps.today, in turn. */
export interface CallTurns {
  /** Takes the time for this run. False: another run is at work and sees to everything due, or nps.today rests. */
  begin(): Promise<boolean>;
  /** Waits until a call's turn is near: the moment to record that it will be made. False: this run makes no more calls. */
  near(): Promise<boolean>;
  /** Waits for the turn; the call must be made at once. False: this run makes no more calls. */
  take(): Promise<boolean>;
  /** This run makes no more calls, and others may at once. */
  end(): Promise<void>;
  /** nps.today asked for a rest until then (epoch ms). This run sits out a short one, and makes no more calls after a long one. */
  restUntil(until: number): Promise<void>;
  /** Until when (epoch ms) others leave what is due to this run. In the past once this run makes no more calls. */
  heldUntil(): number;
}

/**
 * At most one call leaves in any {@link CALL_INTERVAL_MS}, over all invocations: here because turns are taken one after
 * another, and between invocations because their stretches do not overlap and no call leaves in a stretch's last interval.
 * Slow storage costs calls, never the pace, and never all of them: what is let go on again goes on for twice as long.
 * No call leaves after `lastCall` (epoch ms), however many rests nps.today asks for.
 */
export function callTurns(pace: Pace, clock: Clock, lastCall = Infinity): CallTurns {
  let stretch: Stretch | undefined;
  let writeMs = 0;
  let goingOn: Promise<boolean> | undefined;
  let lastNearAt = -Infinity;
  let lastCallAt = -Infinity;
  let restsUntil = -Infinity;

  const left = () => (stretch ? stretch.until - CALL_INTERVAL_MS - clock.now() : -1);

  async function goOn(): Promise<boolean> {
    for (let ms = STRETCH_MS; stretch; ms *= 2) {
      const asked = clock.now();
      ms = Math.max(ms, restsUntil - asked + STRETCH_MS);
      const extended = await pace.extend(stretch, ms + WRITES_OF_ROOM * writeMs);
      writeMs = clock.now() - asked;
      stretch = extended === 'lost' ? undefined : stretch && extended;
      if (stretch && left() >= 0 && stretch.until >= restsUntil) return true;
    }
    return false;
  }

  const letGoOn = () => (goingOn ??= goOn().finally(() => (goingOn = undefined)));

  /** True when a call may leave now; lets the stretch go on in good time. */
  async function held(): Promise<boolean> {
    if (!stretch) return false;
    if (left() < 0) return letGoOn();
    // A failure shows when the stretch is over.
    if (left() < LOW_MS + WRITES_OF_ROOM * writeMs) letGoOn().catch(() => undefined);
    return true;
  }

  return {
    async begin() {
      for (;;) {
        const asked = clock.now();
        const outcome = await pace.take(FIRST_STRETCH_MS);
        if (outcome.kind === 'taken') {
          writeMs = (clock.now() - asked) / 2;
          stretch = outcome.stretch;
          return true;
        }
        const wait = outcome.until - clock.now();
        if (wait > LEFT_TO_OTHERS_MS) return false;
        await clock.sleep(Math.max(wait, 1));
      }
    },

    near: oneByOne(async () => {
      if (!(await held())) return false;
      const at = Math.max(restsUntil, lastNearAt + CALL_INTERVAL_MS, clock.now());
      if (at > lastCall) return false;
      await sleepUntil(clock, at);
      lastNearAt = clock.now();
      return held();
    }),

    take: oneByOne(async () => {
      while (await held()) {
        const at = Math.max(restsUntil, lastCallAt + CALL_INTERVAL_MS);
        if (Math.max(at, clock.now()) > lastCall) return false;
        if (clock.now() >= at && left() >= 0) {
          lastCallAt = clock.now();
          return true;
        }
        await sleepUntil(clock, at);
      }
      return false;
    }),

    async end() {
      const held = stretch;
      stretch = undefined;
      if (held) await pace.giveBack(held, Math.max(clock.now(), lastCallAt + CALL_INTERVAL_MS));
    },

    async restUntil(until) {
      restsUntil = Math.max(restsUntil, until);
      // Others stay away as long as this run has the time; a longer rest outlasts it.
      if (restsUntil - clock.now() <= SHORT_REST_MS && (await letGoOn())) return;
      stretch = undefined;
      await pace.holdUntil(until);
    },

    heldUntil: () => stretch?.until ?? -Infinity,
  };
}

/** Timers may wake a little early. */
async function sleepUntil(clock: Clock, at: number): Promise<void> {
  for (let wait = at - clock.now(); wait > 0; wait = at - clock.now()) await clock.sleep(Math.ceil(wait));
}

/** True when what becomes due now is seen to by a dispatcher at work, or at the end of a rest. False where nobody knows. */
export async function isLeftToOthers(pace: Pace, clock: Clock): Promise<boolean> {
  const until = await pace.takenUntil().catch(() => 0);
  return until - clock.now() > LEFT_TO_OTHERS_MS;
}

/** Each call of `work` starts when the one before has ended, however it ended. */
export function oneByOne<T>(work: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
