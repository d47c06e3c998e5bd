import type { Saw } from '../decision-record';
import type { GuardRails } from '../guard-rails';
import type { Step } from '../patience';
import type { Reason } from '../reason';
import type { Rule } from '../rule';
import type { AskedFact, Facts } from './facts';

/** What one check says. */
export type Verdict =
  | { kind: 'pass' }
  /** It cannot say before this is looked up. */
  | { kind: 'ask'; fact: AskedFact }
  /** `unmarked`: the work item is not to show it. */
  | { kind: 'skip'; reason: Reason; unmarked?: true }
  /** It may go out, not before `until` (epoch ms). */
  | { kind: 'wait'; reason: Reason; until: number }
  /** Whatever `step` needs is unavailable. `until`: epoch ms, where it is known when it will be there again. */
  | { kind: 'later'; step: Step; until?: number };

/** One reason why a survey may not go out, or not now. Pure: the same facts, the same verdict. */
export interface Check {
  /** What a person reads the verdict under. */
  name: string;
  /** What it is about: whether there is a completion to ask about at all, or whether this person may be asked. */
  about: 'completion' | 'respondent';
  judge(facts: Facts): Verdict;
  /** Where this one does not pass, there is nothing to judge. It comes before. */
  needs?: Check;
  /** Absent: it concerns everybody. Where it concerns no rule, nobody need read that it passes. */
  concerns?(rule: Rule): boolean;
  /** Absent: always. Where its guard rail is off, nobody need read that it passes. */
  isOn?(guardRails: GuardRails): boolean;
  /** It judges what somebody sends by hand as well. */
  byHandToo?: true;
  /** It judges what a rule of Jira's automation sends, unless that is to ignore guard rails. */
  guardedToo?: true;
  /** What it looked at, where that tells more than what it says. */
  sees?(facts: Facts): Saw | undefined;
}

export const PASS: Verdict = { kind: 'pass' };

export function skip(reason: Reason): Verdict {
  return { kind: 'skip', reason };
}

export function ask(fact: AskedFact): Verdict {
  return { kind: 'ask', fact };
}
