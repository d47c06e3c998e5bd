import { jqlToAsk, ruleOf } from '../../domain/eligibility/completion-checks';
import type { Address, AskedFact, Facts } from '../../domain/eligibility/facts';
import { workItemOf } from '../../domain/eligibility/facts';
import type { Quarantine } from '../../domain/guard-rails';
import { addressOf, isAmongOthers, respondentOf } from '../../domain/eligibility/respondent-of';
import type { Candidate, Person } from '../../domain/respondent';
import type { Rule } from '../../domain/rule';
import { wantedBy } from '../../domain/wanted';
import type { Asked, LastAsked } from '../../ports/asked';
import type { Clock } from '../../ports/clock';
import type { Exclusions } from '../../ports/exclusions';
import type { Finished } from '../../ports/finished';
import type { Ledger } from '../../ports/ledger';
import type { Answers } from '../../ports/observations';
import type { People } from '../../ports/people';
import type { RuleQueries } from '../../ports/rule-queries';
import type { Signer } from '../../ports/signer';
import type { WorkItem, WorkItems } from '../../ports/work-items';
import { askedBefore } from './asked-before';
import { askJql } from './ask-jql';
import type { JudgePorts } from './judge-completion';
import { bulkOf } from './bulk-change';
import { employeeOf } from './employee';
import { finisherOf } from './finisher';
import { judgeUndecided } from './judge-undecided';
import { quarantineOf } from './quarantine';
import { sentByHand } from './sent-by-hand';

/** `last`: to be claimed before the survey goes out. */
export type Known = Facts<WorkItem> & { last?: LastAsked };

export interface LookUpPorts extends JudgePorts {
  ledger: Ledger;
  workItems: WorkItems;
  ruleQueries: RuleQueries;
  exclusions: Exclusions;
  people: People;
  finished: Finished;
  asked: Asked;
  signer: Signer;
  clock: Clock;
}

/** Looks up what a check asked for. Nothing of a survey is written; `seen` takes what the look-up shows of this site. */
export async function lookUp(
  ports: LookUpPorts,
  facts: Known,
  fact: AskedFact,
  seen: Answers,
): Promise<Partial<Known>> {
  const { survey, rules, guardRails, choice } = facts;
  switch (fact) {
    case 'workItem':
      return { workItem: asFact(await ports.workItems.read(survey.workItemId, wantedBy(rules, survey))) };
    case 'jql':
      return askJira(ports, facts);
    case 'completion':
      return { completion: await judgeUndecided(ports, survey, readWorkItem(facts), facts, ports.clock.now()) };
    case 'choice':
      return { choice: await ports.exclusions.choiceFor(survey.workItemId) };
    case 'sentByHand':
      return { sentByHand: (await sentByHand(ports.ledger, survey, choice?.byHand as string)) ?? null };
    case 'askedBefore':
      return { askedBefore: await askedBefore(ports, survey) };
    case 'employee':
      return { employee: await employeeOf(ports, survey, ruleOf(facts) as Rule) };
    case 'finisher':
      return { finisher: await finisherOf(ports, survey) };
    case 'bulk':
      return { bulk: await bulkOf(ports, survey, guardRails.bulkMost as number) };
    case 'agent': {
      const { accountId } = personIn(facts);
      const isAgent = await ports.people.isAgentOf(accountId, readWorkItem(facts).projectId);
      return { agents: { ...facts.agents, [accountId]: isAgent } };
    }
    case 'language':
      return { language: await ports.people.languageOf(personIn(facts).accountId) };
    case 'groups':
      return { groups: await ports.people.groupsOf(personIn(facts).accountId) };
    case 'address':
      return addressFact(ports, facts, seen);
    case 'slot': {
      const until = survey.slotAt ?? 0;
      return { slot: until > ports.clock.now() ? { kind: 'until', until } : { kind: 'open' } };
    }
    case 'quarantine':
      return quarantineOf(ports, survey, await respondentKey(ports, facts), guardRails.quarantine as Quarantine);
  }
}

async function addressFact({ workItems, signer }: LookUpPorts, facts: Known, seen: Answers): Promise<Partial<Known>> {
  const candidate = candidateIn(facts);
  if (!candidate.person) {
    const { address } = candidate;
    const known = { kind: 'known' as const, address, key: await keyFor(signer, address) };
    return { addresses: { ...facts.addresses, [address]: known } };
  }
  const { source, person } = candidate;
  const { id, reporter } = readWorkItem(facts);
  const isReporter = person.accountId === reporter?.accountId;
  const standing = isReporter ? 'reporter' : source.kind === 'participants' ? 'participant' : 'other';
  const email = await workItems.emailOf(person, id, standing);
  if (email.kind !== 'try-later') seen['email-source'] = email.kind === 'email' ? email.source : email.kind;
  const known: Address =
    email.kind === 'email'
      ? {
          kind: 'known',
          address: email.address,
          ...(isAmongOthers(facts) ? { key: await keyFor(signer, email.address) } : {}),
        }
      : email;
  return { addresses: { ...facts.addresses, [person.accountId]: known } };
}

/** Is the JQL of the rule whose turn it is true of the work item? */
async function askJira({ ruleQueries }: LookUpPorts, facts: Known): Promise<Partial<Known>> {
  const rule = jqlToAsk(facts);
  if (!rule) return {};
  const told = await askJql(ruleQueries, rule, readWorkItem(facts).id);
  if (told.kind === 'try-later') return { jqlUnanswered: { until: told.until } };
  return { jqlAnswers: { ...facts.jqlAnswers, [rule.id]: told.answer } };
}

function asFact(found: Awaited<ReturnType<WorkItems['read']>>): Known['workItem'] {
  if (found.kind === 'found') return { kind: 'found', now: found.workItem };
  return found.kind === 'gone' ? found : { kind: 'unreachable', until: 'until' in found ? found.until : undefined };
}

/** The work item, once it has been looked up. */
export function readWorkItem(facts: Known): WorkItem {
  const workItem = workItemOf(facts);
  if (!workItem) throw new Error('The work item has not been read');
  return workItem;
}

/** Whom a check has to know something of: no check asks about nobody. */
function candidateIn(facts: Known): Candidate {
  const choice = respondentOf(facts);
  if (choice.kind !== 'ask' && choice.kind !== 'chosen') throw new Error('There is nobody to ask about');
  return choice.candidate;
}

function personIn(facts: Known): Person {
  const { person } = candidateIn(facts);
  if (!person) throw new Error('There is nobody to ask about');
  return person;
}

/** Enough to tell a few people apart; it stands in the id of a survey, which travels in its token. */
const KEY_LENGTH = 12;

async function keyFor(signer: Signer, address: string): Promise<string> {
  return (await signer.sign(`one-of:${address.trim().toLowerCase()}`)).slice(0, KEY_LENGTH);
}

/** The address that the survey would go to; empty before it has been looked up. */
export function addressIn(facts: Known): string {
  const address = addressOf(facts);
  return address?.kind === 'known' ? address.address.trim() : '';
}

/** What recognises the respondent again without keeping the address. */
export function respondentKey({ signer }: LookUpPorts, facts: Known): Promise<string> {
  return signer.digest(`respondent:${addressIn(facts).toLowerCase()}`);
}
