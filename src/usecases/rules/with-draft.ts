import type { Rule, RuleDraft } from '../../domain/rule';
import { completed } from '../../domain/rule';
import type { RuleStore } from '../../ports/rule-store';
import type { SettingsStore } from '../../ports/settings-store';

export interface WithDraftPorts {
  settings: SettingsStore;
  rules: RuleStore;
}

/** Everything that a whole rule says. */
export type WholeParts = Omit<Rule, 'id' | 'enabled'>;

/** A rule as somebody is about to save it; without an id it comes after the others. */
export interface DraftOfRule {
  ruleId?: string;
  parts: WholeParts;
}

/** The rules in force as they would be if this one were saved and switched on, and what it would be. Nothing is saved. */
export async function withDraft(
  ports: WithDraftPorts,
  { ruleId, parts }: DraftOfRule,
): Promise<{ rules: Rule[]; rule: Rule }> {
  const [{ rules }, id] = await Promise.all([ports.settings.read(), ruleId ?? ports.rules.nextId()]);
  const rule: Rule = { ...parts, id, enabled: true };
  if (ruleId === undefined) return { rules: [...rules, rule], rule };
  if (rules.some((each) => each.id === id)) return { rules: rules.map((each) => (each.id === id ? rule : each)), rule };
  // It was not whole so far: only the list of all of them knows its place.
  const drafts = (await ports.rules.list()).map(({ draft }): RuleDraft => (draft.id === id ? rule : draft));
  const whole = drafts.map(completed).filter((each) => each !== undefined);
  return { rules: whole.some((each) => each.id === id) ? whole : [...whole, rule], rule };
}
