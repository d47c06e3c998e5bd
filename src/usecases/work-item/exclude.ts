import type { Exclusions } from '../../ports/exclusions';

/** From now on finishing this work item surveys nobody; a survey that is out already stays out. */
export function excludeWorkItem({ exclusions }: { exclusions: Exclusions }, workItemId: string): Promise<void> {
  return exclusions.exclude(workItemId);
}

/** Takes that back: the next completion is surveyed again. */
export function includeWorkItem({ exclusions }: { exclusions: Exclusions }, workItemId: string): Promise<void> {
  return exclusions.include(workItemId);
}
