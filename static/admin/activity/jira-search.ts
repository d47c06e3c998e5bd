import type { ActivityView, Heading, Reason } from './activity-view';

/** The states on work items that a heading stands for, as `npsState` has them; what waits is not on the work item. */
const STATES: Partial<Record<Heading, string[]>> = {
  sent: ['sent', 'expired'],
  answered: ['answered'],
  'not-sent': ['skipped', 'cancelled', 'failed', 'unconfirmed'],
};

/** Reasons that no work item shows: it is gone, or shows another survey, or thousands came at once. */
const NOT_SHOWN: Reason[] = ['work-item-gone', 'sent-by-hand', 'long-finished'];

/**
 * Where Jira's own search shows the work items of a view, by state and reason of each one's latest survey. Undefined for
 * what Jira cannot be asked: rules, times of surveys, what waits or needs a person, and one work item alone.
 */
export function jiraSearch({
  key,
  under,
  projectId,
  ruleId,
  reason,
  lastDays,
  from,
  to,
  order,
}: ActivityView): string | undefined {
  if ([key, ruleId, lastDays, from, to].some((each) => each !== undefined)) return undefined;
  if (reason !== undefined && NOT_SHOWN.includes(reason)) return undefined;
  const states = under === undefined ? Object.values(STATES).flat() : STATES[under];
  if (!states) return undefined;
  const project = projectId === undefined ? '' : `project = ${projectId} AND `;
  const because = reason === undefined ? '' : ` AND npsReason = "${reason}"`;
  const jql = `${project}npsState in (${states.join(', ')})${because} ORDER BY updated ${order === 'oldest' ? 'ASC' : 'DESC'}`;
  return `/issues/?jql=${encodeURIComponent(jql)}`;
}
