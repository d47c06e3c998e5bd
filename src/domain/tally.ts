import { isScored } from './left-out';
import type { Distribution } from './nps';
import type { Rating } from './rating';
import type { Survey } from './survey';
import { askedAt } from './survey';
import { isForAnother } from './surveys-together';

/** By what surveys are told apart in a report; `all` is every one of them. */
export const BREAKDOWNS = ['all', 'rule', 'campaign', 'work-type', 'request-type'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** Stands for the whole site where a project is named: Jira's ids of projects are numbers. */
export const SITE = 'site';

/** What is counted of one survey: every figure follows from it. Days are days since 1970-01-01, UTC. */
export interface Counted {
  projectId?: string;
  /** The day on which it was planned. */
  day: number;
  outcome: 'open' | 'asked' | 'not-asked';
  reason?: string;
  /** Not the survey of a completion: sent by hand, by the automation of before, or to another person about the same completion. */
  besides?: true;
  ruleId?: string;
  campaignId?: number;
  /** Ids of what its work item was; absent where that was not looked up. */
  workType?: string;
  requestType?: string;
  /** Absent without a rating. `wait`: until the rating, in seconds. */
  answer?: { day: number; rating: Rating; wait?: number };
}

/** Counts by name; one that is not there is 0. */
export type Counters = Record<string, number>;

/** What a survey adds to the counts of one day. `value`: the rule, or whatever the breakdown tells apart. */
export interface TallyEntry {
  projectId: string;
  breakdown: Breakdown;
  value: string;
  day: number;
  counters: Counters;
}

/** The counts of a month of a project, day by day, by what the breakdown tells apart. */
export interface TallyPart {
  projectId: string;
  breakdown: Breakdown;
  /** Year and month, as 202611. */
  month: number;
  days: Record<string, Record<string, Counters>>;
}

const DAY_MS = 24 * 3_600_000;
const HOUR_S = 3_600;

/** Times to answer are counted up to each of these, in seconds, and above the last. */
export const WAITS = [HOUR_S, 24 * HOUR_S, 3 * 24 * HOUR_S, 7 * 24 * HOUR_S, Infinity];

/** Days since 1970-01-01, UTC, of a moment (epoch ms). */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** The middle of a day, epoch ms: the same date almost everywhere on earth. */
export function middayOf(day: number): number {
  return (day + 0.5) * DAY_MS;
}

/** Year and month of a day, as 202611. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}

/** What reports tell work items apart by, as far as it is known. */
export function typesOf(item: {
  workType?: string;
  requestType?: string | null;
}): Pick<Survey, 'workType' | 'requestType'> {
  const { workType, requestType } = item;
  return { ...(workType !== undefined && { workType }), ...(requestType != null && { requestType }) };
}

/**
 * What is to be counted of a survey as it is now; undefined for one that says nothing about customers: an admin's test, and
 * one whose response is left out. That was not sent and not answered then, so that no rate suffers from it.
 */
export function countedOf(survey: Survey): Counted | undefined {
  if (!isScored(survey)) return undefined;
  const { projectId, ruleId, campaignId, workType, requestType, origin, plannedAt, reason, sentAt, response } = survey;
  const isAsked = askedAt(survey) !== undefined;
  const isOver = ['skipped', 'cancelled', 'failed'].includes(survey.state);
  const outcome = isAsked ? 'asked' : isOver ? 'not-asked' : 'open';
  return {
    ...(projectId !== undefined && { projectId }),
    day: dayOf(plannedAt),
    outcome,
    ...(outcome === 'not-asked' && reason !== undefined && { reason }),
    ...((origin !== 'completion' || isForAnother(survey)) && { besides: true as const }),
    ...(ruleId !== undefined && { ruleId }),
    ...(campaignId !== undefined && { campaignId }),
    ...(workType !== undefined && { workType }),
    ...(requestType !== undefined && { requestType }),
    ...(response?.rating !== undefined &&
      response.ratedAt !== undefined && {
        answer: {
          day: dayOf(response.ratedAt),
          rating: response.rating,
          ...(sentAt !== undefined && { wait: Math.max(0, Math.round((response.ratedAt - sentAt) / 1_000)) }),
        },
      }),
  };
}

/** What a survey adds to the tallies: to those of its project and of the site, on the day it was planned and the day it was answered. */
export function entriesOf(counted: Counted): TallyEntry[] {
  const values: Record<Breakdown, string | undefined> = {
    all: '',
    rule: counted.ruleId,
    campaign: counted.campaignId?.toString(),
    'work-type': counted.workType,
    'request-type': counted.requestType,
  };
  const days = [
    { day: counted.day, counters: countersOfPlan(counted) },
    ...(counted.answer ? [{ day: counted.answer.day, counters: countersOfAnswer(counted.answer) }] : []),
  ];
  return [SITE, ...(counted.projectId === undefined ? [] : [counted.projectId])].flatMap((projectId) =>
    BREAKDOWNS.flatMap((breakdown) => {
      const value = values[breakdown];
      return value === undefined ? [] : days.map((each) => ({ projectId, breakdown, value, ...each }));
    }),
  );
}

function countersOfPlan({ outcome, reason, besides, answer }: Counted): Counters {
  return {
    ...(!besides && { completed: 1 }),
    ...(outcome === 'asked' && { [besides ? 'asked-besides' : 'asked']: 1 }),
    ...(outcome === 'asked' && answer && { answered: 1 }),
    ...(outcome === 'not-asked' && !besides && { [`not:${reason ?? ''}`]: 1 }),
  };
}

function countersOfAnswer({ rating, wait }: NonNullable<Counted['answer']>): Counters {
  const within = WAITS.findIndex((limit) => wait !== undefined && wait <= limit);
  return { [`rated:${rating}`]: 1, ...(within >= 0 && { [`within:${within}`]: 1 }) };
}

/** The counters with others added, or taken away; what comes to 0 is left out. */
export function withAdded(counters: Counters, others: Counters, sign: 1 | -1 = 1): Counters {
  const sum = { ...counters };
  for (const [name, count] of Object.entries(others)) {
    const next = (sum[name] ?? 0) + sign * count;
    if (next === 0) delete sum[name];
    else sum[name] = next;
  }
  return sum;
}

/** The part with an entry added, or taken away. */
export function withEntry(part: TallyPart, { day, value, counters }: TallyEntry, sign: 1 | -1): TallyPart {
  const values = { ...part.days[day] };
  const next = withAdded(values[value] ?? {}, counters, sign);
  if (Object.keys(next).length === 0) delete values[value];
  else values[value] = next;
  const { [day]: _, ...days } = part.days;
  return { ...part, days: Object.keys(values).length === 0 ? days : { ...days, [day]: values } };
}

/** The counts of the days from `first` to `last`, both included, of each value that the breakdown tells apart. */
export function countersBetween(parts: TallyPart[], first: number, last: number): Map<string, Counters> {
  const sums = new Map<string, Counters>();
  for (const { days } of parts)
    for (const [day, values] of Object.entries(days)) {
      if (Number(day) < first || Number(day) > last) continue;
      for (const [value, counters] of Object.entries(values))
        sums.set(value, withAdded(sums.get(value) ?? {}, counters));
    }
  return sums;
}

/** How many gave each rating from 0 to 10, by these counts. */
export function distributionOf(counters: Counters): Distribution {
  return Array.from({ length: 11 }, (_, rating) => counters[`rated:${rating}`] ?? 0);
}
