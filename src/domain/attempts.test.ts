import { afterThrow } from './attempts';
import { PATIENCE_MS } from './backoff';
import type { Survey } from './survey';
import { dueAtFor, move, planned, POSTPONED_MS } from './survey';

const START = 1_700_000_000_000;
const HOUR = 3_600_000;
const fresh = () => planned({ id: '1:7', workItemId: '1', workItemKey: 'KAN-1', origin: 'completion' }, START);
const scheduled = () => move(fresh(), 'scheduled', START);
const sent = (markMissing: boolean) =>
  move(move(scheduled(), 'sending', START), 'sent', START, { markMissing, dueAt: START });

/** The app fails whenever the survey is due, until it is given up. */
function alwaysFailing(first: Survey) {
  const waits: number[] = [];
  let survey = first;
  let now = survey.dueAt ?? START;
  do {
    survey = afterThrow(survey, now);
    waits.push((survey.dueAt ?? Infinity) - now);
    if (survey.failing?.app) now = survey.dueAt ?? Infinity;
  } while (survey.failing?.app);
  return { survey, waits: waits.slice(0, -1), lasted: now - START };
}

describe('a survey at which the app itself fails', () => {
  it.each([fresh(), scheduled()])('is tried less and less often for days, then it has failed: $state', (first) => {
    const { survey, waits, lasted } = alwaysFailing(first);
    expect(survey).toMatchObject({ state: 'failed', reason: 'app-failed', markMissing: true });
    expect(waits[0]).toBe(POSTPONED_MS);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBe(6 * HOUR);
    expect(waits.length).toBeLessThan(40);
    expect(lasted).toBeGreaterThanOrEqual(PATIENCE_MS);
    expect(lasted).toBeLessThan(PATIENCE_MS + 6 * HOUR);
  });

  it('once it is out, is left as it is: no mark is worth trying for ever', () => {
    const { survey } = alwaysFailing(sent(true));
    expect(survey).toMatchObject({ state: 'sent', markMissing: false, dueAt: dueAtFor('sent', START, true) });
  });

  it('while nobody knows of its call, is unconfirmed', () => {
    const { survey } = alwaysFailing(move(scheduled(), 'sending', START));
    expect(survey).toMatchObject({ state: 'unconfirmed', reason: 'no-record-of-call' });
  });

  it('at the end of its time, has expired', () => {
    expect(alwaysFailing(sent(false)).survey).toMatchObject({ state: 'expired', dueAt: undefined });
  });

  it('loses no patience while sending is paused', () => {
    const once = afterThrow(scheduled(), START);
    const later = afterThrow(once, START + 30 * 24 * HOUR);
    expect(later).toMatchObject({ state: 'scheduled', failing: { app: { times: 2 } } });
  });
});
