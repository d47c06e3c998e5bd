import type { AskedFact, Facts } from '../../domain/eligibility/facts';
import { workItemOf } from '../../domain/eligibility/facts';
import type { Clock } from '../../ports/clock';
import type { Exclusions } from '../../ports/exclusions';
import type { Ledger } from '../../ports/ledger';
import type { Answers } from '../../ports/observations';
import type { Person, WorkItem, WorkItems } from '../../ports/work-items';
import type { JudgePorts } from './judge-completion';
import { judgeUndecided } from './judge-undecided';
import { sentByHand } from './sent-by-hand';

export type Known = Facts<WorkItem>;

export interface LookUpPorts extends JudgePorts {
  ledger: Ledger;
  workItems: WorkItems;
  exclusions: Exclusions;
  clock: Clock;
}

/** Looks up what a check asked for. Nothing of a survey is written; `seen` takes what the look-up shows of this site. */
export async function lookUp(
  ports: LookUpPorts,
  facts: Known,
  fact: AskedFact,
  seen: Answers,
): Promise<Partial<Known>> {
  const { survey, rules, choice } = facts;
  switch (fact) {
    case 'workItem':
      return { workItem: asFact(await ports.workItems.read(survey.workItemId)) };
    case 'completion':
      return { completion: await judgeUndecided(ports, survey, readWorkItem(facts), rules, ports.clock.now()) };
    case 'choice':
      return { choice: await ports.exclusions.choiceFor(survey.workItemId) };
    case 'sentByHand':
      return { sentByHand: (await sentByHand(ports.ledger, survey, choice?.byHand as string)) ?? null };
    case 'address': {
      const email = await ports.workItems.emailOf(readWorkItem(facts).reporter as Person, survey.workItemId);
      if (email.kind !== 'try-later') seen['email-source'] = email.kind === 'email' ? email.source : email.kind;
      return { address: email.kind === 'email' ? { kind: 'known', address: email.address } : email };
    }
  }
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
