/** The survey that went, or is about to go, to a respondent last. `respondent`: the keyed digest of their address. */
export interface LastAsked {
  respondent: string;
  /** Absent where nobody has claimed the respondent yet. */
  surveyId?: string;
  revision: number;
}

/** Who of several surveys may go to a respondent: of two that claim one at the same moment, one does. Failures are thrown. */
export interface Asked {
  of(respondent: string): Promise<LastAsked>;
  /** Claims the respondent for this survey, unless another one has since `last` was read. */
  claim(last: LastAsked, surveyId: string): Promise<'claimed' | 'conflict'>;
}
