import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import type { CheckView, DecisionView } from '../check-view';
import type { SurveyView } from '../survey-view';
import { ruleId, workItemKey } from './ids';
import { ruleParts } from './rules';

export const explainInputs = {
  /** `draft`: a rule as it is about to be saved; what would come of it now if it were. */
  explain: z.object({ workItemKey, draft: z.optional(z.object({ ruleId: z.nullable(ruleId), rule: ruleParts })) }),
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
  /** It is about a draft; whatever was decided before is left out. */
  isPreview?: true;
  /** With a draft: another rule decides. */
  byOtherRule?: true;
  /** What nps.today would get, but for the address and the token, which are never shown. */
  payload?: object;
  /** Nothing at all is sent at the moment. */
  stopped?: 'paused' | 'not-connected';
}

/** Call of the explanation. `not-found`: no such work item; `jira-refused`: the reader sees it, the app does not. */
export type ExplainApi = {
  explain(input: Inputs['explain']): Promise<Result<Explanation>>;
};
