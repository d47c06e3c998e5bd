import type { Response } from '../../domain/response';
import { surveyIdOf } from '../../domain/response';
import type { Survey } from '../../domain/survey';
import type { ResponseStore } from '../../ports/response-store';
import { stillParked } from '../receiving/still-parked';

const LISTED = 100;

/**
 * Responses that are parked on a work item, as they were last written, the newest first. `surveys` are the work item's.
 * The one parked last for each survey, or naming the work item, is found at once; others come from lists, which may lag
 * some seconds behind.
 */
export async function parkedOn(
  { responses }: { responses: ResponseStore },
  workItemId: string,
  surveys: Survey[],
): Promise<Response[]> {
  const surveyIds = surveys.map(({ id }) => id);
  const workItems = [...new Set([workItemId, ...surveys.map(({ workItemKey }) => workItemKey)])];
  const [named, unmatched, listed] = await Promise.all([
    Promise.all([...surveyIds, ...workItems].map((each) => responses.parkedLast(each))),
    Promise.all(workItems.map((each) => responses.unmatchedOf(each))),
    responses.parked(LISTED),
  ]);
  const isOn = (response: Response) =>
    surveyIds.includes(surveyIdOf(response)) || workItems.includes(response.workItemKey ?? '');
  const found = [...named.filter((each) => each !== undefined), ...unmatched.flat(), ...listed].filter(isOn);
  const once = new Map(found.map((each) => [each.id, each]));
  return (await stillParked({ responses }, [...once.values()])).sort((a, b) => b.changedAt - a.changedAt);
}
