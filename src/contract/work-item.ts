import * as z from 'zod/mini';
import type { DecisionView } from './check-view';
import type { Nps } from './nps';
import type { RespondentView } from './respondent';
import type { InputsOf, Result } from './result';
import { noInput, recordId } from './result';
import type { HistoryView, SurveyView } from './survey-view';

/** What each call of the work item's screen takes. The work item itself comes from the platform, never from the browser. */
export const workItemInputs = {
  getSurvey: noInput,
  getStory: noInput,
  getRespondent: noInput,
  /** `seen`: the newest survey on the screen, null for none. Where there is a newer one, nothing is sent. */
  sendNow: z.object({ seen: z.nullable(recordId) }),
  exclude: noInput,
  include: noInput,
  cancel: z.object({ surveyId: recordId }),
  retry: z.object({ responseId: recordId }),
  match: z.object({ responseId: recordId }),
} satisfies Record<string, z.ZodMiniType>;

export type WorkItemInputs = InputsOf<typeof workItemInputs>;

/** Everything the panel shows. */
export interface WorkItemSurvey {
  latest?: SurveyView & {
    history: HistoryView[];
    comment?: string;
    /** The rating that the comment came with, where the respondent changed it since. */
    commentRating?: number;
    origin: 'completion' | 'by-hand' | 'automation';
    /** What was decided about it, where that is kept. */
    decision?: DecisionView;
  };
  /** Where several people were asked about the same completion: each one's survey, and what their ratings come to. */
  together?: {
    ratings: 'newest' | 'lowest' | 'mean';
    /** `from`: the reporter, or the field that names whom it is for; absent where that is not known yet. */
    surveys: (SurveyView & { from?: { field?: string } })[];
  };
  earlier: SurveyView[];
  /** A response that could not be written in full. What of it is on the work item already is not said again. */
  parked?: {
    responseId: string;
    reason: string;
    fields: { name: string; cause: string }[];
    /** When it was given, where it is a response to the latest survey. */
    respondedAt?: number;
    rating?: number;
    ratingText?: string;
    comment?: string;
    /** The person at the screen administers Jira: what puts it right is in their hands. */
    isForAdmin: boolean;
  };
  /** A response that names this work item and of which only a person can tell whether it belongs to its survey. */
  unmatched?: {
    responseId: string;
    reason: string;
    receivedAt: number;
    rating?: number;
    ratingText?: string;
    comment?: string;
  };
  /** A person chose that finishing this work item surveys nobody. */
  excluded: boolean;
  /** The account id of that person: the screen shows who it is. */
  excludedBy?: string;
  /** Whether a rule covers the project at all. */
  covered: boolean;
  /** Nothing is being sent at the moment. */
  paused: boolean;
  /** The names of the chosen fields, by what they hold. */
  fieldNames: Record<string, string>;
  /** What the person at the screen may do now. */
  actions: ('send-now' | 'exclude' | 'include' | 'cancel' | 'send-again' | 'retry' | 'match')[];
}

/** What its rating is to be seen beside. Times are epoch milliseconds. */
export interface WorkItemStory {
  /** The score of the project in the last `days` days; absent where no rating came. */
  project?: Nps;
  days: number;
  /** What the respondent gave on other work items that the person may see; absent where Jira does not say now which. */
  earlier?: { key: string; summary: string; rating: number; ratedAt: number }[];
}

/** Calls of the panel on the work item. */
export type WorkItemApi = {
  getSurvey(input: WorkItemInputs['getSurvey']): Promise<Result<WorkItemSurvey>>;
  getStory(input: WorkItemInputs['getStory']): Promise<Result<WorkItemStory>>;
  /** Whom a survey would be sent to now: asked before one is sent by hand. */
  getRespondent(input: WorkItemInputs['getRespondent']): Promise<Result<RespondentView>>;
  /** Sends a new survey by hand; the earlier one keeps its history. */
  sendNow(input: WorkItemInputs['sendNow']): Promise<Result<{ surveyId: string }>>;
  /** From now on finishing this work item surveys nobody; `include` takes that back. */
  exclude(input: WorkItemInputs['exclude']): Promise<Result<null>>;
  include(input: WorkItemInputs['include']): Promise<Result<null>>;
  cancel(input: WorkItemInputs['cancel']): Promise<Result<null>>;
  retry(input: WorkItemInputs['retry']): Promise<Result<null>>;
  /** The unmatched response belongs to this work item's survey. */
  match(input: WorkItemInputs['match']): Promise<Result<null>>;
};
