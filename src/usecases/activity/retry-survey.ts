import { needsPerson } from '../../domain/survey';
import type { ByHandOutcome, ByHandPorts } from '../sending/send-by-hand';
import { isOneOfSeveral } from '../../domain/surveys-together';
import { sendByHand, sendInPlaceOf } from '../sending/send-by-hand';

/**
 * Sends a new survey in place of one that failed, where several were asked to the same person; the failed one keeps its history. `moved-on` where somebody has done so
 * already. `by` is the account id of the person who does.
 */
export async function retrySurvey(ports: ByHandPorts, surveyId: string, by?: string): Promise<ByHandOutcome> {
  const survey = await ports.ledger.read(surveyId);
  if (!survey) return { kind: 'not-found' };
  if (!needsPerson(survey)) return { kind: 'moved-on' };
  if (isOneOfSeveral(survey)) return sendInPlaceOf(ports, survey, by);
  return sendByHand(ports, survey.workItemId, surveyId, { by });
}
