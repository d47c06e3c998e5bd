import type { Rule, RuleDraft } from './rule';
import { completed, enabledOf } from './rule';

/** What of a rule anybody can see who looks at the rules alone. */
export type RuleProblem =
  /** Campaign, projects or statuses have not been chosen. */
  | { kind: 'unfinished' }
  /** A rule before it takes everything that would come to it. */
  | { kind: 'shadowed'; by: string };

/** What is wrong with each of these rules, in their order. */
export function problemsOfRules(drafts: RuleDraft[]): RuleProblem[][] {
  const rules = drafts.map(completed);
  return rules.map((rule, index) => {
    if (!rule) return [{ kind: 'unfinished' }];
    const before = rules.slice(0, index).filter((each) => each !== undefined);
    const by = shadowedBy(rule, before);
    return by ? [{ kind: 'shadowed', by: by.id }] : [];
  });
}

/**
 * The one of the rules before it that takes whatever this rule would match. Undefined where something may be left for it:
 * what statuses a category has, and what JQL means, is not known here.
 */
export function shadowedBy(rule: Rule, before: Rule[]): Rule | undefined {
  return rule.enabled ? enabledOf(before).find((each) => takesAll(each, rule)) : undefined;
}

function takesAll(earlier: Rule, rule: Rule): boolean {
  return (
    isWithin(rule.projects, earlier.projects, 'all') &&
    isWithin(rule.finishedStatuses, earlier.finishedStatuses) &&
    isWithin(listed(rule.workTypes), listed(earlier.workTypes), 'all') &&
    isWithin(listed(rule.requestTypes), listed(earlier.requestTypes), 'all') &&
    (!earlier.jql || earlier.jql === rule.jql)
  );
}

/** No list stands for everything. */
function listed(ids: string[] | undefined): 'all' | string[] {
  return ids?.length ? ids : 'all';
}

/** `everything` is the word that holds all lists. */
function isWithin(some: string | string[], others: string | string[], everything?: string): boolean {
  if (others === everything || some === others) return true;
  return Array.isArray(some) && Array.isArray(others) && some.every((id) => others.includes(id));
}
