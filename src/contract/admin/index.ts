import * as z from 'zod/mini';
import { MOST_CHECKED_AT_ONCE } from '../limits';
import type { Result } from '../result';
import { noInput, recordId } from '../result';
import type { SiteCheckApi } from './site-check';
import { siteCheckInputs } from './site-check';
import type { HistoryView, SurveyView } from '../survey-view';

const idSchema = z.string().check(z.regex(/^\d{1,20}$/));
const fieldIdSchema = z.string().check(z.regex(/^[a-z]{1,20}_\d{1,12}$/));
const ids = z.array(idSchema).check(z.minLength(1), z.maxLength(500));
/** Hours that an old secret may stay valid: a month. */
const LONGEST_ROTATION_HOURS = 24 * 30;

/** The rule as the screen has read it, null where there was none: what somebody else has saved since is not overwritten. */
const seenRule = z.nullable(z.object({ id: z.string().check(z.regex(/^[a-z0-9-]{1,50}$/)), revision: z.int() }));

const workItemKey = z.string().check(z.trim(), z.regex(/^[A-Za-z][A-Za-z0-9_]+-\d+$/));

/** What each admin call takes. Parsed again in the backend: the browser is not trusted because it compiles. */
export const adminInputs = {
  getSetup: noInput,
  /** Checks the key with nps.today before it is stored. */
  connect: z.object({ apiKey: z.string().check(z.trim(), z.minLength(8), z.maxLength(512)) }),
  disconnect: noInput,
  listCampaigns: noInput,
  saveCampaign: z.object({
    rule: seenRule,
    campaignId: z.int().check(z.positive()),
    campaignName: z.optional(z.string().check(z.maxLength(500))),
  }),
  listProjects: z.object({ query: z.optional(z.string().check(z.maxLength(200))) }),
  listStatuses: noInput,
  saveScope: z.object({
    rule: seenRule,
    projectIds: z.union([z.literal('all'), ids]),
    finishedStatuses: z.union([z.literal('done-category'), ids]),
  }),
  listFields: noInput,
  saveFields: z.object({
    ratingFieldId: z.nullable(fieldIdSchema),
    commentFieldId: z.nullable(fieldIdSchema),
    categoryFieldId: z.nullish(fieldIdSchema),
    respondedAtFieldId: z.nullish(fieldIdSchema),
    stateFieldId: z.nullish(fieldIdSchema),
  }),
  /** Creates both fields where they do not exist yet, and maps them. Safe to run twice. */
  createFields: noInput,
  /** A few projects at a time: one call has 25 seconds. `quick`: reasons are looked for only where something is wrong. */
  checkFields: z.object({
    projectIds: z.array(idSchema).check(z.minLength(1), z.maxLength(MOST_CHECKED_AT_ONCE)),
    quick: z.optional(z.boolean()),
  }),
  /** Puts the mapped fields on the screens of one project. */
  repairFields: z.object({ projectId: idSchema }),
  getNotification: noInput,
  rotateSecret: z.object({ oldValidHours: z.int().check(z.minimum(0), z.maximum(LONGEST_ROTATION_HOURS)) }),
  /** What is left out stays as it is. */
  saveOptions: z
    .object({
      sendSummary: z.optional(z.boolean()),
      acceptAutomation: z.optional(z.boolean()),
      tellWatchers: z.optional(z.boolean()),
      writeLocked: z.optional(z.boolean()),
    })
    .check(z.refine((options) => Object.keys(options).length > 0)),
  setPaused: z.object({ paused: z.boolean() }),
  getOverview: noInput,
  getActivity: z.object({ filter: z.enum(['all', 'waiting', 'sent', 'answered', 'not-sent', 'attention']) }),
  retry: z.object({ kind: z.enum(['survey', 'response']), id: recordId }),
  /** An unmatched response belongs to this work item's survey, or to none. */
  assign: z.object({ responseId: recordId, workItemKey }),
  dismiss: z.object({ responseId: recordId }),
  /** Work items to try the loop on: the admin's own. */
  listOwnWorkItems: noInput,
  startLoopTest: z.object({ workItemKey }),
  getLoopTest: z.object({ surveyId: recordId }),
  ...siteCheckInputs,
} satisfies Record<string, z.ZodMiniType>;

export type AdminInputs = { [Call in keyof typeof adminInputs]: z.input<(typeof adminInputs)[Call]> };

/** Where the set-up stands. Times are epoch milliseconds. */
export interface Setup {
  connection?: { keyEnding: string; verifiedAt: number };
  /** What a change of campaign or scope is made to. */
  rule?: { id: string; revision: number };
  campaign?: { id: number; name?: string };
  scope?: { projectIds: 'all' | string[]; finishedStatuses: 'done-category' | string[] };
  fields: FieldChoice;
  notification: NotificationView;
  options: Options;
  pause?: { reason: 'by-admin' | 'key-refused'; since: number };
}

/** What is off unless an admin switches it on. */
export interface Options {
  /** The work item's title goes to nps.today. */
  sendSummary: boolean;
  /** Responses to surveys of the site's old automation rule are taken. */
  acceptAutomation: boolean;
  /** Jira mails a work item's watchers when a response is written. */
  tellWatchers: boolean;
  /** Responses are written also where a work item's status lets nobody edit it. */
  writeLocked: boolean;
}

