import { hasLeftSince } from '../completion';
import type { Rule } from '../rule';
import { covers, enabledOf, finishes, matchRule } from '../rule';
import type { Check } from './check';
import { ask, PASS, skip } from './check';
import type { Facts } from './facts';
import { isByHand, workItemOf } from './facts';

/** The rule that decides: the survey's own one once it has one, before that the first that matches. */
export function ruleOf(facts: Facts): Rule | undefined {
  const { survey, rules } = facts;
  if (survey.state === 'scheduled') return enabledOf(rules).find(({ id }) => id === survey.ruleId);
  const match = matchRule(rules, workItemOf(facts) ?? { status: {} });
  return match.kind === 'match' ? match.rule : undefined;
}

export const workItemExists: Check = {
  name: 'work-item-exists',
  about: 'completion',
  judge({ workItem }) {
    switch (workItem?.kind) {
      case undefined:
        return ask('workItem');
      case 'gone':
        return { kind: 'skip', reason: 'work-item-gone', unmarked: true };
      case 'unreachable':
        return { kind: 'later', step: 'work-item', until: workItem.until };
      case 'found':
        return PASS;
    }
  },
};

export const coveredByRule: Check = {
  name: 'covered-by-rule',
  about: 'completion',
  needs: workItemExists,
  judge(facts) {
    if (isByHand(facts)) return PASS;
    const rule = ruleOf(facts);
    return rule && covers(rule, workItemOf(facts)?.projectId) ? PASS : skip('no-rule');
  },
};

/** Another finished status that the rule does not list is no reopening: the work item is out of the rule's scope. */
export const stillFinished: Check = {
  name: 'still-finished',
  about: 'completion',
  needs: coveredByRule,
  judge(facts) {
    const [rule, workItem] = [ruleOf(facts), workItemOf(facts)];
    if (isByHand(facts) || !rule || !workItem) return PASS;
    const { status, categoryChanged } = workItem;
    if (finishes(rule, status) !== 'yes') return skip(status.done ? 'no-rule' : 'reopened');
    // It is finished again: the mark is the newer survey's.
    if (hasLeftSince(rule, facts.survey.completedAt, categoryChanged))
      return { kind: 'skip', reason: 'reopened', unmarked: true };
    return PASS;
  },
};

export const wasCompletion: Check = {
  name: 'was-completion',
  about: 'completion',
  needs: stillFinished,
  judge({ survey, completion }) {
    if (!survey.undecided || completion === 'yes') return PASS;
    if (completion === undefined) return ask('completion');
    return completion === 'unknown' ? { kind: 'later', step: 'work-item' } : skip(completion);
  },
};
