import type { Completion, Rule, Status } from './rule';
import { finishes, matches, matchRule, rulesNear } from './rule';

/** When things happened to a work item, as far as Jira says. Epoch milliseconds. */
export interface ItemDates {
  created?: number;
  /** When it was given its resolution. */
  resolved?: number;
  /** When its status last went from one category (to do, in progress, done) to another. */
  categoryChanged?: number;
}

/** A work item that was finished longer ago than this before it came into being here was imported (ms). */
export const LONG_FINISHED_MS = 24 * 3_600_000;
/** Times of one transition, taken by different parts of Jira, may differ by this much (ms). */
export const SAME_MOMENT_MS = 10_000;

/**
 * True for a work item that came into being at `at` (epoch ms) although it was there, or finished, long before: an
 * import. Its reporter is not asked about something of years ago.
 */
export function isLongFinished({ created, resolved, categoryChanged }: ItemDates, at: number): boolean {
  const known = [created, resolved, categoryChanged].filter((date) => date !== undefined);
  return known.length > 0 && at - Math.min(...known) > LONG_FINISHED_MS;
}

/** Is a work item finished by any enabled rule? */
export function isFinished(rules: Rule[], completion: Completion): 'yes' | 'no' | 'unknown' {
  const { kind } = matchRule(rules, completion);
  if (kind === 'unknown') return 'unknown';
  return kind === 'match' ? 'yes' : 'no';
}

/**
 * Did the status before finish the work item by any enabled rule? From one finished status to another is no new
 * completion: the respondent was asked when it first finished. Where every rule that this completion may be of was
 * satisfied with the status before, nobody need know what else they ask for.
 */
export function wasFinished(rules: Rule[], completion: Completion, previous: Status): 'yes' | 'no' | 'unknown' {
  const possible = rules.filter((rule) => rule.enabled && matches(rule, completion) !== 'no');
  const about = possible.length > 0 ? possible : rulesNear(rules, completion);
  if (about.length > 0 && about.every((rule) => finishes(rule, previous) === 'yes')) return 'yes';
  return isFinished(rules, { ...completion, status: previous });
}

/**
 * True when the work item has left the Done category since this completion, even though it may be finished again: that
 * is another completion. Only for rules that go by the category: between two chosen statuses it may change and mean
 * nothing.
 */
export function hasLeftSince(
  rule: Rule,
  completedAt: number | undefined,
  categoryChanged: number | undefined,
): boolean {
  if (rule.finishedStatuses !== 'done-category' || completedAt === undefined || categoryChanged === undefined)
    return false;
  return categoryChanged > completedAt + SAME_MOMENT_MS;
}

/**
 * Did a person who asked for a survey at `plannedAt` know of the completion at `completedAt`? Their survey is the
 * completion's then. Jira's clock and ours may differ a little.
 */
export function wasAskedForSince(completedAt: number | undefined, plannedAt: number): boolean {
  return completedAt !== undefined && plannedAt >= completedAt - SAME_MOMENT_MS;
}

/**
 * Was the work item finished before it came, at `completedAt`, into a status of the Done category? Judged by when its
 * category last changed: where it did not with this transition, it was done before.
 */
export function wasDoneBefore(
  rule: Rule,
  completedAt: number | undefined,
  categoryChanged: number | undefined,
): 'yes' | 'no' | 'unknown' {
  if (rule.finishedStatuses !== 'done-category' || completedAt === undefined || categoryChanged === undefined) {
    return 'unknown';
  }
  return categoryChanged < completedAt - SAME_MOMENT_MS ? 'yes' : 'no';
}
