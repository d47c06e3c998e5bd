import type { ItemDates } from '../../domain/completion';
import { hasLeftSince, isFinished, isLongFinished, SAME_MOMENT_MS, wasFinished } from '../../domain/completion';
import type { Completion, Rule, Status } from '../../domain/rule';
import { enabledOf, finishes, inProjects, matchRule, rulesNear } from '../../domain/rule';
import type { History, StatusStep } from '../../ports/history';
import type { Statuses } from '../../ports/statuses';

export interface JudgePorts {
  statuses: Statuses;
  history: History;
}

/** A work item came into a status. What the event left out is left out here. */
export interface StatusChange extends Completion {
  workItemId: string;
  /** Names this change for good, where that is known: no other change of the work item has it. */
  changeId?: string;
  /** When it happened, epoch ms. */
  at?: number;
  /** Undefined for a work item that came into being in its status. */
  previousStatus?: Status;
  /** The work item's own dates, as they were in the event. */
  dates?: ItemDates;
}

export type Verdict =
  | { kind: 'completion'; rule: Rule }
  | { kind: 'none'; why: 'no-rule' | 'already-finished' | 'reopened' }
  /** A rule waits for this status in this project, and its other parts do not match. */
  | { kind: 'outside-rule' }
  /** Finished long before it was born here: an import. */
  | { kind: 'long-finished' }
  /** What decides is unavailable, or Jira alone can say it: JQL is asked for when the survey is to go out. */
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
  const completion = await withStatus(ports, rules, change);
  const match = matchRule(rules, completion);
  if (match.kind === 'none' && rulesNear(rules, completion).length === 0) return { kind: 'none', why: 'no-rule' };
  // Late news of a completion that has been left: whether it is finished again is another event's story.
  if (match.kind === 'match' && hasLeftSince(match.rule, change.at, change.dates?.categoryChanged)) {
    return { kind: 'none', why: 'reopened' };
  }
  const before = change.previousStatus
    ? await cameFromFinished(ports, rules, completion, change.previousStatus)
    : await lookAtBirth(ports, rules, completion, change.at ?? now);
  if (before === 'yes') return { kind: 'none', why: 'already-finished' };
  if (before === 'long-finished') return { kind: 'long-finished' };
  if (before === 'unknown' || match.kind === 'unknown') return { kind: 'unknown' };
  return match.kind === 'none' ? { kind: 'outside-rule' } : { kind: 'completion', rule: match.rule };
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

/** The change with what of its new status decides, and the event left out. */
async function withStatus(ports: JudgePorts, rules: Rule[], change: StatusChange): Promise<StatusChange> {
  if (matchRule(rules, change).kind === 'match') return change;
  const isOpen = (rule: Rule) =>
    inProjects(rule, change.projectId) !== 'no' && finishes(rule, change.status) === 'unknown';
  if (!enabledOf(rules).some(isOpen)) return change;
  const status = change.status.id === undefined ? { id: await statusOf(ports.history, change) } : change.status;
  return { ...change, status: await withCategory(ports.statuses, status) };
}

/** The status that a change without one is about. */
async function statusOf(history: History, change: StatusChange): Promise<string | undefined> {
  if (change.previousStatus) return (await stepOf(history, change))?.to;
  const found = await history.read(change.workItemId);
  return found.kind === 'found' ? found.past.status.id : undefined;
}

async function cameFromFinished(
  ports: JudgePorts,
  rules: Rule[],
  change: StatusChange,
  previous: Status,
): Promise<'yes' | 'no' | 'unknown'> {
  const id = previous.id ?? (await stepOf(ports.history, change))?.from;
  if (id === undefined) return 'unknown';
  return decided(ports.statuses, { ...previous, id }, (status) => wasFinished(rules, change, status));
}

/**
 * The picture of a newborn work item may be taken later than its birth: where it was not born finished, another event
 * describes the change that finished it, and as far as this one goes it is finished already.
 */
async function lookAtBirth(
  ports: JudgePorts,
  rules: Rule[],
  change: StatusChange,
  at: number,
): Promise<'yes' | 'no' | 'long-finished' | 'unknown'> {
  if (isLongFinished(change.dates ?? {}, at)) return 'long-finished';
  const found = await ports.history.read(change.workItemId);
  if (found.kind !== 'found') return 'unknown';
  const { past } = found;
  if (isLongFinished(past.dates, at)) return 'long-finished';
  const first = past.steps[past.steps.length - 1];
  if (!first) return 'no';
  const bornFinished = await decided(ports.statuses, { id: first.from }, (status) =>
    isFinished(rules, { ...change, status }),
  );
  if (bornFinished === 'unknown') return 'unknown';
  return bornFinished === 'yes' ? 'no' : 'yes';
}

/** What is said of a status, with its category where nothing can be said without. */
async function decided<Answer>(statuses: Statuses, status: Status, about: (status: Status) => Answer): Promise<Answer> {
  const known = about(status);
  return known === 'unknown' ? about(await withCategory(statuses, status)) : known;
}

/** The status with its category, from the site's statuses where the event left it out. */
async function withCategory(statuses: Statuses, status: Status): Promise<Status> {
  if (status.done !== undefined || status.id === undefined) return status;
  const done = await statuses.isDone(status.id);
  return done === 'unknown' ? status : { ...status, done: done === 'yes' };
}
