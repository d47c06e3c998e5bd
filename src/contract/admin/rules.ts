import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';
import { jiraId, ruleId, workItemKey } from './ids';
import { along, type Along, alongInputs, type AlongPreview, type SendableFields } from './rule-along';
import { type LanguageCampaign, languages } from './rule-languages';
import { respondent, type Respondent, type SourceFieldOption } from './rule-respondent';
import { type HowOften, type Moment, timing } from './rule-timing';

const ids = z.array(jiraId).check(z.minLength(1), z.maxLength(500));

/** The rule as the screen has read it: what somebody else has saved since is not overwritten. */
const knownRule = z.object({ id: ruleId, revision: z.int() });
/** Null where there was none. */
const seenRule = z.nullable(knownRule);
const projectIds = z.union([z.literal('all'), ids]);
const finishedStatuses = z.union([z.literal('done-category'), ids]);
const campaignId = z.int().check(z.positive());

/** Characters of a rule's name at most. */
export const LONGEST_NAME = 100;
/** Characters of a rule's JQL at most. */
export const LONGEST_JQL = 2_000;
const jql = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_JQL));
const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_NAME));

/** Everything that an admin says about a rule at once. */
export const ruleParts = z.object({
  name: z.optional(name),
  campaignId,
  ...languages,
  projectIds,
  finishedStatuses,
  workTypes: z.optional(ids),
  requestTypes: z.optional(ids),
  jql: z.optional(jql),
  ...timing,
  ...along,
  ...respondent,
});

export type RuleParts = z.input<typeof ruleParts>;

