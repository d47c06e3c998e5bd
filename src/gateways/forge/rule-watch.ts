import * as z from 'zod/mini';
import type { RuleWatchRecord } from '../../ports/rule-watch';
import { VALUES } from './storage-keys';
import { keepValue, readValue } from './values';

const watchSchema = z.object({
  checkedAt: z.number(),
  since: z.record(z.string(), z.record(z.string(), z.number())),
});

export const forgeRuleWatch: RuleWatchRecord = {
  read: () => readValue(VALUES.ruleWatch, watchSchema),
  keep: (watch) => keepValue(VALUES.ruleWatch, watch),
};
