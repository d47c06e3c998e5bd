import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { Choice, Exclusions } from '../../ports/exclusions';
import { patiently } from './patiently';
import { VALUES } from './storage-keys';
import { keepValue, readValue } from './values';

const choiceSchema = z.object({
  excluded: z.boolean(),
  excludedBy: z.optional(z.string()),
  byHand: z.optional(z.string()),
});

/** One small value for each work item that somebody chose something for: the dispatcher reads it, and nothing besides. */
export const forgeExclusions: Exclusions = {
  isExcluded: async (workItemId) => (await choiceFor(workItemId)).excluded,
  choiceFor,
  exclude: (workItemId, excludedBy) => change(workItemId, { excluded: true, excludedBy }),
  include: (workItemId) => change(workItemId, { excluded: false, excludedBy: undefined }),
  sentByHand: (workItemId, byHand) => change(workItemId, { byHand }),
};

async function choiceFor(workItemId: string): Promise<Choice> {
  return (await readValue(VALUES.choice(workItemId), choiceSchema)) ?? { excluded: false };
}

/** Of two people who choose at the very same moment, the later one's choice stays. */
async function change(workItemId: string, what: Partial<Choice>): Promise<void> {
  const { excluded, excludedBy, byHand } = { ...(await choiceFor(workItemId)), ...what };
  if (!excluded && byHand === undefined) return patiently(() => kvs.delete(VALUES.choice(workItemId)));
  await keepValue(VALUES.choice(workItemId), {
    excluded,
    ...(excludedBy ? { excludedBy } : {}),
    ...(byHand ? { byHand } : {}),
  });
}
