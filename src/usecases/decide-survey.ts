import { hasLeftSince, wasDoneBefore } from '../domain/completion';
import type { Rule } from '../domain/rule';
import { enabledOf, finishes, matchRule } from '../domain/rule';
import type { Settings } from '../domain/settings';
import type { Reason, Survey } from '../domain/survey';
import { move } from '../domain/survey';
import type { WorkItem } from '../ports/work-items';
import type { JudgePorts, Verdict } from './judge-completion';
import { judgeCompletion } from './judge-completion';

export type Decision =
  | { kind: 'decided'; survey: Survey }
  /** Jira does not tell now what decides. */
  | { kind: 'ask-later' };

/** The survey after a look at the work item as it is now: still finished by that completion, and by which rule. */
export async function decideSurvey(
  ports: JudgePorts,
  survey: Survey,
  workItem: WorkItem,
  settings: Settings,
  now: number,
): Promise<Decision> {
  // Somebody asked for this survey knowing the status.
  if (survey.origin === 'by-hand') return { kind: 'decided', survey };
  const { projectId, categoryChanged } = workItem;
  const match = matchRule(settings.rules, { projectId, status: workItem.status });
  const left = match.kind === 'match' && hasLeftSince(match.rule, survey.completedAt, categoryChanged);
  if (survey.state === 'scheduled') {
    if (match.kind === 'match' && !left) return { kind: 'decided', survey };
    // Where it is finished again, the mark is the newer survey's.
    const reason = match.kind === 'match' ? 'reopened' : whyOutOfScope(settings.rules, workItem);
    return decided(move(survey, 'cancelled', now, { reason, markMissing: !left }));
  }
  const skipped = (reason: Reason) => {
    return decided(move(survey, 'skipped', now, { reason, projectId, markMissing: false }));
  };
  if (match.kind !== 'match') return skipped('no-rule');
  if (left) return skipped('reopened');
  const verdict = await judge(ports, survey, workItem, match.rule, settings, now);
  switch (verdict.kind) {
    case 'unknown':
      return { kind: 'ask-later' };
    case 'long-finished':
      return skipped('long-finished');
    case 'none':
      return skipped(verdict.why);
    case 'completion': {
      const { id: ruleId, campaignId } = match.rule;
      return decided(move(survey, 'scheduled', now, { ruleId, campaignId, projectId, dueAt: survey.dueAt }));
    }
  }
}

/** A work item that is finished all the same has left the rules' scope, or the rules have left it. */
function whyOutOfScope(rules: Rule[], { status }: WorkItem): Reason {
  const enabled = enabledOf(rules);
  const unfinished = enabled.length > 0 && enabled.every((rule) => finishes(rule, status) !== 'yes');
  return unfinished ? 'reopened' : 'no-rule';
}

/** What was open when the survey was planned. */
async function judge(
  ports: JudgePorts,
  survey: Survey,
  { projectId, categoryChanged }: WorkItem,
  rule: Rule,
  settings: Settings,
  now: number,
): Promise<Verdict> {
  const { undecided, workItemId, completedAt: at, id } = survey;
  if (!undecided) return { kind: 'completion', rule };
  const changeId = id.slice(workItemId.length + 1);
  const change = { ...undecided, workItemId, projectId, changeId, at, dates: { categoryChanged } };
  const verdict = await judgeCompletion(ports, settings.rules, change, now);
  if (verdict.kind !== 'unknown' || !undecided.previousStatus) return verdict;
  // The status it came from may be gone from the site for good.
  const before = wasDoneBefore(rule, at, categoryChanged);
  if (before === 'unknown') return verdict;
  return before === 'yes' ? { kind: 'none', why: 'already-finished' } : { kind: 'completion', rule };
}

function decided(survey: Survey): Decision {
  const { undecided: _answered, ...rest } = survey;
  return { kind: 'decided', survey: rest };
}
