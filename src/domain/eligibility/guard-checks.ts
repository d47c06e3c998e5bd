import { hasLabel, isAtDomain, wasTooShort } from '../guard-rails';
import type { Check, Verdict } from './check';
import { ask, PASS, skip } from './check';
import { workItemExists } from './completion-checks';
import type { AskedFact, Told } from './facts';
import { isByHand, workItemOf } from './facts';
import { hasAddress, hasReporter } from './respondent-checks';

/** Whoever asks by hand has decided for this work item: guard rails are for what goes out by itself. */
function unlessByHand(name: string, needs: Check, judge: Check['judge']): Check {
  return { name, about: 'respondent', needs, judge: (facts) => (isByHand(facts) ? PASS : judge(facts)) };
}

/** What follows from something that Jira is asked about; while it is unavailable, nothing does. */
function onceTold<T>(fact: AskedFact, told: Told<T> | undefined, judge: (value: T) => Verdict): Verdict {
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

export const notOwnWork = unlessByHand('not-own-work', hasReporter, (facts) =>
  facts.guardRails.skipOwn && workItemOf(facts)?.isOwn ? skip('reporter-is-assignee') : PASS,
);

export const personAllowed = unlessByHand('person-allowed', hasReporter, (facts) => {
  const accountId = workItemOf(facts)?.reporter?.accountId;
  const { excludedPeople = [] } = facts.guardRails;
  return accountId !== undefined && excludedPeople.includes(accountId) ? skip('person-excluded') : PASS;
});

export const notFinishedByReporter = unlessByHand('not-finished-by-reporter', hasReporter, (facts) => {
  if (!facts.guardRails.skipFinisher) return PASS;
  const reporter = workItemOf(facts)?.reporter?.accountId;
  const judge = (accountId?: string) => (accountId === reporter ? skip('reporter-finished-it') : PASS);
  const { completedBy } = facts.survey;
  if (completedBy !== undefined) return judge(completedBy);
  return onceTold('finisher', facts.finisher, ({ accountId }) => judge(accountId));
});

export const finishedByPerson = unlessByHand('finished-by-person', workItemExists, ({ guardRails, finisher }) =>
  guardRails.skipAppFinished
    ? onceTold('finisher', finisher, ({ isApp }) => (isApp ? skip('finished-by-app') : PASS))
    : PASS,
);

export const notInBulkChange = unlessByHand('not-in-bulk-change', workItemExists, ({ guardRails, bulk }) => {
  const { bulkMost } = guardRails;
  if (bulkMost === undefined) return PASS;
  if (bulk?.kind === 'open') return { kind: 'wait', reason: 'bulk-change', until: bulk.until };
  return onceTold('bulk', bulk, (items) => (items > bulkMost ? skip('bulk-change') : PASS));
});

export const notAgent = unlessByHand('not-agent', hasReporter, ({ guardRails, agent }) =>
  guardRails.skipAgents ? onceTold('agent', agent, (isAgent) => (isAgent ? skip('reporter-is-agent') : PASS)) : PASS,
);

export const groupAllowed = unlessByHand('group-allowed', hasReporter, ({ guardRails, groups }) => {
  const { excludedGroups = [] } = guardRails;
  if (excludedGroups.length === 0) return PASS;
  return onceTold('groups', groups, (ids) =>
    ids.some((id) => excludedGroups.includes(id)) ? skip('group-excluded') : PASS,
  );
});

export const domainAllowed = unlessByHand('domain-allowed', hasAddress, ({ guardRails, address }) => {
  const isExcluded = address?.kind === 'known' && isAtDomain(address.address, guardRails.excludedDomains);
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
