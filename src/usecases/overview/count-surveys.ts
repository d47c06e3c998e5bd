import { isScored } from '../../domain/left-out';
import type { Survey } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';

const DAY_MS = 24 * 3_600_000;
const SECOND_MS = 1_000;
/** How long the time counted is; what lies farther back is in the tallies. */
const DAYS = 7;
/** It falls into parts that are asked for side by side: from one edge to the next, in days ago. */
const EDGES = [0, 2, DAYS];
/** What is counted of each part before "at least" is said: three pages of the ledger. */
export const MOST_COUNTED = 300;
/** Among so many surveys with a response is the latest one. */
const MOST_ANSWERED = 100;

export interface Counts {
  surveys: number;
  responses: number;
  more: boolean;
  lastResponseAt?: number;
}

export interface CountSurveysPorts {
  ledger: Ledger;
  clock: Clock;
}

/** Counts of the last 7 days as they are now, without test surveys and what is left out of the scores; `more` says that there were more than are counted. */
export async function countSurveys({ ledger, clock }: CountSurveysPorts): Promise<Counts> {
  const now = clock.now();
  const [answered, ...parts] = await Promise.all([
    ledger.latest(MOST_ANSWERED, 'answered'),
    ...EDGES.slice(1).map((days, index) => partOf(ledger, now, EDGES[index] ?? 0, days)),
  ]);
  const since = now - DAYS * DAY_MS;
  // What changes while it is asked for may be in two parts.
  const found = [...new Map(parts.flat().map((each) => [each.id, each])).values()].filter(isScored);
  const lastResponseAt = Math.max(0, ...[...answered.filter(isScored), ...found].map(ratedAt));
  return {
    surveys: found.filter(({ sentAt }) => (sentAt ?? 0) >= since).length,
    responses: found.filter((survey) => ratedAt(survey) >= since).length,
    more: parts.some(({ length }) => length === MOST_COUNTED),
    ...(lastResponseAt > 0 ? { lastResponseAt } : {}),
  };
}

/** What changed between so many days ago and so many: whatever was sent or rated since then has also changed since. */
async function partOf(ledger: Ledger, now: number, newest: number, days: number) {
  const second = Math.floor(now / SECOND_MS) * SECOND_MS;
  // Rows hold whole seconds: one more lets none slip, and each survey is judged by its own times. Clocks differ a little.
  const until = newest === 0 ? second + DAY_MS : second - SECOND_MS - newest * DAY_MS;
  const after = second - SECOND_MS - days * DAY_MS;
  return ledger.changedBetween(after, until, MOST_COUNTED);
}

function ratedAt({ response }: Survey): number {
  return response?.ratedAt ?? 0;
}
