import type { Check, Verdict } from './check';
import {
  coveredByRule,
  fulfilsJql,
  isOfRequestType,
  isOfWorkType,
  stillFinished,
  wasCompletion,
  workItemExists,
} from './completion-checks';
import { enabledOf } from '../rule';
import type { Saw } from '../decision-record';
import { employeeKnown } from './employee-check';
import type { Facts } from './facts';
import { isByHand, isUnguarded } from './facts';
import { notAskedAlready } from './frequency-check';
import { languageKnown } from './language-check';
import {
  domainAllowed,
  finishedByPerson,
  groupAllowed,
  noLabelAgainst,
  notAgent,
  notFinishedByReporter,
  notInBulkChange,
  notInQuarantine,
  notOwnWork,
  openLongEnough,
  personAllowed,
  withinCaps,
} from './guard-checks';
import { isItsMoment, isSampled } from './timing-checks';
import { hasAddress, hasRespondent, notExcluded, notSentByHand } from './respondent-checks';

/** Every check, in the order in which reasons are reported: the first that says no decides. What costs a call comes last. */
export const CHECKS: readonly Check[] = [
  workItemExists,
  coveredByRule,
  stillFinished,
  isOfWorkType,
  isOfRequestType,
  fulfilsJql,
  wasCompletion,
  isSampled,
  isItsMoment,
  notSentByHand,
  notExcluded,
  notAskedAlready,
  noLabelAgainst,
  openLongEnough,
  hasRespondent,
  notOwnWork,
  personAllowed,
  notFinishedByReporter,
  finishedByPerson,
  notInBulkChange,
  notAgent,
  groupAllowed,
  hasAddress,
  domainAllowed,
  notInQuarantine,
  withinCaps,
  employeeKnown,
  languageKnown,
];

export type Decision = { kind: 'send' } | (Exclude<Verdict, { kind: 'pass' }> & { check: Check });

/** What one check says by itself; `not-reached`: the check that it needs does not pass. */
export interface Judged {
  check: Check;
  verdict: Verdict | { kind: 'not-reached' };
  saw?: Saw;
}

/**
 * What every check says that concerns a rule here, in their order: for whoever wants to know more than what decides.
 */
export function judgeAll(facts: Facts): Judged[] {
  const passed = new Set<Check>();
  const judged = CHECKS.map((check): Judged => {
    if (check.needs && !passed.has(check.needs)) return { check, verdict: { kind: 'not-reached' } };
    const verdict = check.judge(facts);
    if (verdict.kind === 'pass') passed.add(check);
    return { check, verdict, saw: check.sees?.(facts) };
  });
  return judged.filter(({ check }) => isShown(check, facts));
}

/** What the checks say that decide: those that pass, as far as they concern anything here, and the first that does not. */
export function judgedInTurn(facts: Facts): Judged[] {
  const judged: Judged[] = [];
  for (const check of CHECKS) {
    const verdict = check.judge(facts);
    if (verdict.kind === 'ask') break;
    const isLast = verdict.kind !== 'pass';
    if (isLast || isShown(check, facts)) judged.push({ check, verdict, saw: check.sees?.(facts) });
    if (isLast) break;
  }
  return judged;
}

/** Is there anything to read in it that it passes? */
function isShown({ concerns, isOn, byHandToo, guardedToo }: Check, facts: Facts): boolean {
  if (isByHand(facts) && !(guardedToo && !isUnguarded(facts.survey))) return byHandToo === true;
  if (isOn && !isOn(facts.guardRails)) return false;
  return !concerns || enabledOf(facts.rules).some(concerns);
}

/** Whether everything up to this check, and this check itself, has passed. */
export function isPast(decision: Decision, check: Check): boolean {
  return decision.kind === 'send' || CHECKS.indexOf(decision.check) > CHECKS.indexOf(check);
}

/** May this survey go out now? `ask` names the fact to be looked up before it can be said. */
export function decide(facts: Facts): Decision {
  for (const check of CHECKS) {
    const verdict = check.judge(facts);
    if (verdict.kind !== 'pass') return { ...verdict, check };
  }
  return { kind: 'send' };
}
