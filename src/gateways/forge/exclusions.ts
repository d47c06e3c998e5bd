import { kvs } from '@forge/kvs';
import type { Choice, Exclusions } from '../../ports/exclusions';
import { patiently } from './patiently';
import type { Stored } from './storage';
import { SCHEMA } from './storage';

/** One small value for each work item that somebody chose something for: the dispatcher reads it, and nothing besides. */
export const forgeExclusions: Exclusions = {
  isExcluded: async (workItemId) => (await choiceFor(workItemId)).excluded,
  choiceFor,
  exclude: (workItemId) => change(workItemId, { excluded: true }),
  include: (workItemId) => change(workItemId, { excluded: false }),
  sentByHand: (workItemId, byHand) => change(workItemId, { byHand }),
};

async function choiceFor(workItemId: string): Promise<Choice> {
  const stored = await patiently(() => kvs.get<Choice & Stored>(keyOf(workItemId)));
  return { excluded: stored?.excluded === true, byHand: stored?.byHand };
}

/** Of two people who choose at the very same moment, the later one's choice stays. */
async function change(workItemId: string, what: Partial<Choice>): Promise<void> {
  const { excluded, byHand } = { ...(await choiceFor(workItemId)), ...what };
  if (!excluded && byHand === undefined) return patiently(() => kvs.delete(keyOf(workItemId)));
  await patiently(() => kvs.set(keyOf(workItemId), { schema: SCHEMA, excluded, ...(byHand ? { byHand } : {}) }));
}

function keyOf(workItemId: string): string {
  return `choice:${workItemId}`;
}
