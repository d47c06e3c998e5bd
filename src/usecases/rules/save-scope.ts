import type { SaveRuleOutcome, Scope, SeenRule } from './save-rule';
import { saveRule } from './save-rule';
import type { ShowWhereCoveredPorts } from './show-where-covered';
import { showWhereCovered } from './show-where-covered';

export type SaveScopePorts = ShowWhereCoveredPorts;

/** Where a rule applies. Jira gets it too. */
export async function saveScope(ports: SaveScopePorts, seen: SeenRule, scope: Scope): Promise<SaveRuleOutcome> {
  return showWhereCovered(ports, () => saveRule(ports, seen, scope));
}
