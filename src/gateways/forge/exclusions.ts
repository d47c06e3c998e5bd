import { kvs } from '@forge/kvs';
import type { Exclusions } from '../../ports/exclusions';

/** One small value for each excluded work item. */
export const forgeExclusions: Exclusions = {
  async isExcluded(workItemId) {
    return (await kvs.get<boolean>(keyOf(workItemId))) === true;
  },
  async exclude(workItemId) {
    await kvs.set(keyOf(workItemId), true);
  },
  async include(workItemId) {
    await kvs.delete(keyOf(workItemId));
  },
};

function keyOf(workItemId: string): string {
  return `excluded:${workItemId}`;
}
