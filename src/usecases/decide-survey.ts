import { hasLeftSince, wasDoneBefore } from '../domain/completion';
import type { Rule } from '../domain/rule';
import { enabledOf, finishes, matchRule } from '../domain/rule';
import type { Settings } from '../domain/settings';
import type { Reason, Survey, Undecided } from '../domain/survey';
import { move } from '../domain/survey';
import type { WorkItem } from '../ports/work-items';
import type { JudgePorts, Verdict } from './judge-completion';
import { judgeCompletion } from './judge-completion';

/**
 * The survey after a look at the work item as it is now: still finished by that completion, and by which rule. `ask-later`
 * where Jira does not tell now what decides.
 */
export async function decideSurvey(
  ports: JudgePorts,
  survey: Survey,
  workItem: WorkItem,
  settings: Settings,
  now: number,
): Promise<Survey | 'ask-later'> {
  // Somebody asked for this survey knowing the status.
  if (survey.origin === 'by-hand') return survey;
  const { undecided, ...rest } = survey;
  return undecided
    ? decidePlanned(ports, rest, undecided, workItem, settings, now)
    : decideScheduled(survey, workItem, settings, now);
}

/** It was a completion; is it still? */
function decideScheduled(survey: Survey, workItem: WorkItem, { rules }: Settings, now: number): Survey {
  const { projectId, status, categoryChanged } = workItem;
  const match = matchRule(rules, { projectId, status });
  if (match.kind !== 'match') return move(survey, 'cancelled', now, { reason: whyOutOfScope(rules, workItem) });
  if (!hasLeftSince(match.rule, survey.completedAt, categoryChanged)) return survey;
  // It is finished again: the mark is the newer survey's.
  return move(survey, 'cancelled', now, { reason: 'reopened', markMissing: false });
}

/** What was open when it was planned: was it a completion at all? */
async function decidePlanned(
  ports: JudgePorts,
  survey: Survey,
  undecided: Undecided,
  workItem: WorkItem,
  settings: Settings,
  now: number,
): Promise<Survey | 'ask-later'> {
  const { projectId } = workItem;
  const skipped = (reason: Reason) => move(survey, 'skipped', now, { reason, projectId, markMissing: false });
  const match = matchRule(settings.rules, { projectId, status: workItem.status });
  if (match.kind !== 'match') return skipped('no-rule');
  const verdict = await judge(ports, survey, undecided, workItem, match.rule, settings, now);
  switch (verdict.kind) {
    case 'unknown':
      return 'ask-later';
    case 'long-finished':
      return skipped('long-finished');
    case 'none':
      return skipped(verdict.why);
    case 'completion': {
      const { id: ruleId, campaignId } = match.rule;
      return move(survey, 'scheduled', now, { ruleId, campaignId, projectId, dueAt: survey.dueAt });
    }
  }
}

/** A work item that is finished all the same has left the rules' scope, or the rules have left it. */
function whyOutOfScope(rules: Rule[], { status }: WorkItem): Reason {
  const enabled = enabledOf(rules);
  const unfinished = enabled.length > 0 && enabled.every((rule) => finishes(rule, status) !== 'yes');
  return unfinished ? 'reopened' : 'no-rule';
}

async function judge(
  ports: JudgePorts,
  { workItemId, completedAt: at, id }: Survey,
  undecided: Undecided,
  { projectId, categoryChanged }: WorkItem,
  rule: Rule,
  settings: Settings,
  now: number,
): Promise<Verdict> {
  const changeId = id.slice(workItemId.length + 1);
  const change = { ...undecided, workItemId, projectId, changeId, at, dates: { categoryChanged } };
  const verdict = await judgeCompletion(ports, settings.rules, change, now);
  if (verdict.kind !== 'unknown' || !undecided.previousStatus) return verdict;
  // The status it came from may be gone from the site for good.
  const before = wasDoneBefore(rule, at, categoryChanged);
  if (before === 'unknown') return verdict;
  return before === 'yes' ? { kind: 'none', why: 'already-finished' } : { kind: 'completion', rule };
}
