/**
 * What a check looked at and what it said. `wait`: it is sent, and not yet; `later`: it could not be told; `not-reached`: a
 * check that it builds on says no.
 */
export interface CheckView {
  name: string;
  verdict: 'pass' | 'skip' | 'wait' | 'later' | 'not-reached';
  /** Why a survey is not sent, or not yet; screens have the words of reasons. */
  reason?: string;
  /** What is waited for. */
  waitsFor?: 'work-item' | 'address';
  saw?: SawView;
}

/** `what` is a word that screens have a sentence for; `at`: epoch ms; `before`: what it looked at before. */
export interface SawView {
  what: string;
  values?: Record<string, string | number>;
  at?: number;
  before?: SawView[];
}

/** What was decided about a survey, as things were then. */
export interface DecisionView {
  /** Epoch ms. */
  at: number;
  /** The rule that won, as it was called then, and what has become of it. */
  rule?: { name?: string; campaignName?: string; since?: 'deleted' | 'off' | 'renamed'; nameNow?: string };
  /** In their order, as far as they were made: the last one decides. */
  checks: CheckView[];
}