export interface FieldChoice {
  rating?: { id: string; name: string };
  comment?: { id: string; name: string; format: 'short-text' | 'paragraph' };
  category?: { id: string; name: string };
  respondedAt?: { id: string; name: string };
  state?: { id: string; name: string };
}

export interface NotificationView {
  lastTestAt?: number;
  lastRefused?: { at: number; reason: 'not-understood' | 'too-large'; count: number };
}

export interface StatusOption {
  id: string;
  name: string;
  done: boolean;
  /** Set for a status that one project has to itself. */
  projectId?: string;
}

export interface FieldOption {
  id: string;
  name: string;
  /** What it can hold. */
  fits: ('rating' | 'comment' | 'category' | 'respondedAt' | 'state')[];
  type: 'number' | 'short-text' | 'paragraph' | 'date' | 'date-time';
}

/** Whether the mapped fields can be written in one project. */
export interface ProjectFieldCheck {
  projectId: string;
  projectKey: string;
  projectName: string;
  /**
   * `missing`: the app can see to it; `team-managed`: a person has to; `locked`: the status of finished work items lets
   * nobody edit them; `hidden`: the app may not browse the project; `read-only`: it may not edit there; `gone`: there is
   * no such project; `unknown`: Jira does not tell now.
   */
  kind: 'ready' | 'missing' | 'team-managed' | 'locked' | 'hidden' | 'read-only' | 'gone' | 'unknown';
  /** The status of finished work items lets nobody edit them, whatever else is in the way. */
  locked: boolean;
  /** Fields that work items of this project cannot have at all: no context of theirs holds it. */
  notApplied: ('rating' | 'comment')[];
  /** Fields that the project's field scheme leaves out. */
  notInScheme: ('rating' | 'comment')[];
  /** The project has a field of its own by this one's name; responses are not written to it. */
  ownFields: ('rating' | 'comment')[];
  /** What Jira was asked about: a finished work item, another, or none because there is none. */
  askedAbout: 'finished' | 'unfinished' | 'none';
  screens: { screenId: string; screenName: string; missing: ('rating' | 'comment')[] }[];
}

export interface Overview {
  periods: { days: 7 | 30; surveys: number; responses: number; more: boolean }[];
  lastResponseAt?: number;
  /** Surveys that are to go out. */
  waiting: number;
  attention: {
    parkedResponses: number;
    failedSurveys: number;
    unconfirmedSurveys: number;
    /** They wait because the site does not let the app call nps.today. */
    keptBackSurveys: number;
  };
}

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

/** Calls of the admin page. */
export type AdminApi = SiteCheckApi & {
  getSetup(input: AdminInputs['getSetup']): Promise<Result<Setup>>;
  connect(input: AdminInputs['connect']): Promise<Result<{ keyEnding: string; campaigns: number }>>;
  disconnect(input: AdminInputs['disconnect']): Promise<Result<null>>;
  listCampaigns(input: AdminInputs['listCampaigns']): Promise<Result<{ id: number; name: string }[]>>;
  saveCampaign(input: AdminInputs['saveCampaign']): Promise<Result<null>>;
  listProjects(
    input: AdminInputs['listProjects'],
  ): Promise<Result<{ id: string; key: string; name: string; teamManaged: boolean }[]>>;
  listStatuses(input: AdminInputs['listStatuses']): Promise<Result<StatusOption[]>>;
  saveScope(input: AdminInputs['saveScope']): Promise<Result<null>>;
  listFields(input: AdminInputs['listFields']): Promise<Result<FieldOption[]>>;
  saveFields(input: AdminInputs['saveFields']): Promise<Result<null>>;
  createFields(input: AdminInputs['createFields']): Promise<Result<FieldChoice>>;
  checkFields(input: AdminInputs['checkFields']): Promise<Result<ProjectFieldCheck[]>>;
  repairFields(input: AdminInputs['repairFields']): Promise<Result<ProjectFieldCheck>>;
  getNotification(input: AdminInputs['getNotification']): Promise<Result<NotificationView & { url: string }>>;
  rotateSecret(input: AdminInputs['rotateSecret']): Promise<Result<{ url: string }>>;
  saveOptions(input: AdminInputs['saveOptions']): Promise<Result<null>>;
  setPaused(input: AdminInputs['setPaused']): Promise<Result<null>>;
  getOverview(input: AdminInputs['getOverview']): Promise<Result<Overview>>;
  getActivity(input: AdminInputs['getActivity']): Promise<Result<ActivityEntry[]>>;
  retry(input: AdminInputs['retry']): Promise<Result<null>>;
  assign(input: AdminInputs['assign']): Promise<Result<null>>;
  dismiss(input: AdminInputs['dismiss']): Promise<Result<null>>;
  listOwnWorkItems(input: AdminInputs['listOwnWorkItems']): Promise<Result<{ key: string; summary: string }[]>>;
  startLoopTest(input: AdminInputs['startLoopTest']): Promise<Result<{ surveyId: string }>>;
  getLoopTest(input: AdminInputs['getLoopTest']): Promise<Result<LoopTest>>;
};
