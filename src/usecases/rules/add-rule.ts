import type { EditedRule, RuleDraft } from '../../domain/rule';
import type { RuleStore } from '../../ports/rule-store';

/** All that are in force are read with each change of status. */
export const MOST_RULES = 50;
/** More admins than this never make a rule at the same moment. */
const TRIES = 10;

export type AddRuleOutcome = { kind: 'saved'; rule: EditedRule } | { kind: 'too-many-rules' };

/** Makes a rule after the others, or right after the one with this id. Where several people do at once, each gets one. */
export async function addRule(
  { rules }: { rules: RuleStore },
  change: Omit<RuleDraft, 'id'>,
  after?: string,
): Promise<AddRuleOutcome> {
  if ((await rules.list()).length >= MOST_RULES) return { kind: 'too-many-rules' };
  return { kind: 'saved', rule: await makeRule({ rules }, change, after) };
}

/** The same however many rules there are. */
export async function makeRule(
  { rules }: { rules: RuleStore },
  change: Omit<RuleDraft, 'id'>,
  after?: string,
): Promise<EditedRule> {
  for (let tries = 0; tries < TRIES; tries++) {
    const rule = await rules.add({ ...change, id: await rules.nextId() }, after);
    if (rule !== 'conflict') return rule;
  }
  throw new Error('Rules are being made by others without end');
}
