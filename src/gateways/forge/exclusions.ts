import { kvs } from '@forge/kvs';
import type { Exclusions } from '../../ports/exclusions';
import { patiently } from './patiently';
import type { Stored } from './storage';
import { SCHEMA } from './storage';

/** One small value for each excluded work item. */
export const forgeExclusions: Exclusions = {
  async isExcluded(workItemId) {
    return (await patiently(() => kvs.get<Stored>(keyOf(workItemId)))) !== undefined;
  },
  async exclude(workItemId) {
    await patiently(() => kvs.set(keyOf(workItemId), { schema: SCHEMA }));
  },
  async include(workItemId) {
    await patiently(() => kvs.delete(keyOf(workItemId)));
  },
};

function keyOf(workItemId: string): string {
  return `excluded:${workItemId}`;
}
