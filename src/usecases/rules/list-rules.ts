import type { EditedRule } from '../../domain/rule';
import type { RuleProblem } from '../../domain/rule-problems';
import { problemsOfRules } from '../../domain/rule-problems';
import type { RuleStore } from '../../ports/rule-store';

export interface ListedRule extends EditedRule {
  problems: RuleProblem[];
}

/** Every rule in the order in which they are tried, with what is wrong with it as far as the rules themselves tell. */
export async function listRules({ rules }: { rules: RuleStore }): Promise<ListedRule[]> {
  const listed = await rules.list();
  const problems = problemsOfRules(listed.map(({ draft }) => draft));
  return listed.map((rule, index) => ({ ...rule, problems: problems[index] ?? [] }));
}
