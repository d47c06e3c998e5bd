import type { Nps } from '../../domain/nps';
import { npsOf } from '../../domain/nps';
import type { Counters } from '../../domain/tally';
import { dayOf, distributionOf, middayOf, monthOf, WAITS } from '../../domain/tally';
import type { Clock } from '../../ports/clock';
import type { Tallies } from '../../ports/tallies';
import type { Progress } from './read-counters';
import { readCounters } from './read-counters';

const WEEK = 7;
/** A longer period is told week by week, and one longer than the second month by month. */
const [MOST_DAYS, MOST_WEEKS_DAYS] = [31, 100];
const NOT = 'not:';

export type Step = 'day' | 'week' | 'month';

export interface Report extends Progress {
  /** By the ratings that came in the period; absent where none did. */
  nps?: Nps;
  /** The same of as many days before. */
  before?: Nps;
  /** How many gave each rating from 0 to 10. */
  distribution: number[];
  step: Step;
  /** Oldest first; `from` is the middle of its first day, epoch ms. */
  trend: { from: number; nps?: Nps }[];
  /** Of what was finished in the period. `besides`: also asked, not for a completion of its own. */
  funnel: { completed: number; asked: number; besides: number; answered: number };
  /** Why there was no survey, the most frequent reason first; one may have no name. */
  notAsked: { reason: string; count: number }[];
  /** How many answered within each of {@link WAITS}. */
  waits: number[];
}

export interface ShowReportPorts {
  tallies: Tallies;
  clock: Clock;
}

/** What customers say about a project, or the site ({@link SITE}), in the last `days` days (UTC), today the last. One read beside the count. */
export async function showReport(
  { tallies, clock }: ShowReportPorts,
  projectId: string,
  days: number,
): Promise<Report> {
  const today = dayOf(clock.now());
  const [first, earliest] = [today - days + 1, today - 2 * days + 1];
  const { progress, between } = await readCounters(tallies, projectId, earliest, today);
  const period = between(first, today);
  const [nps, before] = [period, between(earliest, first - 1)].map((each) => npsOf(distributionOf(each)));
  const step = days <= MOST_DAYS ? 'day' : days <= MOST_WEEKS_DAYS ? 'week' : 'month';
  return {
    ...progress,
    ...(nps && { nps }),
    ...(before && { before }),
    distribution: [...distributionOf(period)],
    step,
    trend: stepsBetween(first, today, step).map(({ from, to }) => {
      const ofStep = npsOf(distributionOf(between(from, to)));
      return { from: middayOf(from), ...(ofStep && { nps: ofStep }) };
    }),
    ...surveysIn(period),
    waits: WAITS.map((_, index) => period[`within:${index}`] ?? 0),
  };
}

function surveysIn(period: Counters): Pick<Report, 'funnel' | 'notAsked'> {
  const of = (name: string) => period[name] ?? 0;
  return {
    funnel: {
      completed: of('completed'),
      asked: of('asked'),
      besides: of('asked-besides'),
      answered: of('answered'),
    },
    notAsked: Object.entries(period)
      .filter(([name]) => name.startsWith(NOT))
      .map(([name, count]) => ({ reason: name.slice(NOT.length), count }))
      .sort((a, b) => b.count - a.count),
  };
}

/** The days, weeks that end with the last day, or calendar months from `first` to `last`; what reaches beyond is cut. */
function stepsBetween(first: number, last: number, step: Step): { from: number; to: number }[] {
  const steps: { from: number; to: number }[] = [];
  for (let day = first; day <= last; day++) {
    const begins =
      step === 'day' ||
      day === first ||
      (step === 'week' ? (last - day + 1) % WEEK === 0 : monthOf(day) !== monthOf(day - 1));
    if (begins) steps.push({ from: day, to: day });
    else steps[steps.length - 1]!.to = day;
  }
  return steps;
}
