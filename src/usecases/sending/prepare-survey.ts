import type { Decision } from '../../domain/eligibility/decide';
import { decide, isPast } from '../../domain/eligibility/decide';
import { hasRespondent } from '../../domain/eligibility/respondent-checks';
import { ruleOf } from '../../domain/eligibility/completion-checks';
import type { Address, Facts } from '../../domain/eligibility/facts';
import { workItemOf } from '../../domain/eligibility/facts';
import { recordOf } from '../../domain/eligibility/record';
import { campaignByLanguage } from '../../domain/eligibility/language-check';
import { isForEveryone, respondentOf } from '../../domain/eligibility/respondent-of';
import type { Along } from '../../domain/along';
import type { Employee, Recipient } from '../../domain/invitation';
import { phoneNumber } from '../../domain/phone';
import type { Step } from '../../domain/patience';
import { failedAgain, succeeded } from '../../domain/patience';
import type { Reason } from '../../domain/reason';
import type { Survey } from '../../domain/survey';
import { move } from '../../domain/survey';
import { typesOf } from '../../domain/tally';
import type { OneOfSeveral } from '../../domain/surveys-together';
import { forTheFirst } from '../../domain/surveys-together';
import type { Answers } from '../../ports/observations';
import type { LastAsked } from '../../ports/asked';
import type { WorkItem } from '../../ports/work-items';
import type { Known, LookUpPorts } from './look-up';
import { addressIn, lookUp, readWorkItem, respondentKey } from './look-up';

export type PreparePorts = LookUpPorts;

export type Prepared =
  | ({ kind: 'ready'; survey: Survey; last?: LastAsked } & Carried)
  /** Several people are asked about its completion: from here on it is for the first of them. */
  | { kind: 'several'; survey: OneOfSeveral }
  /** It goes to nobody. */
  | { kind: 'refused'; survey: Survey }
  | { kind: 'later'; survey: Survey & { dueAt: number } };

/** What a survey that may go out carries. */
export interface Carried {
  workItem: WorkItem;
  recipient: Recipient;
  employee?: Employee;
  /** Absent where its rule is gone. */
  along?: Along;
}

/** May a survey go out, as things are now? Nothing is written. `seen` takes what the look-ups show of this site. */
export async function prepareSurvey(
  ports: PreparePorts,
  { rules, guardRails }: Pick<Facts, 'rules' | 'guardRails'>,
  survey: Survey,
  seen: Answers,
): Promise<Prepared> {
  const now = ports.clock.now();
  let known = await lookedUp(ports, { survey, now, rules, guardRails }, seen);
  if (isOutOfPatience(known)) known = await lookedUp(ports, withoutTheUnavailable(known.facts), seen);
  const { decision } = known;
  // It goes to the ledger with whatever is written of the survey next.
  const types = typesOf(workItemOf(known.facts) ?? {});
  // What it was when it was looked at first stands.
  const facts = { ...known.facts, survey: { ...types, ...survey, decision: recordOf(known.facts) } };
  const several = isPast(decision, hasRespondent) ? forSeveral(facts, now) : undefined;
  if (several) return { kind: 'several', survey: several };
  if (decision.kind === 'send') return ready(ports, facts, now);
  if (decision.kind === 'skip') return refused(facts, decision, now);
  return decision.kind === 'wait' ? waiting(ports, facts, decision, now) : later(facts, decision, now);
}

/** Where the rule asks more than one person, the survey of the first of them. */
function forSeveral(facts: Known, now: number): OneOfSeveral | undefined {
  const ratings = ruleOf(facts)?.respondent?.everyone;
  const choice = respondentOf(facts);
  if (!ratings || !isForEveryone(facts) || facts.survey.together || choice.kind !== 'chosen') return undefined;
  const [first, ...others] = (choice.everyone ?? []).map(({ key }) => key);
  if (first === undefined || others.length === 0) return undefined;
  return forTheFirst(scheduled(facts, now), ratings, [first, ...others]);
}

type Decided = { facts: Known; decision: Exclude<Decision, { kind: 'ask' }> };

