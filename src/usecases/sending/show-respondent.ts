import { whyNotSurveyed } from '../../domain/eligibility/respondent-checks';
import type { Reason } from '../../domain/survey';
import type { WorkItems } from '../../ports/work-items';

export type RespondentOutcome =
  | { kind: 'respondent'; accountId: string }
  | { kind: 'nobody'; reason: Reason }
  | { kind: 'not-found' }
  | { kind: 'try-later' };

/** Whom a survey about this work item would be sent to, so that a person can be asked first. Nothing is written. */
export async function showRespondent(
  { workItems }: { workItems: WorkItems },
  workItemIdOrKey: string,
): Promise<RespondentOutcome> {
  const found = await workItems.read(workItemIdOrKey);
  if (found.kind === 'try-later') return { kind: 'try-later' };
  if (found.kind !== 'found') return { kind: 'not-found' };
  const { reporter } = found.workItem;
  const reason = whyNotSurveyed(reporter);
  if (reason !== undefined || !reporter) return { kind: 'nobody', reason: reason ?? 'no-reporter' };
  return { kind: 'respondent', accountId: reporter.accountId };
}
