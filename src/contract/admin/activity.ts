import * as z from 'zod/mini';
import type { DecisionView } from '../check-view';
import type { RespondentView } from '../respondent';
import type { InputsOf, Result } from '../result';
import { recordId } from '../result';
import type { SurveyView } from '../survey-view';
import type { ActivityPlace } from './activity-filter';
import { activityFilter, activityPlace } from './activity-filter';
import { jiraId, workItemKey } from './ids';

/** Why a response may be left out of the scores. */
export const LEAVE_REASONS = ['test', 'wrong-person', 'other'] as const;
/** Work items that are described at a time: more than a page has. */
const MOST_DESCRIBED = 50;

export const activityInputs = {
  /** The first page, or the one that begins at `place`. */
  getActivity: z.object({ filter: activityFilter, place: z.optional(activityPlace) }),
  countActivity: z.object({ filter: activityFilter, place: z.optional(activityPlace) }),
  exportActivity: z.object({ filter: activityFilter, place: z.optional(activityPlace) }),
  findActivity: z.object({ workItemKey, place: z.optional(activityPlace) }),
  getDecision: z.object({ surveyId: recordId }),
  describeWorkItems: z.object({ workItemIds: z.array(jiraId).check(z.minLength(1), z.maxLength(MOST_DESCRIBED)) }),
  getRespondentOf: z.object({ workItemKey }),
  retry: z.object({ kind: z.enum(['survey', 'response']), id: recordId }),
  /** An unmatched response belongs to this work item's survey, or to none. */
  assign: z.object({ responseId: recordId, workItemKey }),
  dismiss: z.object({ responseId: recordId }),
  /** Leaves its response out of the scores, or counts it again where no reason is given. */
  leaveOut: z.object({ surveyId: recordId, reason: z.nullable(z.enum(LEAVE_REASONS)) }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof activityInputs>;

export interface ActivityEntry extends SurveyView {
  /** As the work item was called when the survey was planned; empty where none is known. */
  workItemKey: string;
  /** Absent where the work item is not known. */
  workItemId?: string;
  /** Whether it goes out again is a person's decision, and nobody has decided yet. */
  needsPerson: boolean;
  /** The rule that decided, as it was called then. */
  rule?: { id: string; name?: string };
  /** What was decided about it is kept. */
  isExplained?: true;
  /** A response of this survey needs a person. */
  parked?: {
    responseId: string;
    reason: string;
    fields: { name: string; cause: string }[];
    /** Nobody but a person can tell which survey it belongs to. */
    unmatched?: true;
  };
}

export interface WorkItemSummary {
  id: string;
  /** Its key of today. */
  key: string;
  summary: string;
  reporterId?: string;
}

/** A survey, and what was decided about it, where that is kept. */
export interface SurveyDecision {
  survey: SurveyView;
  decision?: DecisionView;
}

/** A page of the list. */
export interface ActivityPage {
  entries: ActivityEntry[];
  /** Where the next page begins; absent on the last one. */
  next?: ActivityPlace;
  /** There was too much to look through: everything up to this moment (epoch ms) was, the next page goes on. */
  searchedTo?: number;
}

/** How many surveys there are under a heading for one reason, or for none; most first. */
export interface ActivityCounts {
  counts: { under: 'waiting' | 'sent' | 'answered' | 'not-sent'; reason?: string; count: number }[];
  /** Where counting goes on; absent where everything was counted. */
  next?: ActivityPlace;
  /** Everything up to this moment (epoch ms) is counted, where there is more. */
  countedTo?: number;
}

/** Calls about surveys and responses. */
export type ActivityApi = {
  getActivity(input: Inputs['getActivity']): Promise<Result<ActivityPage>>;
  /** How many fit, by what became of them and why, page by page. Responses that need a person are not counted. */
  countActivity(input: Inputs['countActivity']): Promise<Result<ActivityCounts>>;
  /** The same as `getActivity` in larger pages, without what responses wait for a person, except under `attention`. */
  exportActivity(input: Inputs['exportActivity']): Promise<Result<ActivityPage>>;
  /** The surveys of one work item, by its key of today or any that it had. */
  findActivity(input: Inputs['findActivity']): Promise<Result<ActivityPage>>;
  /** What was decided about a survey, as things were then. */
  getDecision(input: Inputs['getDecision']): Promise<Result<SurveyDecision>>;
  /** What these work items are about. Those that the admin may not see, or that are gone, are left out. */
  describeWorkItems(input: Inputs['describeWorkItems']): Promise<Result<WorkItemSummary[]>>;
  /** Whom a survey about this work item would be sent to now: asked before one is sent by hand. */
  getRespondentOf(input: Inputs['getRespondentOf']): Promise<Result<RespondentView>>;
  retry(input: Inputs['retry']): Promise<Result<null>>;
  assign(input: Inputs['assign']): Promise<Result<null>>;
  dismiss(input: Inputs['dismiss']): Promise<Result<null>>;
  /** `not-possible-now`: it has no rating, or is written to all the time. */
  leaveOut(input: Inputs['leaveOut']): Promise<Result<null>>;
};
