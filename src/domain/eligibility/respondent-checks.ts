import type { Reason } from '../survey';
import type { Check } from './check';
import { ask, PASS, skip } from './check';
import { workItemExists } from './completion-checks';
import { isByHand, workItemOf } from './facts';

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

export const hasReporter: Check = {
  name: 'has-reporter',
  about: 'respondent',
  needs: workItemExists,
  judge(facts) {
    const reason = whyNotSurveyed(workItemOf(facts)?.reporter);
    return reason === undefined ? PASS : skip(reason);
  },
};

/** Why this reporter cannot be sent a survey; undefined where nothing of that kind is in the way. */
export function whyNotSurveyed(reporter: { active: boolean; isApp: boolean } | undefined): Reason | undefined {
  if (!reporter) return 'no-reporter';
  if (reporter.isApp) return 'reporter-is-app';
  return reporter.active ? undefined : 'reporter-inactive';
}

/** Where addresses are unavailable, a while of tries shows whether that is an outage. */
export const hasAddress: Check = {
  name: 'has-address',
  about: 'respondent',
  needs: hasReporter,
  judge({ address }) {
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
