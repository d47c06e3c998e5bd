import type { Exclusions } from '../../ports/exclusions';

/** From now on finishing this work item surveys nobody; a survey that is out already stays out. `by` is the person's account id. */
export function excludeWorkItem(
  { exclusions }: { exclusions: Exclusions },
  workItemId: string,
  by?: string,
): Promise<void> {
  return exclusions.exclude(workItemId, by);
}

/** Takes that back: the next completion is surveyed again. */
export function includeWorkItem({ exclusions }: { exclusions: Exclusions }, workItemId: string): Promise<void> {
  return exclusions.include(workItemId);
}
