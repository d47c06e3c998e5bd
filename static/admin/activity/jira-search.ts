import type { ActivityView, Heading } from './activity-view';

/** The states on work items that a heading stands for, as `npsState` has them; what waits is not on the work item. */
const STATES: Partial<Record<Heading, string[]>> = {
  sent: ['sent', 'expired'],
  answered: ['answered'],
  'not-sent': ['skipped', 'cancelled', 'failed', 'unconfirmed'],
};

/**
 * Where Jira's own search shows the work items of a view, by the state of each one's latest survey. Undefined for what Jira
 * cannot be asked: reasons, times of surveys, what waits or needs a person, and one work item alone.
 */
export function jiraSearch({
  key,
  under,
  projectId,
  reason,
  lastDays,
  from,
  to,
  order,
}: ActivityView): string | undefined {
  if ([key, reason, lastDays, from, to].some((each) => each !== undefined)) return undefined;
  const states = under === undefined ? Object.values(STATES).flat() : STATES[under];
  if (!states) return undefined;
  const project = projectId === undefined ? '' : `project = ${projectId} AND `;
  const jql = `${project}npsState in (${states.join(', ')}) ORDER BY updated ${order === 'oldest' ? 'ASC' : 'DESC'}`;
  return `/issues/?jql=${encodeURIComponent(jql)}`;
}
