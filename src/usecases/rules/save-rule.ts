import type { EditedRule, Rule, RuleDraft } from '../../domain/rule';
import type { RuleStore } from '../../ports/rule-store';

/** The rule as whoever changes it has read it; null for a rule that is new. */
export type SeenRule = Pick<EditedRule, 'id' | 'revision'> | null;

export type SaveRuleOutcome = { kind: 'saved'; rule: EditedRule } | { kind: 'changed-meanwhile' };

/**
 * Fills in a rule, or makes the first one. What somebody else has saved since it was read is not overwritten:
 * `changed-meanwhile`.
 */
export async function saveRule(
  { rules }: { rules: RuleStore },
  seen: SeenRule,
  change: Omit<RuleDraft, 'id'>,
): Promise<SaveRuleOutcome> {
  const stored = await rules.list();
  const saved = seen ? await replaced(rules, stored, seen, change) : await addedFirst(rules, stored, change);
  return saved === 'conflict' ? { kind: 'changed-meanwhile' } : { kind: 'saved', rule: saved };
}

async function replaced(
  rules: RuleStore,
  stored: EditedRule[],
  { id, revision }: NonNullable<SeenRule>,
  change: Omit<RuleDraft, 'id'>,
): Promise<EditedRule | 'conflict'> {
  const before = stored.find((rule) => rule.id === id);
  if (!before) return 'conflict';
  return rules.replace({ id, draft: { ...before.draft, ...change }, revision });
}

/** The set-up fills one rule: where there is one by now, somebody else has made it. */
async function addedFirst(
  rules: RuleStore,
  stored: EditedRule[],
  change: Omit<RuleDraft, 'id'>,
): Promise<EditedRule | 'conflict'> {
  if (stored.length > 0) return 'conflict';
  return rules.add({ id: await rules.nextId(), ...change });
}

/** What a rule covers. */
export type Scope = Pick<Rule, 'projects' | 'finishedStatuses'>;
