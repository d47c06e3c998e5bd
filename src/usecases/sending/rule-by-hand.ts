import type { Rule } from '../../domain/rule';
import { hasJql, ruleOfProject, rulesForItem } from '../../domain/rule';
import type { RuleQueries } from '../../ports/rule-queries';
import type { TryLater, WorkItem } from '../../ports/work-items';
import { askJql } from './ask-jql';

/**
 * The rule that a survey by hand goes by, whatever the work item's status: the first that matches otherwise, and where none
 * does, the first for such a work item or else for its project.
 */
export async function ruleByHand(
  { ruleQueries }: { ruleQueries: RuleQueries },
  rules: Rule[],
  workItem: WorkItem,
): Promise<{ kind: 'rule'; rule: Rule } | { kind: 'no-rule' } | TryLater> {
  const like = rulesForItem(rules, workItem);
  for (const rule of like) {
    const told = hasJql(rule) ? await askJql(ruleQueries, rule, workItem.id) : undefined;
    if (told?.kind === 'try-later') return told;
    if (!told || told.answer === 'yes') return { kind: 'rule', rule };
  }
  const rule = like[0] ?? ruleOfProject(rules, workItem.projectId);
  return rule ? { kind: 'rule', rule } : { kind: 'no-rule' };
}
