import type { Decision } from '../../domain/eligibility/decide';
import { decide } from '../../domain/eligibility/decide';
import { ruleOf } from '../../domain/eligibility/completion-checks';
import type { Facts } from '../../domain/eligibility/facts';
import { workItemOf } from '../../domain/eligibility/facts';
import { failedAgain, succeeded } from '../../domain/patience';
import type { Reason, Survey } from '../../domain/survey';
import { move } from '../../domain/survey';
import type { Answers } from '../../ports/observations';
import type { LastAsked } from '../../ports/asked';
import type { Person, WorkItem } from '../../ports/work-items';
import type { Known, LookUpPorts } from './look-up';
import { addressIn, lookUp, readWorkItem, respondentOf } from './look-up';

export type PreparePorts = LookUpPorts;

export type Prepared =
  | { kind: 'ready'; survey: Survey; workItem: WorkItem; reporter: Person; emailAddress: string; last?: LastAsked }
  /** It goes to nobody. */
  | { kind: 'refused'; survey: Survey }
  | { kind: 'later'; survey: Survey & { dueAt: number } };

/** May a survey go out, as things are now? Nothing is written. `seen` takes what the look-ups show of this site. */
export async function prepareSurvey(
  ports: PreparePorts,
  { rules, guardRails }: Pick<Facts, 'rules' | 'guardRails'>,
  survey: Survey,
  seen: Answers,
): Promise<Prepared> {
  const now = ports.clock.now();
  let facts: Known = { survey, now, rules, guardRails };
  let decision = decide(facts);
  while (decision.kind === 'ask') {
    facts = { ...facts, ...(await lookUp(ports, facts, decision.fact, seen)) };
    decision = decide(facts);
  }
  if (decision.kind === 'send') return ready(ports, facts, now);
  if (decision.kind === 'skip') return refused(facts, decision, now);
  return decision.kind === 'wait' ? waiting(ports, facts, decision, now) : later(facts, decision, now);
}

async function ready(ports: PreparePorts, facts: Known, now: number): Promise<Prepared> {
  const workItem = readWorkItem(facts);
  const respondent = await respondentOf(ports, facts);
  const survey = scheduled(facts, now);
  const failing = succeeded(survey.failing, 'work-item', 'address');
  const reporter = workItem.reporter as Person;
  return {
    kind: 'ready',
    survey: { ...survey, respondent, failing },
    workItem,
    reporter,
    emailAddress: addressIn(facts),
    last: facts.last,
  };
}

/** A survey that goes to nobody, with the reason. One that was never scheduled by a rule has nothing to take back. */
function refused(facts: Known, { check, reason, unmarked }: Decision & { kind: 'skip' }, now: number): Prepared {
  const { survey } = facts;
  if (check.about === 'respondent') {
    const skipped = move(scheduled(facts, now), 'skipped', now, unmarked ? { reason, markMissing: false } : { reason });
    const replacedBy = facts.sentByHand?.id ?? survey.replacedBy;
    return { kind: 'refused', survey: reason === 'sent-by-hand' ? { ...skipped, replacedBy } : skipped };
  }
  return { kind: 'refused', survey: withdrawn(facts, reason, now, unmarked) };
}

function withdrawn(facts: Known, reason: Reason, now: number, unmarked?: true): Survey {
  const { undecided: _answered, ...survey } = facts.survey;
  if (survey.state !== 'planned') return move(survey, 'cancelled', now, { reason, markMissing: !unmarked });
  const projectId = workItemOf(facts)?.projectId ?? survey.projectId;
  return move(survey, 'skipped', now, { reason, projectId, markMissing: false });
}

/** It may go out, and not yet: whatever is tried in vain has worked. */
async function waiting(
  ports: PreparePorts,
  facts: Known,
  { reason, until }: Decision & { kind: 'wait' },
  now: number,
): Promise<Prepared> {
  const { failing: _worked, ...survey } = scheduled(facts, now);
  const known = facts.address?.kind === 'known' ? { respondent: await respondentOf(ports, facts) } : {};
  return { kind: 'later', survey: { ...survey, ...known, reason, dueAt: until } };
}

/** Again later, until patience with what is unavailable is over. */
function later(facts: Known, { check, step, until }: Decision & { kind: 'later' }, now: number): Prepared {
  const survey = check.about === 'respondent' ? scheduled(facts, now) : facts.survey;
  const before = step === 'address' ? succeeded(survey.failing, 'work-item') : survey.failing;
  const { failing, retryAt } = failedAgain(before, step, now);
  if (retryAt !== undefined) return { kind: 'later', survey: { ...survey, failing, dueAt: until ?? retryAt } };
  if (step === 'address') return { kind: 'refused', survey: move(survey, 'skipped', now, { reason: 'no-email' }) };
  const to = survey.state === 'planned' ? 'skipped' : 'cancelled';
  return { kind: 'refused', survey: move(survey, to, now, { reason: 'work-item-unreachable' }) };
}

/** The survey with the rule that sends it, once that is decided. */
function scheduled(facts: Known, now: number): Survey {
  const { undecided: _answered, ...survey } = facts.survey;
  const rule = ruleOf(facts);
  const workItem = workItemOf(facts);
  if (survey.state !== 'planned' || !rule || !workItem) return survey;
  const { projectId } = workItem;
  const { id: ruleId, campaignId } = rule;
  return move(survey, 'scheduled', now, { ruleId, campaignId, projectId, dueAt: survey.dueAt });
}
