import type { Answer, Choice, KnownOfPeople } from '../respondent';
import { chooseEveryone, chooseOwn, chooseRespondent, sourcesOf } from '../respondent';
import { ruleOf } from './completion-checks';
import type { Address, Facts, Told } from './facts';
import { isByHand, workItemOf } from './facts';

/** Whom the survey would go to by its rule, as far as that is known. */
export function respondentOf(facts: Facts): Choice {
  const { agents = {}, addresses = {}, survey } = facts;
  const known: KnownOfPeople = {
    isAgent: (accountId) => agentAnswer(agents[accountId]),
    hasEmail: (accountId) => emailAnswer(addresses[accountId], () => true, false),
    keyOf: (who) => emailAnswer<{ key?: string }>(addresses[who], ({ key }) => ({ key }), {}),
  };
  const [sources, item] = [sourcesOf(ruleOf(facts)), workItemOf(facts) ?? {}];
  if (survey.together) return chooseOwn(survey.together.own, sources, item, known);
  return isForEveryone(facts) ? chooseEveryone(sources, item, known) : chooseRespondent(sources, item, known);
}

/** Whether one person is to be told from others who are asked about the same completion. */
export function isAmongOthers(facts: Facts): boolean {
  return facts.survey.together !== undefined || isForEveryone(facts);
}

/** Whether the rule surveys everyone whom its sources give. Whoever sends by hand asks one person. */
export function isForEveryone(facts: Facts): boolean {
  return !isByHand(facts) && ruleOf(facts)?.respondent?.everyone !== undefined;
}

function agentAnswer(told: Told<boolean> | undefined) {
  if (!told) return 'not-asked' as const;
  return told.kind === 'told' ? told.value : { unavailable: 'work-item' as const, until: told.until };
}

function emailAnswer<T>(
  address: Address | undefined,
  ofKnown: (address: Address & { kind: 'known' }) => T,
  none: T,
): Answer<T> {
  switch (address?.kind) {
    case undefined:
      return 'not-asked';
    case 'known':
      return ofKnown(address);
    case 'none':
      return none;
    case 'unavailable':
      return { unavailable: 'address' };
    case 'try-later':
      return { unavailable: 'work-item', until: address.until };
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
