import type { RuleStore } from '../../ports/rule-store';
import { addRule, type AddRuleOutcome } from './add-rule';
import type { SeenRule } from './save-rule';

/**
 * Makes a rule like another, right after it and under another name. It is switched off: as long as it covers the same,
 * nothing would come to it. `changed-meanwhile`: the rule is not what it was when it was read.
 */
export async function copyRule(
  ports: { rules: RuleStore },
  seen: NonNullable<SeenRule>,
  name: string,
): Promise<AddRuleOutcome | { kind: 'changed-meanwhile' }> {
  const original = (await ports.rules.list()).find(({ id }) => id === seen.id);
  if (original?.revision !== seen.revision) return { kind: 'changed-meanwhile' };
  return addRule(ports, { ...original.draft, name, enabled: false }, seen.id);
}
