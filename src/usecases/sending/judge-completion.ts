import type { ItemDates } from '../../domain/completion';
import { hasLeftSince, isFinished, isLongFinished, SAME_MOMENT_MS } from '../../domain/completion';
import type { Match, Rule, Status } from '../../domain/rule';
import { matchRule } from '../../domain/rule';
import type { History, StatusStep } from '../../ports/history';
import type { Statuses } from '../../ports/statuses';

export interface JudgePorts {
  statuses: Statuses;
  history: History;
}

/** A work item came into a status. What the event left out is left out here. */
export interface StatusChange {
  workItemId: string;
  projectId?: string;
  /** Names this change for good, where that is known: no other change of the work item has it. */
  changeId?: string;
  /** When it happened, epoch ms. */
  at?: number;
  status: Status;
  /** Undefined for a work item that came into being in its status. */
  previousStatus?: Status;
  /** The work item's own dates, as they were in the event. */
  dates?: ItemDates;
}

export type Verdict =
  | { kind: 'completion'; rule: Rule }
  | { kind: 'none'; why: 'no-rule' | 'already-finished' | 'reopened' }
  /** Finished long before it was born here: an import. */
  | { kind: 'long-finished' }
  /** Jira is unavailable, and with it what decides. */
  | { kind: 'unknown' };

/**
 * Was this change of status a completion? What decides and is missing is looked up, nothing else is. `now` stands for
 * the moment of a change without one (epoch ms).
 */
export async function judgeCompletion(
  ports: JudgePorts,
  rules: Rule[],
  change: StatusChange,
  now: number,
): Promise<Verdict> {
  const match = await matchOf(ports, rules, change);
  if (match.kind === 'none') return { kind: 'none', why: 'no-rule' };
  // Late news of a completion that has been left: whether it is finished again is another event's story.
  if (match.kind === 'match' && hasLeftSince(match.rule, change.at, change.dates?.categoryChanged)) {
    return { kind: 'none', why: 'reopened' };
  }
  const before = change.previousStatus
    ? await wasFinished(ports, rules, change, change.previousStatus)
    : await lookAtBirth(ports, rules, change, change.at ?? now);
  if (before === 'yes') return { kind: 'none', why: 'already-finished' };
  if (before === 'long-finished') return { kind: 'long-finished' };
  return before === 'unknown' || match.kind === 'unknown'
    ? { kind: 'unknown' }
    : { kind: 'completion', rule: match.rule };
}

/** This change in the work item's history: by its id, else the newest one into its status by then. */
export async function stepOf(history: History, change: StatusChange): Promise<StatusStep | undefined> {
  const found = await history.read(change.workItemId);
  if (found.kind !== 'found') return undefined;
  return stepIn(found.past.steps, change);
}

/** This change among the changes of status of its work item. */
export function stepIn(
  steps: StatusStep[],
  { changeId, at = Infinity, status }: Pick<StatusChange, 'changeId' | 'at' | 'status'>,
): StatusStep | undefined {
  const fits = (step: StatusStep) =>
    (step.at ?? 0) <= at + SAME_MOMENT_MS && (status.id === undefined || step.to === status.id);
  return steps.find(({ id }) => id === changeId) ?? steps.find(fits);
}

async function matchOf(ports: JudgePorts, rules: Rule[], change: StatusChange): Promise<Match> {
  const { projectId } = change;
  const known = matchRule(rules, { projectId, status: change.status });
  if (known.kind !== 'unknown') return known;
  const status = change.status.id === undefined ? { id: await statusOf(ports.history, change) } : change.status;
  return matchRule(rules, { projectId, status: await withCategory(ports.statuses, status) });
}

/** The status that a change without one is about. */
async function statusOf(history: History, change: StatusChange): Promise<string | undefined> {
  if (change.previousStatus) return (await stepOf(history, change))?.to;
  const found = await history.read(change.workItemId);
  return found.kind === 'found' ? found.past.status.id : undefined;
}

async function wasFinished(
  ports: JudgePorts,
  rules: Rule[],
  change: StatusChange,
  previous: Status,
): Promise<'yes' | 'no' | 'unknown'> {
  const id = previous.id ?? (await stepOf(ports.history, change))?.from;
  if (id === undefined) return 'unknown';
  return finished(ports.statuses, rules, change.projectId, { ...previous, id });
}

/**
 * The picture of a newborn work item may be taken later than its birth: where it was not born finished, another event
 * describes the change that finished it, and as far as this one goes it is finished already.
 */
async function lookAtBirth(
  ports: JudgePorts,
  rules: Rule[],
  { workItemId, projectId, dates = {} }: StatusChange,
  at: number,
): Promise<'yes' | 'no' | 'long-finished' | 'unknown'> {
  if (isLongFinished(dates, at)) return 'long-finished';
  const found = await ports.history.read(workItemId);
  if (found.kind !== 'found') return 'unknown';
  const { past } = found;
  if (isLongFinished(past.dates, at)) return 'long-finished';
  const first = past.steps[past.steps.length - 1];
  if (!first) return 'no';
  const bornFinished = await finished(ports.statuses, rules, projectId, { id: first.from });
  if (bornFinished === 'unknown') return 'unknown';
  return bornFinished === 'yes' ? 'no' : 'yes';
}

async function finished(
  statuses: Statuses,
  rules: Rule[],
  projectId: string | undefined,
  status: Status,
): Promise<'yes' | 'no' | 'unknown'> {
  const known = isFinished(rules, projectId, status);
  return known === 'unknown' ? isFinished(rules, projectId, await withCategory(statuses, status)) : known;
}

/** The status with its category, from the site's statuses where the event left it out. */
async function withCategory(statuses: Statuses, status: Status): Promise<Status> {
  if (status.done !== undefined || status.id === undefined) return status;
  const done = await statuses.isDone(status.id);
  return done === 'unknown' ? status : { ...status, done: done === 'yes' };
}
