import { needsPerson } from '../../domain/survey';
import type { ByHandOutcome, ByHandPorts } from '../sending/send-by-hand';
import { sendByHand } from '../sending/send-by-hand';

/**
 * Sends a new survey in place of one that failed; the failed one keeps its history. `moved-on` where somebody has done so
 * already.
 */
export async function retrySurvey(ports: ByHandPorts, surveyId: string): Promise<ByHandOutcome> {
  const survey = await ports.ledger.read(surveyId);
  if (!survey) return { kind: 'not-found' };
  return needsPerson(survey) ? sendByHand(ports, survey.workItemId, surveyId) : { kind: 'moved-on' };
}
