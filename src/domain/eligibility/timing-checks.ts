import { momentAfter } from '../moment';
import { isInSample } from '../sample';
import type { Check } from './check';
import { PASS, skip } from './check';
import { ruleOf, wasCompletion } from './completion-checks';
import { isByHand } from './facts';

/** Whoever sends by hand sends this one, and now. */
export const isSampled: Check = {
  name: 'is-sampled',
  about: 'respondent',
  needs: wasCompletion,
  concerns: ({ samplePercent }) => samplePercent !== undefined,
  judge(facts) {
    const rule = ruleOf(facts);
    if (isByHand(facts) || rule?.samplePercent === undefined) return PASS;
    return isInSample(rule.samplePercent, rule.id, facts.survey.workItemId) ? PASS : skip('not-sampled');
  },
};

export const isItsMoment: Check = {
  name: 'is-its-moment',
  about: 'respondent',
  needs: isSampled,
  concerns: ({ moment }) => moment !== undefined,
  judge(facts) {
    const rule = ruleOf(facts);
    const { survey, now } = facts;
    if (isByHand(facts) || !rule?.moment) return PASS;
    const until = momentAfter(rule.moment, survey.completedAt ?? survey.plannedAt, now);
    return until > now ? { kind: 'wait', reason: 'not-yet', until } : PASS;
  },
};
