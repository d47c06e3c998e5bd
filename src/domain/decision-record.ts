import type { PassedWhy } from './respondent';
import type { Step } from './patience';
import type { Rule } from './rule';

/** Screens have a sentence for each. */
export type SawWord =
  | 'status'
  | 'finished'
  | 'work-type'
  | 'request-type'
  | 'no-request-type'
  | 'jql'
  | 'share'
  | 'not-before'
  | 'label'
  | 'open-for'
  | 'people'
  | 'groups'
  | 'domains'
  | 'at-once'
  | 'left-alone-until'
  | 'not-asked-for'
  | 'from-reporter'
  | 'from-field'
  /** So many people, each with a survey of their own. */
  | 'everyone'
  /** The campaign for the respondent's language; that it is hidden, or has none. */
  | 'campaign-of-language'
  | 'language-hidden'
  | 'language-other'
  /** Why a field gives nobody. */
  | `field-${PassedWhy}`
  /** Why the reporter cannot be asked. */
  | `reporter-${Exclude<PassedWhy, 'internal' | 'no-address'>}`
  /** Of an address alone nobody knows whose account it is. */
  | 'no-account';

/** What a check looked at. Identifiers, numbers, and words of the site's admins: nothing about a person. */
export interface Saw {
  what: SawWord;
  values?: Record<string, string | number>;
  /** A moment, epoch ms. */
  at?: number;
  /** What it looked at before. */
  before?: Saw[];
}

/** One check, as a person reads it: what it looked at, and what it said. */
export interface CheckRecord {
  name: string;
  /** `not-reached`: a check that it builds on does not pass. */
  verdict: 'pass' | 'skip' | 'wait' | 'later' | 'not-reached';
  /** Why not, or not yet. A word of today's app or of an earlier one. */
  reason?: string;
  /** What was unavailable. */
  step?: Step;
  saw?: Saw;
}

/** What was decided about a survey, as things were then: what a rule or a guard rail says today may be something else. */
export interface DecisionRecord {
  /** Epoch ms. */
  at: number;
  /** The rule that won, as it was called then. */
  rule?: { id: string; name?: string; campaignName?: string };
  /** In their order, as far as they were made: the last one decides. */
  checks: CheckRecord[];
}

/** What became of the rule that won, by these rules of today; undefined where it is as it was then. */
export function sinceThen(
  { id, name }: NonNullable<DecisionRecord['rule']>,
  rules: Rule[],
): { kind: 'deleted' } | { kind: 'off' } | { kind: 'renamed'; name: string } | undefined {
  const rule = rules.find((each) => each.id === id);
  if (!rule) return { kind: 'deleted' };
  if (!rule.enabled) return { kind: 'off' };
  return rule.name !== undefined && rule.name !== name ? { kind: 'renamed', name: rule.name } : undefined;
}
