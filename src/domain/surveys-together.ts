import type { MergedResponse } from './response';
import type { Survey, SurveyState } from './survey';
import type { Combining, RatedAt, Together } from './together';
import { combined } from './together';

/** A survey that is one of several of its completion. */
export type OneOfSeveral = Survey & { together: Together };

export function isOneOfSeveral(survey: Survey): survey is OneOfSeveral {
  return survey.together !== undefined;
}

/** Several people are asked about its completion, and it is not the first of their surveys, which is the completion's own. */
export function isForAnother({ id, together }: Survey): boolean {
  return together !== undefined && together.ids[0] !== id;
}

/** Whether two surveys are for people of the same completion. */
export function areTogether(one: Survey, other: Survey): boolean {
  return one.together !== undefined && one.together.ids[0] === other.together?.ids[0];
}

/** The completion's own survey, which is from now on for the first of several people, as these keys tell them apart. */
export function forTheFirst(survey: Survey, ratings: Combining, keys: [string, ...string[]]): OneOfSeveral {
  const ids = keys.map((key, index) => (index === 0 ? survey.id : `${survey.id}:${key}`));
  return { ...survey, together: { ratings, ids, own: keys[0], toMake: true } };
}

/** The surveys of the other people, due at `now` (epoch ms). Made again they have the same ids. */
export function forTheOthers(first: OneOfSeveral, now: number): OneOfSeveral[] {
  const { slotAt: _its, respondent: _their, failing: _tried, decision: _seen, ...survey } = first;
  const { ratings, ids } = first.together;
  return ids.slice(1).map((id) => ({
    ...survey,
    id,
    reason: undefined,
    together: { ratings, ids, own: id.slice(first.id.length + 1) },
    dueAt: now,
    revision: 0,
  }));
}

/** What the work item shows of several surveys: the one that came furthest. */
const FURTHEST: SurveyState[] = [
  'answered',
  'sent',
  'unconfirmed',
  'sending',
  'expired',
  'failed',
  'scheduled',
  'planned',
  'cancelled',
  'skipped',
];

/**
 * All surveys of one completion as one, for whoever shows one: the state of the one that came furthest, under the id of the
 * completion's own, with what the responses come to. `surveys`: some for each person, where one was sent in place of another.
 */
export function asOne(surveys: [OneOfSeveral, ...OneOfSeveral[]]): OneOfSeveral {
  const [{ together }] = surveys;
  const place = (state: SurveyState) => FURTHEST.indexOf(state);
  const furthest = surveys.reduce((best, each) => (place(each.state) < place(best.state) ? each : best));
  const { response: _its, ...shown } = furthest;
  const response = responseOf(surveys);
  return {
    ...shown,
    id: together.ids[0] ?? furthest.id,
    changedAt: Math.max(...surveys.map(({ changedAt }) => changedAt)),
    ...(response ? { response } : {}),
  };
}

/** Whether the comment of this survey is the newest of all: the one that the work item's field holds. */
export function hasNewestComment(survey: OneOfSeveral, others: OneOfSeveral[]): boolean {
  const newest = inOrder([survey, ...others]).reduce<OneOfSeveral | undefined>(newerComment, undefined);
  return newest === undefined || newest.id === survey.id;
}

function responseOf(surveys: OneOfSeveral[]): MergedResponse | undefined {
  const responses = inOrder(surveys).filter(({ response }) => response !== undefined);
  const [first] = responses;
  if (!first) return undefined;
  const ratings = [...ratingsByPerson(responses).values()];
  const rating = combined(first.together.ratings, ratings);
  const { commentDigest, commentedAt, commentRating } =
    responses.reduce<OneOfSeveral | undefined>(newerComment, undefined)?.response ?? {};
  return {
    ...(rating === undefined ? {} : { rating, ratedAt: Math.max(...ratings.map(({ at }) => at)) }),
    ...(commentDigest === undefined ? {} : { commentDigest, commentedAt, commentRating }),
    ...(responses.some(({ response }) => response?.commentCut) ? { commentCut: true } : {}),
  };
}

/** Of a person with two surveys, one in place of the other, the newest rating. */
function ratingsByPerson(surveys: OneOfSeveral[]): Map<string, RatedAt> {
  const ratings = new Map<string, RatedAt>();
  for (const { response, together } of surveys) {
    if (response?.rating === undefined) continue;
    const [known, at] = [ratings.get(together.own), response.ratedAt ?? 0];
    if (!known || at >= known.at) ratings.set(together.own, { rating: response.rating, at });
  }
  return ratings;
}

function newerComment(newest: OneOfSeveral | undefined, each: OneOfSeveral): OneOfSeveral | undefined {
  if (each.response?.commentDigest === undefined) return newest;
  return (each.response.commentedAt ?? 0) >= (newest?.response?.commentedAt ?? -Infinity) ? each : newest;
}

/** Whoever comes first, the order is the same: nothing depends on when a response arrived. */
function inOrder(surveys: OneOfSeveral[]): OneOfSeveral[] {
  return [...surveys].sort((a, b) => (a.id < b.id ? -1 : 1));
}