/** Looks up whatever is needed to decide. */
async function lookedUp(ports: PreparePorts, known: Known, seen: Answers): Promise<Decided> {
  let facts = known;
  for (;;) {
    const decision = decide(facts);
    if (decision.kind !== 'ask') return { facts, decision };
    facts = { ...facts, ...(await lookUp(ports, facts, decision.fact, seen)) };
  }
}

/** Addresses have been unavailable for so long that nobody waits for them any more. */
function isOutOfPatience({ facts, decision }: Decided): boolean {
  if (decision.kind !== 'later' || decision.step !== 'address') return false;
  return failedAgain(failingBefore(facts, 'address'), 'address', facts.now).retryAt === undefined;
}

/** What still fails when this step does: whoever looks for an address has read the work item. */
function failingBefore({ survey }: Known, step: Step): Survey['failing'] {
  return step === 'address' ? succeeded(survey.failing, 'work-item') : survey.failing;
}

/** Whoever's address has been unavailable for long has none: the next source is asked, where there is one. */
function withoutTheUnavailable(facts: Known): Known {
  const settled = Object.entries(facts.addresses ?? {}).map(([accountId, address]): [string, Address] => [
    accountId,
    address.kind === 'unavailable' ? { kind: 'none' } : address,
  ]);
  return { ...facts, addresses: Object.fromEntries(settled) };
}

async function ready(ports: PreparePorts, facts: Known, now: number): Promise<Prepared> {
  const respondent = await respondentKey(ports, facts);
  const survey = scheduled(facts, now);
  const failing = succeeded(survey.failing, 'work-item', 'address');
  return {
    kind: 'ready',
    survey: { ...survey, respondent, failing, campaignId: campaignOf(facts) ?? survey.campaignId },
    ...whatIsSent(facts),
    last: facts.last,
  };
}

/** The campaign of the respondent's language, or the rule's; undefined where the rule makes no difference between languages. */
export function campaignOf(facts: Known): number | undefined {
  const rule = ruleOf(facts);
  return rule?.languages?.length ? (campaignByLanguage(facts)?.campaignId ?? rule.campaignId) : undefined;
}

/** Whom the survey goes to and what goes along, once that is known. */
export function whatIsSent(
  facts: Known,
): Pick<Prepared & { kind: 'ready' }, 'workItem' | 'recipient' | 'employee' | 'along'> {
  const { employee } = facts;
  return {
    workItem: readWorkItem(facts),
    recipient: recipientIn(facts),
    ...(employee?.kind === 'told' && employee.value ? { employee: employee.value } : {}),
    along: ruleOf(facts),
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
  const known = addressIn(facts) ? { respondent: await respondentKey(ports, facts) } : {};
  return { kind: 'later', survey: { ...survey, ...known, reason, dueAt: until } };
}

/** Again later, until patience with what is unavailable is over. */
function later(facts: Known, { check, step, until }: Decision & { kind: 'later' }, now: number): Prepared {
  const survey = check.about === 'respondent' ? scheduled(facts, now) : facts.survey;
  const { failing, retryAt } = failedAgain(failingBefore(facts, step), step, now);
  if (retryAt !== undefined) return { kind: 'later', survey: { ...survey, failing, dueAt: until ?? retryAt } };
  const to = survey.state === 'planned' ? 'skipped' : 'cancelled';
  return { kind: 'refused', survey: move(survey, to, now, { reason: 'work-item-unreachable' }) };
}

/** Whom it goes to, with what is known of them: of an address without a person nothing else, but the telephone number. */
function recipientIn(facts: Known): Recipient {
  const choice = respondentOf(facts);
  const person = choice.kind === 'chosen' ? choice.candidate.person : undefined;
  const field = ruleOf(facts)?.respondent?.phone?.id;
  const phone = field === undefined ? undefined : phoneNumber(readWorkItem(facts).texts?.[field] ?? '');
  return {
    emailAddress: addressIn(facts),
    ...(person ? { displayName: person.displayName, accountId: person.accountId } : {}),
    ...(phone === undefined ? {} : { phoneNumber: phone }),
  };
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
