import { hasLabel, isAtDomain, wasTooShort } from '../guard-rails';
import type { Check } from './check';
import { ask, PASS, skip } from './check';
import { workItemExists } from './completion-checks';
import { isByHand, workItemOf } from './facts';
import { hasAddress, hasReporter } from './respondent-checks';

/** Whoever asks by hand has decided for this work item: guard rails are for what goes out by itself. */
function unlessByHand(name: string, needs: Check, judge: Check['judge']): Check {
  return { name, about: 'respondent', needs, judge: (facts) => (isByHand(facts) ? PASS : judge(facts)) };
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
