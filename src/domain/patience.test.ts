import { ADDRESS_PATIENCE_MS, ADDRESS_RETRY_MS, PATIENCE_MS } from './backoff';
import { failedAgain, succeeded, untried, type Failing, type Step } from './patience';

const START = Date.UTC(2026, 0, 5, 12);
const HOUR = 3_600_000;

/** Tries a step again whenever it may, in vain, until patience is over. */
function inVain(step: Step, from: number) {
  let failing: Failing | undefined;
  const tries = [];
  for (let at: number | undefined = from; at !== undefined;) {
    tries.push(at);
    const outcome = failedAgain(failing, step, at);
    failing = outcome.failing;
    at = outcome.retryAt;
  }
  return { tries, failing };
}

describe('patience with a step that fails', () => {
  it.each(['work-item', 'call'] as const)(
    'lasts four days for %s, with longer and longer waits up to six hours',
    (step) => {
      const { tries } = inVain(step, START);
      const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
      expect(waits.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
      expect(Math.max(...waits)).toBe(6 * HOUR);
      const last = (tries[tries.length - 1] ?? 0) - START;
      expect(last).toBeGreaterThanOrEqual(PATIENCE_MS);
      expect(last).toBeLessThan(PATIENCE_MS + 6 * HOUR);
    },
  );

  it('lasts an hour for an address, asked for every ten minutes', () => {
    const { tries } = inVain('address', START);
    expect(tries).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => START + index * ADDRESS_RETRY_MS));
    expect((tries[6] ?? 0) - START).toBe(ADDRESS_PATIENCE_MS);
  });

  it('is counted for each step separately', () => {
    const { failing } = failedAgain(failedAgain(undefined, 'call', START).failing, 'work-item', START + HOUR);
    expect(failing).toEqual({ call: { since: START, times: 1 }, 'work-item': { since: START + HOUR, times: 1 } });
    expect(failedAgain(failing, 'call', START + 2 * HOUR).failing.call).toEqual({ since: START, times: 2 });
  });

  it('starts again once the step has worked, and leaves the others as they are', () => {
    const failing = { call: { since: START, times: 3 }, 'work-item': { since: START, times: 5 } };
    expect(succeeded(failing, 'work-item')).toEqual({ call: { since: START, times: 3 } });
    expect(succeeded(failing, 'work-item', 'call')).toBeUndefined();
    expect(succeeded(undefined, 'call')).toBeUndefined();
  });

  it('is not used up while nothing is tried', () => {
    expect(untried({ call: { since: START, times: 3 } }, HOUR)).toEqual({ call: { since: START + HOUR, times: 3 } });
    expect(untried(undefined, HOUR)).toBeUndefined();
  });

  it('is used up while a survey waits for its turn as usual', () => {
    const failing = { call: { since: START, times: 3 } };
    expect(untried(failing, 15 * 60_000)).toEqual(failing);
  });
});
