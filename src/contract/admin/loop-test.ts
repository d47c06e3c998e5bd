import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput, recordId } from '../result';
import type { HistoryView, SurveyView } from '../survey-view';
import type { ActivityEntry } from './activity';
import { workItemKey } from './ids';

export const loopTestInputs = {
  /** Work items to try the loop on: the admin's own. */
  listOwnWorkItems: noInput,
  startLoopTest: z.object({ workItemKey }),
  getLoopTest: z.object({ surveyId: recordId }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof loopTestInputs>;

export interface LoopTest {
  surveyId: string;
  workItemKey: string;
  state: SurveyView['state'];
  reason?: SurveyView['reason'];
  history: HistoryView[];
  rating?: number;
  /** The response came back and needs a person. */
  parked?: ActivityEntry['parked'];
}

/** Calls of the test of the whole loop. */
export type LoopTestApi = {
  listOwnWorkItems(input: Inputs['listOwnWorkItems']): Promise<Result<{ key: string; summary: string }[]>>;
  startLoopTest(input: Inputs['startLoopTest']): Promise<Result<{ surveyId: string }>>;
  getLoopTest(input: Inputs['getLoopTest']): Promise<Result<LoopTest>>;
};
