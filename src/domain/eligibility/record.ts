import type { CheckRecord, DecisionRecord } from '../decision-record';
import type { Rule } from '../rule';
import { ruleOf } from './completion-checks';
import type { Judged } from './decide';
import { judgedInTurn } from './decide';
import type { Facts } from './facts';

/** What is remembered of a decision: the rule that won, and the checks up to the one that decides. */
export function recordOf(facts: Facts): DecisionRecord {
  const rule = ruleOf(facts);
  // One that was deleted or switched off since keeps its name here.
  const named = rule ? nameOf(rule) : facts.survey.decision?.rule;
  return { at: facts.now, ...(named ? { rule: named } : {}), checks: judgedInTurn(facts).map(checkRecord) };
}

/** What one check said, in the form in which it is kept and shown. */
export function checkRecord({ check: { name }, verdict, saw }: Judged): CheckRecord {
  const seen = saw ? { saw } : {};
  switch (verdict.kind) {
    case 'skip':
    case 'wait':
      return { name, verdict: verdict.kind, reason: verdict.reason, ...seen };
    case 'later':
      return { name, verdict: 'later', step: verdict.step, ...seen };
    case 'pass':
      return { name, verdict: 'pass', ...seen };
    default:
      return { name, verdict: 'not-reached' };
  }
}

function nameOf({ id, name, campaignName }: Rule): NonNullable<DecisionRecord['rule']> {
  return { id, ...(name ? { name } : {}), ...(campaignName ? { campaignName } : {}) };
}
