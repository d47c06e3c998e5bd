import type { Along } from './along';
import type { Frequency } from './frequency';
import type { LanguageCampaign } from './language';
import type { Moment } from './moment';
import type { RespondentPart } from './respondent';

/** Whom to survey: these projects, these finished statuses, this campaign. A part that is absent rules nothing out. */
export interface Rule extends Along {
  id: string;
  /** What admins call it; one without is known by its campaign and scope. */
  name?: string;
  enabled: boolean;
  campaignId: number;
  campaignName?: string;
  /** Another campaign for people of these languages. */
  languages?: LanguageCampaign[];
  /** Numeric project ids, or every project. */
  projects: 'all' | string[];
  /** Status ids that finish a work item, or every status of the Done category. */
  finishedStatuses: 'done-category' | string[];
  /** Ids of work types; none listed stands for every work type. */
  workTypes?: string[];
  /** Ids of request types; none listed stands for every one, and for work items that are no requests. */
  requestTypes?: string[];
  /** What else Jira must find true of the work item. Jira evaluates it, as the app. */
  jql?: string;
  /** When its surveys go out; at once where it is absent. */
  moment?: Moment;
  /** Only so many of 100 work items are surveyed, always the same; all where it is absent. */
  samplePercent?: number;
  /** Whom it surveys; the reporter where it is absent. */
  respondent?: RespondentPart;
  /** How often one work item is asked about; at every completion where it is absent. */
  howOften?: Frequency;
}

/** A rule as far as an admin has filled it in. It sends nothing before it is whole, nor while it is switched off. */
export type RuleDraft = Pick<Rule, 'id'> & Partial<Omit<Rule, 'id'>>;

/** A rule as admins edit it: each is stored under a revision of its own. */
export interface EditedRule {
  id: string;
  draft: RuleDraft;
  revision: number;
}

/** Every campaign that a rule may send. */
export function campaignsOf({ campaignId, languages = [] }: Pick<RuleDraft, 'campaignId' | 'languages'>): number[] {
  const others = languages.map((each) => each.campaignId);
  return campaignId === undefined ? others : [campaignId, ...others];
}

/** The rule that a draft makes; undefined while something is open. */
export function completed({
  enabled = true,
  campaignId,
  projects,
  finishedStatuses,
  ...rest
}: RuleDraft): Rule | undefined {
  if (campaignId === undefined || !projects?.length || !finishedStatuses) return undefined;
  return { ...rest, enabled, campaignId, projects, finishedStatuses };
}

/** The highest number in the ids of these rules. */
export function lastRuleNumber(ids: string[]): number {
  return Math.max(0, ...ids.map((id) => Number(/^rule-(\d+)$/.exec(id)?.[1] ?? 0)));
}

/**
 * The id of the next rule beside these. A survey's rule is found by it, so no two rules ever have the same: `last` is the
 * highest number that one of those had which are deleted.
 */
export function nextRuleId(ids: string[], last = 0): string {
  return `rule-${Math.max(last, lastRuleNumber(ids)) + 1}`;
}

/** The projects that any of these rules covers, once each. */
export function coveredProjects(rules: Pick<RuleDraft, 'projects'>[]): 'all' | string[] {
  const covered = new Set<string>();
  for (const { projects = [] } of rules) {
    if (projects === 'all') return 'all';
    projects.forEach((id) => covered.add(id));
  }
  return [...covered];
}

/** The rules that are switched on. */
export function enabledOf(rules: Rule[]): Rule[] {
  return rules.filter(({ enabled }) => enabled);
}

/** A status as far as it is known: the event that woke us may name neither its id nor its category. */
export interface Status {
  id?: string;
  /** Whether the status belongs to the Done category; undefined when not known. */
  done?: boolean;
}

type Answer = 'yes' | 'no' | 'unknown';

/** What Jira says of a rule's JQL. `broken`: it refuses the JQL itself, and the rule matches nothing. */
export type JqlAnswer = 'yes' | 'no' | 'broken';

/** What rules look at, as far as it is known. */
export interface Completion {
  projectId?: string;
  status: Status;
  /** The id of the work type. */
  workType?: string;
  /** The id of the request type; null for a work item that is no request. */
  requestType?: string | null;
  /** By the rule's id. */
  jqlAnswers?: Readonly<Record<string, JqlAnswer>>;
}

