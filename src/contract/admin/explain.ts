import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import type { CheckView, DecisionView } from '../check-view';
import type { SurveyView } from '../survey-view';
import { workItemKey } from './ids';

export const explainInputs = {
  explain: z.object({ workItemKey }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof explainInputs>;

/** Why a work item is surveyed, or why not. */
export interface Explanation {
  workItemKey: string;
  /** Absent where the person at the screen may not see the work item. */
  shown?: { summary: string; status: string };
  /** The account id of the reporter. */
  reporter?: string;
  /**
   * What the checks are about: the survey that waits, the completion the work item is finished by, or the one there would be
   * if it were finished now.
   */
  subject: 'waiting' | 'finished' | 'if-finished';
  /** The survey of the subject, otherwise the newest. */
  survey?: SurveyView;
  /** What was decided about that survey, where that is kept. */
  decision?: DecisionView;
  /** Every check, in the order in which they decide. */
  checks: CheckView[];
  /** `decided`: the survey says what became of this completion, and nothing is decided again. */
  outcome: 'send' | 'skip' | 'later' | 'decided';
  /** The check that decides, where the outcome is `skip` or `later`. */
  because?: CheckView;
  /** Nothing at all is sent at the moment. */
  stopped?: 'paused' | 'not-connected';
}

/** Call of the explanation. `not-found`: no such work item; `jira-refused`: the reader sees it, the app does not. */
export type ExplainApi = {
  explain(input: Inputs['explain']): Promise<Result<Explanation>>;
};