export const rulesInputs = {
  saveCampaign: z.object({
    rule: seenRule,
    campaignId,
  }),
  /** Those that are found by name or key, those with these ids, or the first of the site. */
  listProjects: z.object({ query: z.optional(z.string().check(z.maxLength(200))), ids: z.optional(ids) }),
  listStatuses: z.object({ projectIds }),
  saveScope: z.object({ rule: seenRule, projectIds, finishedStatuses }),
  listRules: noInput,
  checkRules: noInput,
  /** Everything of a rule at once. One that is not there yet comes after the others. */
  saveRule: z.extend(ruleParts, { rule: seenRule }),
  ...alongInputs,
  /** Without a key: the one that was finished last in these projects. */
  previewAlong: z.object({ projectIds, finishedStatuses, workItemKey: z.optional(workItemKey), ...along }),
  listWorkTypes: z.object({ projectIds }),
  listRequestTypes: z.object({ projectIds }),
  listSourceFields: noInput,
  checkJql: z.object({ jql }),
  switchRule: z.object({ rule: knownRule, enabled: z.boolean() }),
  /** `to`: its place among the others, 0 the first. `order`: the rules as the screen shows them. */
  moveRule: z.object({
    ruleId,
    to: z.int().check(z.minimum(0)),
    order: z.array(ruleId).check(z.minLength(1), z.maxLength(100)),
  }),
  copyRule: z.object({ rule: knownRule, name }),
  countWaitingOf: z.object({ ruleId }),
  deleteRule: z.object({ rule: knownRule }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof rulesInputs>;

export interface ProjectOption {
  id: string;
  key: string;
  name: string;
  teamManaged: boolean;
}

export interface StatusOption {
  id: string;
  name: string;
  category: 'to-do' | 'in-progress' | 'done';
  /** Projects that are known to have it; none for a status that any of them may have. */
  projectIds: string[];
}

/** The statuses of some projects. */
export interface StatusesFound {
  statuses: StatusOption[];
  /** Projects of which Jira shows the app no statuses. */
  unseen: string[];
  /** These are the statuses of the whole site: more than the projects have. */
  ofSite: boolean;
}

/** A rule as it is saved. What is absent has not been chosen yet. */
export interface RuleView extends Along {
  id: string;
  revision: number;
  name?: string;
  enabled: boolean;
  campaign?: { id: number; name?: string };
  /** Another campaign for people of these languages. */
  languages?: LanguageCampaign[];
  scope?: { projectIds: 'all' | string[]; finishedStatuses: 'done-category' | string[] };
  /** Ids; every work type where absent. */
  workTypes?: string[];
  /** Ids; every request type, and what is no request, where absent. */
  requestTypes?: string[];
  jql?: string;
  /** When its surveys go out, and for how many of 100 work items; at once, and for all, where absent. */
  moment?: Moment;
  samplePercent?: number;
  /** At every completion where it is absent. */
  howOften?: HowOften;
  /** Whom it surveys; the reporter where absent. */
  respondent?: Respondent;
}

export interface WorkTypeOption {
  id: string;
  name: string;
  /** Projects that are known to have it; none for one that any of them may have. */
  projectIds: string[];
}

/** The work types of some projects; the rest is as with statuses. */
export interface WorkTypesFound extends Omit<StatusesFound, 'statuses'> {
  workTypes: WorkTypeOption[];
}

/** What customers of a service project can ask for. */
export type RequestTypeOption = WorkTypeOption;

/**
 * What Jira says of JQL: it also says in which order to list, which a rule has no use for; or Jira refuses it, in these
 * words of its own, already to the person or only to the app.
 */
export type JqlVerdict =
  { kind: 'fine' } | { kind: 'ordered' } | { kind: 'refused'; to: 'person' | 'app'; errors: string[] };

/** What is wrong with a rule: something is not chosen yet, or a rule before it takes everything that would come to it. */
export type RuleProblem = { kind: 'unfinished' } | { kind: 'shadowed'; by: string } | NoticedProblem;

/** What of a rule may be taken away elsewhere, several of a kind. */
type GoneThing = 'projects' | 'statuses' | 'work-types' | 'request-types' | 'fields';

/**
 * What was taken away elsewhere. `all`: nothing of the kind is left, so nothing comes to the rule. Or Jira refuses the JQL to
 * the app, in these words.
 */
export type OutsideProblem =
  | { kind: 'campaign-gone' }
  | { kind: `${GoneThing}-gone`; count: number; all: boolean }
  | { kind: 'jql-refused'; errors: string[] };

/** `since`: when it was noticed, epoch milliseconds. */
export type NoticedProblem = OutsideProblem & { since: number };

export type ListedRule = RuleView & { problems: RuleProblem[] };

/** Calls about whom to survey. */
export type RulesApi = {
  saveCampaign(input: Inputs['saveCampaign']): Promise<Result<null>>;
  listProjects(input: Inputs['listProjects']): Promise<Result<ProjectOption[]>>;
  listStatuses(input: Inputs['listStatuses']): Promise<Result<StatusesFound>>;
  saveScope(input: Inputs['saveScope']): Promise<Result<null>>;
  /** In the order in which they are tried. */
  listRules(input: Inputs['listRules']): Promise<Result<ListedRule[]>>;
  listWorkTypes(input: Inputs['listWorkTypes']): Promise<Result<WorkTypesFound>>;
  /** Those of the service projects among these; none where there are none, or the app sees none. */
  listRequestTypes(input: Inputs['listRequestTypes']): Promise<Result<RequestTypeOption[]>>;
  /** The fields that respondents can be found in. */
  listSourceFields(input: Inputs['listSourceFields']): Promise<Result<SourceFieldOption[]>>;
  checkJql(input: Inputs['checkJql']): Promise<Result<JqlVerdict>>;
  /** What is wrong with rules that were right when they were saved, by their ids. */
  checkRules(input: Inputs['checkRules']): Promise<Result<Record<string, NoticedProblem[]>>>;
  listSendableFields(input: Inputs['listSendableFields']): Promise<Result<SendableFields>>;
  /** `not-found`: there is no such work item, or the reader or the app does not see it. */
  previewAlong(input: Inputs['previewAlong']): Promise<Result<AlongPreview>>;
  saveRule(input: Inputs['saveRule']): Promise<Result<null>>;
  switchRule(input: Inputs['switchRule']): Promise<Result<null>>;
  moveRule(input: Inputs['moveRule']): Promise<Result<null>>;
  copyRule(input: Inputs['copyRule']): Promise<Result<null>>;
  /** How many surveys of a rule are still to go out; `more`: at least so many. */
  countWaitingOf(input: Inputs['countWaitingOf']): Promise<Result<{ waiting: number; more: boolean }>>;
  deleteRule(input: Inputs['deleteRule']): Promise<Result<null>>;
};
