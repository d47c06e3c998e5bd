import { aResponse, aSurvey, NOON } from '../../test/builders/surveys';
import { backoffMs } from './backoff';
import { troubleOfResponse, troubleOfSurvey } from './outage';

const MINUTE = 60_000;

describe('what keeps a survey back', () => {
  const failing = { call: { since: NOON, times: 3 } };

  it('is nps.today where the call fails, last tried when the survey was put back', () => {
    const survey = aSurvey({ state: 'scheduled', failing, changedAt: NOON + 5 * MINUTE, dueAt: NOON + 7 * MINUTE });
    expect(troubleOfSurvey(survey)).toEqual({
      of: 'nps-today',
      since: NOON,
      times: 3,
      lastTriedAt: NOON + 5 * MINUTE,
      nextAt: NOON + 7 * MINUTE,
    });
  });

  it('is the site where it refuses the call', () => {
    const survey = aSurvey({ state: 'scheduled', reason: 'egress-refused', failing });
    expect(troubleOfSurvey(survey)).toMatchObject({ of: 'permission', times: 3 });
  });

  it.each([
    ['work-item', 'jira', backoffMs(2)],
    ['address', 'jira', 10 * MINUTE],
    ['app', 'app', backoffMs(2)],
  ] as const)('is whoever failed at %s: %s, last tried one wait before the next try', (step, of, wait) => {
    const dueAt = NOON + 30 * MINUTE;
    const survey = aSurvey({ state: 'planned', failing: { [step]: { since: NOON, times: 2 } }, dueAt });
    expect(troubleOfSurvey(survey)).toEqual({ of, since: NOON, times: 2, lastTriedAt: dueAt - wait, nextAt: dueAt });
  });

  it('is nothing where nothing failed, or where the survey no longer waits', () => {
    expect(troubleOfSurvey(aSurvey({ state: 'scheduled' }))).toBeUndefined();
    expect(troubleOfSurvey(aSurvey({ state: 'failed', failing }))).toBeUndefined();
  });
});

describe('what keeps a response back', () => {
  it('is Jira once a try was in vain', () => {
    const dueAt = NOON + 4 * MINUTE;
    expect(troubleOfResponse(aResponse({ attempts: 2, dueAt }))).toEqual({
      of: 'jira',
      since: NOON,
      times: 2,
      lastTriedAt: dueAt - backoffMs(2),
      nextAt: dueAt,
    });
  });

  it('is nothing before the first try, or once it no longer waits', () => {
    expect(troubleOfResponse(aResponse())).toBeUndefined();
    expect(troubleOfResponse(aResponse({ attempts: 2, state: 'parked', dueAt: undefined }))).toBeUndefined();
  });
});
