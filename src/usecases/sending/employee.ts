import type { Told } from '../../domain/eligibility/facts';
import type { Employee } from '../../domain/invitation';
import type { Rule, Status } from '../../domain/rule';
import { finishes } from '../../domain/rule';
import type { Survey } from '../../domain/survey';
import { BORN, changeIdOf } from '../../domain/survey';
import type { History, Past } from '../../ports/history';
import type { People } from '../../ports/people';
import { stepIn } from './judge-completion';

type Finishing = Pick<Rule, 'finishedStatuses'>;

export interface EmployeePorts {
  history: History;
  people: People;
}

/**
 * Whom a response is credited to: whoever was assigned when the work item was finished, however often it was reassigned
 * since. Of a survey by hand, whoever was when it was finished last; where it is not, when the survey was asked for. Null
 * where nobody was, or where they are an app or have no address. Nothing of it is kept.
 */
export async function employeeOf(
  { history, people }: EmployeePorts,
  survey: Survey,
  rule: Finishing,
): Promise<Told<Employee | null>> {
  const found = await history.read(survey.workItemId);
  if (found.kind !== 'found') return { kind: 'unavailable', until: 'until' in found ? found.until : undefined };
  const accountId = assigneeAt(found.past, momentOf(found.past, survey, rule));
  return accountId === undefined ? { kind: 'told', value: null } : people.colleague(accountId);
}

/** Epoch ms. */
function momentOf({ steps, status, dates }: Past, survey: Survey, rule: Finishing): number {
  const { plannedAt, completedAt = plannedAt } = survey;
  if (survey.origin === 'by-hand') return (isFinishedBy(rule, status) ? steps[0]?.at : undefined) ?? plannedAt;
  const changeId = changeIdOf(survey);
  const at = changeId === BORN ? dates.created : stepIn(steps, { changeId, at: completedAt, status: {} })?.at;
  return at ?? completedAt;
}

function isFinishedBy(rule: Finishing, status: Status): boolean {
  return finishes(rule, status) === 'yes';
}

/** The account id of whoever was assigned right after what happened at `at`. */
function assigneeAt({ assignee, reassigned = [] }: Past, at: number): string | undefined {
  // Newest first: the oldest change since then is the last of them.
  const since = reassigned.filter((change) => change.at > at);
  return since.length > 0 ? since[since.length - 1]?.from : assignee;
}
