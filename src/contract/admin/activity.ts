import * as z from 'zod/mini';
import type { RespondentView } from '../respondent';
import type { InputsOf, Result } from '../result';
import { recordId } from '../result';
import type { SurveyView } from '../survey-view';
import { workItemKey } from './ids';

export const activityInputs = {
  getActivity: z.object({ filter: z.enum(['all', 'waiting', 'sent', 'answered', 'not-sent', 'attention']) }),
  getRespondentOf: z.object({ workItemKey }),
  retry: z.object({ kind: z.enum(['survey', 'response']), id: recordId }),
  /** An unmatched response belongs to this work item's survey, or to none. */
  assign: z.object({ responseId: recordId, workItemKey }),
  dismiss: z.object({ responseId: recordId }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof activityInputs>;

export interface ActivityEntry extends SurveyView {
  workItemKey: string;
  /** Whether it goes out again is a person's decision, and nobody has decided yet. */
  needsPerson: boolean;
  /** A response of this survey needs a person. */
  parked?: {
    responseId: string;
    reason: string;
    fields: { name: string; cause: string }[];
    /** Nobody but a person can tell which survey it belongs to. */
    unmatched?: true;
  };
}

/** Calls about surveys and responses. */
export type ActivityApi = {
  getActivity(input: Inputs['getActivity']): Promise<Result<ActivityEntry[]>>;
  /** Whom a survey about this work item would be sent to now: asked before one is sent by hand. */
  getRespondentOf(input: Inputs['getRespondentOf']): Promise<Result<RespondentView>>;
  retry(input: Inputs['retry']): Promise<Result<null>>;
  assign(input: Inputs['assign']): Promise<Result<null>>;
  dismiss(input: Inputs['dismiss']): Promise<Result<null>>;
};
