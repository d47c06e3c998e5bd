import { GOES_OUT, WAITING } from '../../domain/survey';
import type { ByHandPorts } from '../sending/send-by-hand';
import { cancelSurvey } from '../sending/send-by-hand';
import { excludeWorkItem } from '../work-item/exclude';
import { surveysOf } from '../work-item/surveys-of-work-item';

/**
 * No survey about this work item: the one that waits is taken back, and finishing it surveys nobody from now on. `next`:
 * one has gone out already. `by` is the account id of the person who chooses so.
 */
export async function excludeChosen(
  ports: Pick<ByHandPorts, 'ledger' | 'exclusions' | 'clock'>,
  workItemId: string,
  by?: string,
): Promise<'excluded' | 'taken-back' | 'next'> {
  // First: a survey that comes into being meanwhile finds it.
  await excludeWorkItem(ports, workItemId, by);
  const [newest] = await surveysOf(ports, workItemId);
  if (!newest) return 'excluded';
  if (WAITING.includes(newest.state)) {
    const { kind } = await cancelSurvey(ports, workItemId, newest.id, by);
    return kind === 'cancelled' ? 'taken-back' : 'next';
  }
  return GOES_OUT.includes(newest.state) ? 'next' : 'excluded';
}
