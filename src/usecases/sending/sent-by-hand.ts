import { wasAskedForSince } from '../../domain/completion';
import type { Survey } from '../../domain/survey';
import { GOES_OUT } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';

/**
 * The survey that somebody who saw the work item finished sent before Jira's event arrived; undefined where that one came
 * before the completion, or goes to nobody. `byHand` names the one that was sent by hand last.
 */
export async function sentByHand(ledger: Ledger, { completedAt }: Survey, byHand: string): Promise<Survey | undefined> {
  const survey = await ledger.read(byHand);
  const isIts = survey && GOES_OUT.includes(survey.state) && wasAskedForSince(completedAt, survey.plannedAt);
  return isIts ? survey : undefined;
}
