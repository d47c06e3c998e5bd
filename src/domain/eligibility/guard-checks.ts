import { hasLabel, isAtDomain, wasTooShort } from '../guard-rails';
import type { Check, Verdict } from './check';
import { ask, PASS, skip } from './check';
import { workItemExists } from './completion-checks';
import type { AskedFact, Facts, Told } from './facts';
import { isByHand, isUnguarded, workItemOf } from './facts';
import { GUARDS } from './guards';
import { accountIn, addressOf, isAddressAlone } from './respondent-of';
import { hasAddress, hasRespondent } from './respondent-checks';

/** These judge how a work item was finished: of what was sent by hand, finished or not, there is nothing to judge. */
function ofCompletions(name: keyof typeof GUARDS, needs: Check, judge: Check['judge']): Check {
  const check = unlessByHand(name, needs, judge);
  return { ...check, guardedToo: undefined, judge: (facts) => (isByHand(facts) ? PASS : judge(facts)) };
}

/** Whoever asks by hand has decided for this work item: guard rails are for what goes out by itself. */
function unlessByHand(name: keyof typeof GUARDS, needs: Check, judge: Check['judge']): Check {
  const { isOn, sees }: Pick<Check, 'isOn' | 'sees'> = GUARDS[name];
  return {
    name,
    about: 'respondent',
    needs,
    isOn,
    sees: seesPerson(name, sees),
    guardedToo: true,
    judge: (facts) => (isUnguarded(facts.survey) ? PASS : judge(facts)),
  };
}

/** They judge a person, and have nothing to judge where only an address is known. */
const ABOUT_A_PERSON: string[] = [
  'not-own-work',
  'person-allowed',
  'not-finished-by-reporter',
  'not-agent',
  'group-allowed',
];

function seesPerson(name: string, sees: Check['sees']): Check['sees'] {
  if (!ABOUT_A_PERSON.includes(name)) return sees;
  return (facts) => (isAddressAlone(facts) ? { what: 'no-account' } : sees?.(facts));
}

/** Whether the respondent is the person with this account; of an address alone nobody knows whose it is. */
function isAccountOf(facts: Facts, accountId: string | undefined): boolean {
  return accountId !== undefined && accountIn(facts) === accountId;
}

/** What follows from something that Jira is asked about; while it is unavailable, nothing does. */
export function onceTold<T>(fact: AskedFact, told: Told<T> | undefined, judge: (value: T) => Verdict): Verdict {
  if (!told) return ask(fact);
  return told.kind === 'told' ? judge(told.value) : { kind: 'later', step: 'work-item', until: told.until };
}

export const noLabelAgainst = unlessByHand('no-label-against', workItemExists, (facts) => {
  const label = facts.guardRails.noSurveyLabel;
  return label !== undefined && hasLabel(workItemOf(facts)?.labels ?? [], label) ? skip('no-survey-label') : PASS;
});

export const openLongEnough = unlessByHand('open-long-enough', workItemExists, (facts) => {
  const { survey, guardRails } = facts;
  const { leastOpenMinutes: least } = guardRails;
  const created = workItemOf(facts)?.created;
  if (least === undefined || created === undefined) return PASS;
  return wasTooShort(created, survey.completedAt ?? survey.plannedAt, least) ? skip('open-too-short') : PASS;
});

export const notOwnWork = unlessByHand('not-own-work', hasRespondent, (facts) =>
  facts.guardRails.skipOwn && isAccountOf(facts, workItemOf(facts)?.assigneeId) ? skip('reporter-is-assignee') : PASS,
);

export const personAllowed = unlessByHand('person-allowed', hasRespondent, (facts) => {
  const accountId = accountIn(facts);
  const { excludedPeople = [] } = facts.guardRails;
  return accountId !== undefined && excludedPeople.includes(accountId) ? skip('person-excluded') : PASS;
});

export const notFinishedByReporter = ofCompletions('not-finished-by-reporter', hasRespondent, (facts) => {
  if (!facts.guardRails.skipFinisher) return PASS;
  if (accountIn(facts) === undefined) return PASS;
  const judge = (accountId?: string) => (isAccountOf(facts, accountId) ? skip('reporter-finished-it') : PASS);
  const { completedBy } = facts.survey;
  if (completedBy !== undefined) return judge(completedBy);
  return onceTold('finisher', facts.finisher, ({ accountId }) => judge(accountId));
});

export const finishedByPerson = ofCompletions('finished-by-person', workItemExists, ({ guardRails, finisher }) =>
  guardRails.skipAppFinished
    ? onceTold('finisher', finisher, ({ isApp }) => (isApp ? skip('finished-by-app') : PASS))
    : PASS,
);

export const notInBulkChange = ofCompletions('not-in-bulk-change', workItemExists, ({ guardRails, bulk }) => {
  const { bulkMost } = guardRails;
  if (bulkMost === undefined) return PASS;
  if (bulk?.kind === 'open') return { kind: 'wait', reason: 'bulk-change', until: bulk.until };
  return onceTold('bulk', bulk, (items) => (items > bulkMost ? skip('bulk-change') : PASS));
});

export const notAgent = unlessByHand('not-agent', hasRespondent, (facts) => {
  const accountId = accountIn(facts);
  if (!facts.guardRails.skipAgents || accountId === undefined) return PASS;
  return onceTold('agent', facts.agents?.[accountId], (isAgent) => (isAgent ? skip('reporter-is-agent') : PASS));
});

export const groupAllowed = unlessByHand('group-allowed', hasRespondent, (facts) => {
  const { excludedGroups = [] } = facts.guardRails;
  if (excludedGroups.length === 0 || accountIn(facts) === undefined) return PASS;
  return onceTold('groups', facts.groups, (ids) =>
    ids.some((id) => excludedGroups.includes(id)) ? skip('group-excluded') : PASS,
  );
});

export const domainAllowed = unlessByHand('domain-allowed', hasAddress, (facts) => {
  const address = addressOf(facts);
  const isExcluded = address?.kind === 'known' && isAtDomain(address.address, facts.guardRails.excludedDomains);
  return isExcluded ? skip('domain-excluded') : PASS;
});

export const notInQuarantine = unlessByHand('not-in-quarantine', hasAddress, ({ guardRails, quarantine }) => {
  if (!guardRails.quarantine) return PASS;
  switch (quarantine?.kind) {
    case undefined:
      return ask('quarantine');
    case 'free':
      return PASS;
    case 'undecided':
      return { kind: 'wait', reason: 'quarantine', until: quarantine.until };
    case 'until':
      return guardRails.quarantine.then === 'drop'
        ? skip('quarantine')
        : { kind: 'wait', reason: 'quarantine', until: quarantine.until };
  }
});

/** A survey that has no slot yet takes one when it is about to be sent. */
export const withinCaps = unlessByHand('within-caps', workItemExists, ({ survey, guardRails, slot }) => {
  if (!guardRails.caps || survey.slotAt === undefined) return PASS;
  if (!slot) return ask('slot');
  return slot.kind === 'open' ? PASS : { kind: 'wait', reason: 'cap', until: slot.until };
});
