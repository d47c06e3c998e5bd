import { momentAfter } from '../moment';
import { isInSample } from '../sample';
import type { Check } from './check';
import { PASS, skip } from './check';
import { ruleOf, wasCompletion } from './completion-checks';
import type { Facts } from './facts';
import { isByHand } from './facts';

/** Whoever sends by hand sends this one, and now. */
export const isSampled: Check = {
  name: 'is-sampled',
  about: 'respondent',
  needs: wasCompletion,
  concerns: ({ samplePercent }) => samplePercent !== undefined,
  sees(facts) {
    const percent = ruleOf(facts)?.samplePercent;
    return percent === undefined ? undefined : { what: 'share', values: { percent } };
  },
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
  sees(facts) {
    const at = momentOf(facts);
    return at === undefined ? undefined : { what: 'not-before', at };
  },
  judge(facts) {
    const until = momentOf(facts);
    if (isByHand(facts) || until === undefined) return PASS;
    return until > facts.now ? { kind: 'wait', reason: 'not-yet', until } : PASS;
  },
};

/** When the rule lets the survey go out, epoch ms; undefined where it does not say. */
function momentOf(facts: Facts): number | undefined {
  const { survey, now } = facts;
  const moment = ruleOf(facts)?.moment;
  return moment && momentAfter(moment, survey.completedAt ?? survey.plannedAt, now);
}
