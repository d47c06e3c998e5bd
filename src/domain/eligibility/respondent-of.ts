import type { Choice } from '../respondent';
import { chooseRespondent, sourcesOf } from '../respondent';
import { ruleOf } from './completion-checks';
import type { Address, Facts, Told } from './facts';
import { workItemOf } from './facts';

/** Whom the survey would go to by its rule, as far as that is known. */
export function respondentOf(facts: Facts): Choice {
  const { agents = {}, addresses = {} } = facts;
  return chooseRespondent(sourcesOf(ruleOf(facts)), workItemOf(facts) ?? {}, {
    isAgent: (accountId) => agentAnswer(agents[accountId]),
    hasEmail: (accountId) => emailAnswer(addresses[accountId]),
  });
}

function agentAnswer(told: Told<boolean> | undefined) {
  if (!told) return 'not-asked' as const;
  return told.kind === 'told' ? told.value : { unavailable: 'work-item' as const, until: told.until };
}

function emailAnswer(address: Address | undefined) {
  switch (address?.kind) {
    case undefined:
      return 'not-asked' as const;
    case 'known':
      return true;
    case 'none':
      return false;
    case 'unavailable':
      return { unavailable: 'address' as const };
    case 'try-later':
      return { unavailable: 'work-item' as const, until: address.until };
  }
}

/** The account id of whoever the survey would go to; undefined for nobody, and for an address without a person. */
export function accountIn(facts: Facts): string | undefined {
  const choice = respondentOf(facts);
  return choice.kind === 'chosen' ? choice.candidate.person?.accountId : undefined;
}

/** Whether the survey would go to an address of which no person is known. */
export function isAddressAlone(facts: Facts): boolean {
  const choice = respondentOf(facts);
  return choice.kind === 'chosen' && choice.candidate.person === undefined;
}

/** The address that the survey would go to, as far as it is known. */
export function addressOf(facts: Facts): Address | undefined {
  const choice = respondentOf(facts);
  if (choice.kind !== 'chosen') return undefined;
  const { candidate } = choice;
  return candidate.person
    ? facts.addresses?.[candidate.person.accountId]
    : { kind: 'known', address: candidate.address };
}
