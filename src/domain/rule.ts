/** Whom to survey. The simplest rule: these projects, these finished statuses, this campaign. */
export interface Rule {
  id: string;
  enabled: boolean;
  campaignId: number;
  campaignName?: string;
  /** Numeric project ids, or every project. */
  projects: 'all' | string[];
  /** Status ids that finish a work item, or every status of the Done category. */
  finishedStatuses: 'done-category' | string[];
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
  return rules.find((rule) => rule.enabled && inProjects(rule, projectId) === 'yes');
}

/** The first enabled rule that matches; `unknown` when a fact is missing that decides it. */
export function matchRule(rules: Rule[], completion: Completion): Match {
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const answers = [inProjects(rule, completion.projectId), finishes(rule, completion.status)];
    if (answers.includes('no')) continue;
    if (answers.includes('unknown')) return { kind: 'unknown' };
    return { kind: 'match', rule };
  }
  return { kind: 'none' };
}

function inProjects(rule: Rule, projectId: string | undefined): 'yes' | 'no' | 'unknown' {
  if (rule.projects === 'all') return 'yes';
  if (projectId === undefined) return 'unknown';
  return rule.projects.includes(projectId) ? 'yes' : 'no';
}
