import type { Saw } from '../decision-record';
import type { PassedOver } from '../respondent';
import { isReporterAlone, sourcesOf } from '../respondent';
import type { Reason } from '../reason';
import type { Check } from './check';
import { ask, PASS, skip } from './check';
import { ruleOf, workItemExists } from './completion-checks';
import type { Facts } from './facts';
import { isByHand } from './facts';
import { addressOf, respondentOf } from './respondent-of';

/** A survey that somebody sent by hand after the completion stands for the completion's own one. */
export const notSentByHand: Check = {
  name: 'not-sent-by-hand',
  about: 'respondent',
  judge(facts) {
    if (isByHand(facts)) return PASS;
    const { choice, sentByHand } = facts;
    if (!choice) return ask('choice');
    if (choice.byHand === undefined) return PASS;
    if (sentByHand === undefined) return ask('sentByHand');
    return sentByHand ? { kind: 'skip', reason: 'sent-by-hand', unmarked: true } : PASS;
  },
};

/** Asking by hand afterwards is a newer choice than the exclusion. */
export const notExcluded: Check = {
  name: 'not-excluded',
  about: 'respondent',
  judge(facts) {
    if (isByHand(facts)) return PASS;
    const { choice } = facts;
    if (!choice) return ask('choice');
    return choice.excluded ? skip('excluded') : PASS;
  },
};

/** The first of the rule's sources with somebody to ask; where there are several, with somebody who has an address. */
export const hasRespondent: Check = {
  name: 'has-respondent',
  about: 'respondent',
  byHandToo: true,
  needs: workItemExists,
  sees: seesSources,
  judge(facts) {
    const choice = respondentOf(facts);
    switch (choice.kind) {
      case 'chosen':
        return PASS;
      case 'ask':
        return ask(choice.fact);
      case 'unavailable':
        return { kind: 'later', step: choice.step, until: choice.until };
      case 'nobody':
        return skip(whyNobody(facts, choice.passedOver));
    }
  },
};

/** Which of the rule's own sources gives whom, and why those before it give nobody. */
function seesSources(facts: Facts): Saw | undefined {
  const choice = respondentOf(facts);
  if (isReporterAlone(sourcesOf(ruleOf(facts))) || !('passedOver' in choice)) return undefined;
  const before = choice.passedOver.map(sawInVain);
  if (choice.kind === 'nobody' && before.length === 0) return undefined;
  if (choice.kind === 'nobody') return { ...(before.pop() as Saw), ...(before.length > 0 ? { before } : {}) };
  const { source } = choice.candidate;
  const { length: people = 1 } = choice.everyone ?? [];
  const saw: Saw =
    people > 1
      ? { what: 'everyone', values: { n: people } }
      : source.kind === 'reporter'
        ? { what: 'from-reporter' }
        : { what: 'from-field', values: { name: source.field.name } };
  return { ...saw, ...(before.length > 0 ? { before } : {}) };
}

function sawInVain({ source, why }: PassedOver): Saw {
  if (source.kind !== 'reporter') return { what: `field-${why}`, values: { name: source.field.name } };
  return { what: why === 'internal' || why === 'no-address' ? 'reporter-empty' : `reporter-${why}` };
}

/** What keeps the reporter from being asked is said by name; of other sources, which were asked in vain. */
function whyNobody(facts: Facts, [first]: PassedOver[]): Reason {
  if (facts.survey.together) return 'no-longer-listed';
  if (!isReporterAlone(sourcesOf(ruleOf(facts)))) return 'no-respondent';
  if (first?.why === 'app') return 'reporter-is-app';
  return first?.why === 'inactive' ? 'reporter-inactive' : 'no-reporter';
}

/** Where addresses are unavailable, a while of tries shows whether that is an outage. */
export const hasAddress: Check = {
  name: 'has-address',
  about: 'respondent',
  byHandToo: true,
  needs: hasRespondent,
  judge(facts) {
    const address = addressOf(facts);
    switch (address?.kind) {
      case undefined:
        return ask('address');
      case 'known':
        return PASS;
      case 'none':
        return skip('no-email');
      case 'unavailable':
        return { kind: 'later', step: 'address' };
      case 'try-later':
        return { kind: 'later', step: 'work-item', until: address.until };
    }
  },
};
