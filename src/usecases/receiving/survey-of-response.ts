import type { ParkReason, Response } from '../../domain/response';
import { surveyIdOf } from '../../domain/response';
import type { Survey } from '../../domain/survey';
import { isAbout, move, planned } from '../../domain/survey';
import type { Ledger } from '../../ports/ledger';
import type { TryLater, WorkItems } from '../../ports/work-items';

export interface SurveyOfResponsePorts {
  ledger: Ledger;
  workItems: WorkItems;
}

/** The survey the response belongs to, or why it has to wait for one. */
export async function surveyOfResponse(
  ports: SurveyOfResponsePorts,
  response: Response,
): Promise<Survey | ParkReason | TryLater> {
  const survey = await ports.ledger.read(surveyIdOf(response));
  if (response.automation) return survey ?? surveyOfAutomation(ports, response, response.automation);
  if (!survey) return 'survey-unknown';
  // nps.today hands custom data back as sent: another work item beside our token was put there by somebody else.
  const strange = response.workItemKey !== undefined && !isAbout(survey, response.workItemKey);
  return strange ? 'key-mismatch' : survey;
}

/** A survey that the site's old automation rule sent is put on the ledger after the fact. */
async function surveyOfAutomation(
  ports: SurveyOfResponsePorts,
  response: Response,
  { workItemKey: named, campaignId }: NonNullable<Response['automation']>,
): Promise<Survey | ParkReason | TryLater> {
  const found = await ports.workItems.read(named);
  if (found.kind === 'try-later') return found;
  if (found.kind !== 'found') return found.kind === 'gone' ? 'work-item-gone' : 'no-permission';
  const { id: workItemId, key: workItemKey, projectId } = found.workItem;
  const at = response.receivedAt;
  const id = surveyIdOf(response);
  const unsent = planned({ id, workItemId, workItemKey, projectId, origin: 'automation' }, at);
  const scheduled = move(unsent, 'scheduled', at, { campaignId });
  const sent = move(move(scheduled, 'sending', at), 'sent', at, { markMissing: false });
  await ports.ledger.create(sent);
  return (await ports.ledger.read(id)) ?? sent;
}