export type Match = { kind: 'match'; rule: Rule } | { kind: 'none' } | { kind: 'unknown' };

/** Does this status finish a work item by this rule? */
export function finishes(rule: Pick<Rule, 'finishedStatuses'>, status: Status): Answer {
  if (rule.finishedStatuses === 'done-category') {
    if (status.done === undefined) return 'unknown';
    return status.done ? 'yes' : 'no';
  }
  if (status.id === undefined) return 'unknown';
  return rule.finishedStatuses.includes(status.id) ? 'yes' : 'no';
}

/** The first enabled rule that covers a project, whatever the status. */
export function ruleOfProject(rules: Rule[], projectId: string): Rule | undefined {
  return enabledOf(rules).find((rule) => covers(rule, projectId));
}

/** The enabled rules for work items like this one, whatever its status and whatever Jira says of their JQL. */
export function rulesForItem(rules: Rule[], item: Completion): Rule[] {
  return enabledOf(rules).filter(
    (rule) => covers(rule, item.projectId) && ofWorkType(rule, item) === 'yes' && ofRequestType(rule, item) === 'yes',
  );
}

/** The first enabled rule that matches; `unknown` when a fact is missing that decides it. */
export function matchRule(rules: Rule[], completion: Completion): Match {
  const rule = firstPossible(rules, completion);
  if (!rule) return { kind: 'none' };
  return matches(rule, completion) === 'yes' ? { kind: 'match', rule } : { kind: 'unknown' };
}

/** The rule whose JQL has to be asked for, before anybody knows which one matches; undefined where none is. */
export function ruleToAsk(rules: Rule[], completion: Completion): Rule | undefined {
  const rule = firstPossible(rules, completion);
  return rule && fulfils(rule, completion) === 'unknown' ? rule : undefined;
}

function firstPossible(rules: Rule[], completion: Completion): Rule | undefined {
  return enabledOf(rules).find((rule) => matches(rule, completion) !== 'no');
}

/** Does every part of the rule match? */
export function matches(rule: Rule, completion: Completion): Answer {
  const answers = [
    inProjects(rule, completion.projectId),
    finishes(rule, completion.status),
    ofWorkType(rule, completion),
    ofRequestType(rule, completion),
    fulfils(rule, completion),
  ];
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** The enabled rules that wait for this status in this project, whatever else they ask for. */
export function rulesNear(rules: Rule[], { projectId, status }: Completion): Rule[] {
  return enabledOf(rules).filter((rule) => covers(rule, projectId) && finishes(rule, status) === 'yes');
}

/** Is the project one of the rule's? */
export function covers(rule: Rule, projectId: string | undefined): boolean {
  return inProjects(rule, projectId) === 'yes';
}

export function inProjects(rule: Rule, projectId: string | undefined): Answer {
  if (rule.projects === 'all') return 'yes';
  return isListed(rule.projects, projectId);
}

/** Is it of one of the work types that the rule is for? */
export function ofWorkType({ workTypes }: Rule, { workType }: Completion): Answer {
  return workTypes?.length ? isListed(workTypes, workType) : 'yes';
}

/** Is it of one of the request types that the rule is for? */
export function ofRequestType({ requestTypes }: Rule, { requestType }: Completion): Answer {
  return requestTypes?.length ? isListed(requestTypes, requestType) : 'yes';
}

/** Is the rule's JQL true of it? */
export function fulfils(rule: Rule, { jqlAnswers = {} }: Completion): Answer {
  if (!hasJql(rule)) return 'yes';
  const answer = jqlAnswers[rule.id] ?? 'unknown';
  return answer === 'broken' ? 'no' : answer;
}

/** Does any rule in force go by this part? */
export function someFor(rules: Rule[], part: 'workTypes' | 'requestTypes'): boolean {
  return enabledOf(rules).some((rule) => (rule[part] ?? []).length > 0);
}

export function hasJql({ jql }: Pick<Rule, 'jql'>): boolean {
  return Boolean(jql?.trim());
}

function isListed(ids: string[], id: string | null | undefined): Answer {
  if (id === undefined) return 'unknown';
  return id !== null && ids.includes(id) ? 'yes' : 'no';
}
