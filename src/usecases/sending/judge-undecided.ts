import { wasDoneBefore } from '../../domain/completion';
import type { Facts } from '../../domain/eligibility/facts';
import { matchRule } from '../../domain/rule';
import type { Survey } from '../../domain/survey';
import { changeIdOf } from '../../domain/survey';
import type { WorkItem } from '../../ports/work-items';
import type { JudgePorts, Verdict } from './judge-completion';
import { judgeCompletion } from './judge-completion';

/**
 * Was the change of status that a survey was planned for a completion? What was open then is looked up now. `now` stands
 * for the moment of a change without one (epoch ms).
 */
export async function judgeUndecided(
  ports: JudgePorts,
  survey: Survey,
  workItem: WorkItem,
  { rules, jqlAnswers }: Pick<Facts, 'rules' | 'jqlAnswers'>,
  now: number,
): Promise<NonNullable<Facts['completion']>> {
  const { undecided, workItemId, completedAt: at } = survey;
  if (!undecided) return 'yes';
  const { projectId, workType, requestType, categoryChanged } = workItem;
  const changeId = changeIdOf(survey);
  // All that can decide has been asked for.
  const answers = Object.fromEntries(rules.map((rule) => [rule.id, jqlAnswers?.[rule.id] ?? ('no' as const)]));
  const known = { projectId, workType, requestType, jqlAnswers: answers };
  const change = { ...undecided, ...known, workItemId, changeId, at, dates: { categoryChanged } };
  const verdict = await judgeCompletion(ports, rules, change, now);
  const match = matchRule(rules, { ...known, status: workItem.status });
  if (verdict.kind !== 'unknown' || !undecided.previousStatus || match.kind !== 'match') return answerOf(verdict);
  // The status it came from may be gone from the site for good.
  const before = wasDoneBefore(match.rule, at, categoryChanged);
  if (before === 'unknown') return 'unknown';
  return before === 'yes' ? 'already-finished' : 'yes';
}

function answerOf(verdict: Verdict): NonNullable<Facts['completion']> {
  switch (verdict.kind) {
    case 'completion':
      return 'yes';
    case 'none':
      return verdict.why;
    default:
      return verdict.kind;
  }
}
