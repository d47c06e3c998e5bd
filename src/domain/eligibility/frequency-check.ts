import { isTooSoon } from '../frequency';
import type { Check } from './check';
import { ask, PASS } from './check';
import { ruleOf, wasCompletion } from './completion-checks';
import { isByHand } from './facts';

/** The work item keeps the mark of the survey that asked about it: with it, the response. */
export const notAskedAlready: Check = {
  name: 'not-asked-already',
  about: 'respondent',
  needs: wasCompletion,
  concerns: ({ howOften }) => howOften !== undefined,
  judge(facts) {
    const howOften = ruleOf(facts)?.howOften;
    if (isByHand(facts) || howOften === undefined) return PASS;
    const { askedBefore, now } = facts;
    switch (askedBefore?.kind) {
      case undefined:
        return ask('askedBefore');
      case 'never':
        return PASS;
      case 'undecided':
        return { kind: 'wait', reason: 'asked-already', until: askedBefore.until };
      case 'asked':
        return isTooSoon(howOften, askedBefore.at, now)
          ? { kind: 'skip', reason: 'asked-already', unmarked: true }
          : PASS;
    }
  },
};
