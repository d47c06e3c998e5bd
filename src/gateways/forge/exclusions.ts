import { kvs } from '@forge/kvs';
import type { Exclusions } from '../../ports/exclusions';
import type { Stored } from './storage';
import { SCHEMA } from './storage';

/** One small value for each excluded work item. */
export const forgeExclusions: Exclusions = {
  async isExcluded(workItemId) {
    return (await kvs.get<Stored>(keyOf(workItemId))) !== undefined;
  },
  async exclude(workItemId) {
    await kvs.set(keyOf(workItemId), { schema: SCHEMA });
  },
  async include(workItemId) {
    await kvs.delete(keyOf(workItemId));
  },
};

function keyOf(workItemId: string): string {
  return `excluded:${workItemId}`;
}
