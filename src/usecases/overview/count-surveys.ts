import { WAITING } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { ListActivityPorts } from '../activity/list-activity';
import { MOST_LISTED, troubled } from '../activity/list-activity';

const DAY_MS = 24 * 3_600_000;
/** What an overview counts before it says "more than": ten pages of the ledger, read within a second or so. */
export const MOST_COUNTED = 1_000;

export interface Counts {
  periods: { days: 7 | 30; surveys: number; responses: number; more: boolean }[];
  lastResponseAt?: number;
  /** Surveys that are to go out; nothing is sent while the app is paused. */
  waiting: number;
  /** Those of them that went nowhere because the site does not let the app call nps.today. */
  keptBack: number;
  parked: number;
  failed: number;
  unconfirmed: number;
}

export type CountSurveysPorts = ListActivityPorts & { clock: Clock };

/** Counts of the last 7 and 30 days, among the surveys that changed last; `more` says that there were more. */
export async function countSurveys(ports: CountSurveysPorts): Promise<Counts> {
  const [latest, parked, trouble, ...waiting] = await Promise.all([
    ports.ledger.latest(MOST_COUNTED),
    ports.responses.parked(MOST_LISTED),
    troubled(ports),
    ...WAITING.map((state) => ports.ledger.latest(MOST_LISTED, state)),
  ]);
  const now = ports.clock.now();
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
  return {
    periods,
    ...(lastResponseAt > 0 ? { lastResponseAt } : {}),
    waiting: waiting.flat().length,
    keptBack: waiting.flat().filter(({ reason }) => reason === 'egress-refused').length,
    parked: parked.length,
    failed: trouble.filter(({ state }) => state === 'failed').length,
    unconfirmed: trouble.filter(({ state }) => state === 'unconfirmed').length,
  };
}
