import type { Survey } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';

const DAY_MS = 24 * 3_600_000;
const SECOND_MS = 1_000;
/** The time counted falls into parts that are asked for side by side: from one edge to the next, in days ago. */
const EDGES = [0, 2, 7, 14, 30];
/** What is counted of each part before "at least" is said: three pages of the ledger. */
export const MOST_COUNTED = 300;
/** Among so many surveys with a response is the latest one. */
const MOST_ANSWERED = 100;

export interface Counts {
  periods: { days: 7 | 30; surveys: number; responses: number; more: boolean }[];
  lastResponseAt?: number;
}

export interface CountSurveysPorts {
  ledger: Ledger;
  clock: Clock;
}

/** Counts of the last 7 and 30 days, without test surveys; `more` says that there were more than are counted. */
export async function countSurveys({ ledger, clock }: CountSurveysPorts): Promise<Counts> {
  const now = clock.now();
  const [answered, ...parts] = await Promise.all([
    ledger.latest(MOST_ANSWERED, 'answered'),
    ...EDGES.slice(1).map((days, index) => partOf(ledger, now, EDGES[index] ?? 0, days)),
  ]);
  const periods = ([7, 30] as const).map((days) => {
    const since = now - days * DAY_MS;
    const within = parts.filter((part) => part.days <= days);
    // What changes while it is asked for may be in two parts.
    const found = [...new Map(within.flatMap((part) => part.surveys.map((each) => [each.id, each]))).values()];
    const surveys = found.filter(isFigure);
    return {
      days,
      surveys: surveys.filter(({ sentAt }) => (sentAt ?? 0) >= since).length,
      responses: surveys.filter((survey) => ratedAt(survey) >= since).length,
      more: within.some((part) => part.surveys.length === MOST_COUNTED),
    };
  });
  const all = [...answered, ...parts.flatMap((part) => part.surveys)].filter(isFigure);
  const lastResponseAt = Math.max(0, ...all.map(ratedAt));
  return { periods, ...(lastResponseAt > 0 ? { lastResponseAt } : {}) };
}

/** What changed between so many days ago and so many: whatever was sent or rated since then has also changed since. */
async function partOf(ledger: Ledger, now: number, newest: number, days: number) {
  const second = Math.floor(now / SECOND_MS) * SECOND_MS;
  // Rows hold whole seconds: one more lets none slip, and each survey is judged by its own times. Clocks differ a little.
  const until = newest === 0 ? second + DAY_MS : second - SECOND_MS - newest * DAY_MS;
  const after = second - SECOND_MS - days * DAY_MS;
  return { days, surveys: await ledger.changedBetween(after, until, MOST_COUNTED) };
}

/** An admin's tests say nothing of how the people feel who are surveyed. */
function isFigure({ isTest }: Survey): boolean {
  return !isTest;
}

function ratedAt({ response }: Survey): number {
  return response?.ratedAt ?? 0;
}
