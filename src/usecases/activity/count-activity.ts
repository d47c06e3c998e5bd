import type { Reason } from '../../domain/reason';
import type { Survey } from '../../domain/survey';
import type { Clock } from '../../ports/clock';
import type { ActivityFilter, ListActivityPorts } from './activity';
import { HEADINGS, pageOf } from './activity';
import { fitting, sourcesOf } from './list-activity';
import type { Place } from './page-through';
import { pageThrough } from './page-through';

/** So many surveys are counted in a call at most; the next call goes on. */
const COUNTED_AT_ONCE = 500;

/** How many surveys there are under a heading for one reason, or for none. */
export interface ReasonCount {
  under: keyof typeof HEADINGS;
  reason?: Reason;
  count: number;
}

export interface ActivityCounts {
  /** Most first. */
  counts: ReasonCount[];
  /** Where counting goes on; undefined where everything was counted. */
  next?: Place;
  /** Everything up to this moment (epoch ms) is counted, where there is more. */
  countedTo?: number;
}

/** Counts the surveys that fit by what became of them and why. Reads a bounded number of rows, however many there are. */
export async function countActivity(
  ports: Pick<ListActivityPorts, 'ledger'> & { clock: Clock },
  filter: ActivityFilter,
  place?: Place,
): Promise<ActivityCounts> {
  const { shown, next } = await pageThrough(sourcesOf(ports, filter), {
    ...pageOf(filter, ports.clock),
    size: COUNTED_AT_ONCE,
    place,
    fits: fitting(filter),
    show: async (survey) => survey,
  });
  const counts = new Map<string, ReasonCount>();
  for (const survey of shown) {
    const under = headingOf(survey);
    const key = `${under} ${survey.reason ?? ''}`;
    const before = counts.get(key) ?? { under, reason: survey.reason, count: 0 };
    counts.set(key, { ...before, count: before.count + 1 });
  }
  const last = shown.at(-1);
  return {
    counts: [...counts.values()].sort((one, other) => other.count - one.count),
    next,
    ...(next && last ? { countedTo: last.changedAt } : {}),
  };
}

function headingOf({ state }: Survey): ReasonCount['under'] {
  const headings = Object.keys(HEADINGS) as ReasonCount['under'][];
  const heading = headings.find((each) => HEADINGS[each].some((one) => one === state));
  if (!heading) throw new Error(`No heading for ${state}`);
  return heading;
}
