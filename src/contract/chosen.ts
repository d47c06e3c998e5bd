import * as z from 'zod/mini';
import { jiraId } from './admin/ids';
import type { DecisionView } from './check-view';
import type { RespondentView } from './respondent';
import type { InputsOf, Result } from './result';
import type { SurveyView } from './survey-view';

/** So many work items are chosen at most. */
export const MOST_CHOSEN = 500;
/** The longest that Jira's own mark of a place may be. */
const LONGEST_MARK = 4_000;

const one = z.object({ workItemId: jiraId });

/** What each call about chosen work items takes. Which are chosen comes from the platform. */
export const chosenInputs = {
  getChosen: z.object({ place: z.optional(z.string().check(z.maxLength(LONGEST_MARK))) }),
  getRespondentOf: one,
  /** `again`: also where a survey has gone out before. */
  sendOne: z.object({ workItemId: jiraId, again: z.boolean() }),
  excludeOne: one,
  explainOne: one,
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof chosenInputs>;

export interface ChosenItem {
  id: string;
  key: string;
  summary: string;
}

export interface ChosenPage {
  items: ChosenItem[];
  /** Where the next page begins; absent on the last one. */
  next?: string;
}

/** `waiting`: one is on its way already; `had-one`: one went out before; `excluded`: somebody chose that there is none. */
export type SentOne = { became: 'sent' | 'waiting' | 'had-one' | 'excluded' };
/** `taken-back`: its survey had not gone out yet; `next`: one has gone out, from now on there is none. */
export type ExcludedOne = { became: 'excluded' | 'taken-back' | 'next' };

/** Why a work item was surveyed, or why it is not. */
export interface ExplainedOne {
  /** Its newest survey, and what was decided about that. */
  survey?: SurveyView;
  decision?: DecisionView;
  /** Where there is none: why there would be none either if it were finished, or `send`. */
  otherwise?: { outcome: 'send' | 'skip' | 'later'; reason?: string };
}

/** Calls about work items that a person chose in Jira's search, or about the one whose menu they opened. */
export type ChosenApi = {
  getChosen(input: Inputs['getChosen']): Promise<Result<ChosenPage>>;
  getRespondentOf(input: Inputs['getRespondentOf']): Promise<Result<RespondentView>>;
  sendOne(input: Inputs['sendOne']): Promise<Result<SentOne>>;
  excludeOne(input: Inputs['excludeOne']): Promise<Result<ExcludedOne>>;
  explainOne(input: Inputs['explainOne']): Promise<Result<ExplainedOne>>;
};
