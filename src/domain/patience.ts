import { ADDRESS_PATIENCE_MS, ADDRESS_RETRY_MS, backoffMs, PATIENCE_MS } from './backoff';

/** What a survey needs before it is out: three things from others, and that the app itself does not fail. */
export type Step = 'work-item' | 'address' | 'call' | 'app';

/** The steps that fail at present: each since when (epoch ms), and how often in a row. */
export type Failing = Partial<Record<Step, { since: number; times: number }>>;

/** One more failure of a step at `now`. `retryAt` (epoch ms) is undefined once patience with that step is over. */
export function failedAgain(failing: Failing = {}, step: Step, now: number): { failing: Failing; retryAt?: number } {
  const { since, times } = failing[step] ?? { since: now, times: 0 };
  const next = { ...failing, [step]: { since, times: times + 1 } };
  const isAddress = step === 'address';
  const isOver = now - since >= (isAddress ? ADDRESS_PATIENCE_MS : PATIENCE_MS);
  if (isOver) return { failing: next };
  return { failing: next, retryAt: now + (isAddress ? ADDRESS_RETRY_MS : backoffMs(times + 1)) };
}

/** These steps have worked: should one of them fail again, patience begins anew. */
export function succeeded(failing: Failing | undefined, ...steps: Step[]): Failing | undefined {
  const left = Object.entries(failing ?? {}).filter(([step]) => !steps.includes(step as Step));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

/** Dispatchers and sweeps come this late by themselves (ms). */
const USUAL_DELAY_MS = 15 * 60_000;

/**
 * The survey was due `late` ms ago. Where that is more than usual, nothing was tried: sending was paused, or there was no
 * key. That costs no patience.
 */
export function untried(failing: Failing | undefined, late: number): Failing | undefined {
  if (!failing || late <= USUAL_DELAY_MS) return failing;
  return Object.fromEntries(
    Object.entries(failing).map(([step, { since, times }]) => [step, { since: since + late, times }]),
  );
}
