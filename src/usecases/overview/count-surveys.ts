import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';

const DAY_MS = 24 * 3_600_000;
/** What is counted before "at least" is said: ten pages of the ledger, one after the other. */
export const MOST_COUNTED = 1_000;

export interface Counts {
  periods: { days: 7 | 30; surveys: number; responses: number; more: boolean }[];
  lastResponseAt?: number;
}

export interface CountSurveysPorts {
  ledger: Ledger;
  clock: Clock;
}

/** Counts of the last 7 and 30 days, among the surveys that changed last; `more` says that there were more. */
export async function countSurveys({ ledger, clock }: CountSurveysPorts): Promise<Counts> {
  const latest = await ledger.latest(MOST_COUNTED);
  const now = clock.now();
  const full = latest.length === MOST_COUNTED;
  const responded = latest.filter((survey) => survey.response?.ratedAt !== undefined);
  const oldest = latest[latest.length - 1]?.changedAt ?? 0;
  const periods = ([7, 30] as const).map((days) => {
    const since = now - days * DAY_MS;
    return {
      days,
      surveys: latest.filter(({ sentAt }) => (sentAt ?? 0) >= since).length,
      responses: responded.filter(({ response }) => (response?.ratedAt ?? 0) >= since).length,
      more: full && oldest >= since,
    };
  });
  const lastResponseAt = Math.max(0, ...responded.map(({ response }) => response?.ratedAt ?? 0));
  return { periods, ...(lastResponseAt > 0 ? { lastResponseAt } : {}) };
}
