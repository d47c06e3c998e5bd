/** Whom to survey: these projects, these finished statuses, this campaign. A part that is absent rules nothing out. */
export interface Rule {
  id: string;
  /** What admins call it; one without is known by its campaign and scope. */
  name?: string;
  enabled: boolean;
  campaignId: number;
  campaignName?: string;
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
}

/** A rule as far as an admin has filled it in. It sends nothing before it is whole. */
export type RuleDraft = Pick<Rule, 'id'> & Partial<Omit<Rule, 'id' | 'enabled'>>;

/** A rule as admins edit it: each is stored under a revision of its own. */
export interface EditedRule {
  id: string;
  draft: RuleDraft;
  revision: number;
}

/** The rule that a draft makes; undefined while something is open. */
export function completed({ campaignId, projects, finishedStatuses, ...rest }: RuleDraft): Rule | undefined {
  if (campaignId === undefined || !projects?.length || !finishedStatuses) return undefined;
  return { ...rest, enabled: true, campaignId, projects, finishedStatuses };
}

/** The id of the next rule beside these: a survey's rule is found by it, so no two rules ever have the same. */
export function nextRuleId(ids: string[]): string {
  const numbers = ids.map((id) => Number(/^rule-(\d+)$/.exec(id)?.[1] ?? 0));
  return `rule-${Math.max(0, ...numbers) + 1}`;
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

/** What rules look at. */
export interface Completion {
  projectId?: string;
  status: Status;
}

export type Match = { kind: 'match'; rule: Rule } | { kind: 'none' } | { kind: 'unknown' };

/** Does this status finish a work item by this rule? */
export function finishes(rule: Rule, status: Status): 'yes' | 'no' | 'unknown' {
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

/** The first enabled rule that matches; `unknown` when a fact is missing that decides it. */
export function matchRule(rules: Rule[], completion: Completion): Match {
  for (const rule of enabledOf(rules)) {
    const answers = [inProjects(rule, completion.projectId), finishes(rule, completion.status)];
    if (answers.includes('no')) continue;
    if (answers.includes('unknown')) return { kind: 'unknown' };
    return { kind: 'match', rule };
  }
  return { kind: 'none' };
}

/** Is the project one of the rule's? */
export function covers(rule: Rule, projectId: string | undefined): boolean {
  return inProjects(rule, projectId) === 'yes';
}

function inProjects(rule: Rule, projectId: string | undefined): 'yes' | 'no' | 'unknown' {
  if (rule.projects === 'all') return 'yes';
  if (projectId === undefined) return 'unknown';
  return rule.projects.includes(projectId) ? 'yes' : 'no';
}
