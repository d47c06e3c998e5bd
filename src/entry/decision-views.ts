import type { CheckView, DecisionView } from '../contract/check-view';
import type { CheckRecord, DecisionRecord } from '../domain/decision-record';
import { sinceThen } from '../domain/decision-record';
import type { Rule } from '../domain/rule';

/** A decision as screens get it; `rules` are those of today. */
export function decisionView({ at, rule, checks }: DecisionRecord, rules: Rule[]): DecisionView {
  return { at, ...(rule ? { rule: ruleView(rule, rules) } : {}), checks: checks.map(checkView) };
}

/** The same, where anything was kept. */
export function decisionOf(
  survey: { decision?: DecisionRecord } | undefined,
  rules: Rule[],
): { decision?: DecisionView } {
  return survey?.decision ? { decision: decisionView(survey.decision, rules) } : {};
}

function ruleView(rule: NonNullable<DecisionRecord['rule']>, rules: Rule[]): DecisionView['rule'] {
  const { name, campaignName } = rule;
  const since = sinceThen(rule, rules);
  return { name, campaignName, since: since?.kind, nameNow: since?.kind === 'renamed' ? since.name : undefined };
}

/** One check as screens get it. */
export function checkView({ name, verdict, reason, step, saw }: CheckRecord): CheckView {
  return { name, verdict, reason, waitsFor: step && (step === 'address' ? 'address' : 'work-item'), saw };
}
