import type { Check, Verdict } from './check';
import { coveredByRule, stillFinished, wasCompletion, workItemExists } from './completion-checks';
import type { Facts } from './facts';
import { hasAddress, hasReporter, notExcluded, notSentByHand } from './respondent-checks';

/** Every check, in the order in which reasons are reported: the first that says no decides. What costs a call comes last. */
export const CHECKS: readonly Check[] = [
  workItemExists,
  coveredByRule,
  stillFinished,
  wasCompletion,
  notSentByHand,
  notExcluded,
  hasReporter,
  hasAddress,
];

export type Decision = { kind: 'send' } | (Exclude<Verdict, { kind: 'pass' }> & { check: Check });

/** May this survey go out now? `ask` names the fact to be looked up before it can be said. */
export function decide(facts: Facts): Decision {
  for (const check of CHECKS) {
    const verdict = check.judge(facts);
    if (verdict.kind !== 'pass') return { ...verdict, check };
  }
  return { kind: 'send' };
}
