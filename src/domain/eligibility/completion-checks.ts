import { hasLeftSince } from '../completion';
import type { Completion, Rule } from '../rule';
import {
  covers,
  enabledOf,
  finishes,
  hasJql,
  matches,
  matchRule,
  ofRequestType,
  ofWorkType,
  rulesNear,
  ruleToAsk,
} from '../rule';
import type { Saw, SawWord } from '../decision-record';
import type { Check } from './check';
import { ask, PASS, skip } from './check';
import type { Facts } from './facts';
import { isByHand, workItemOf } from './facts';

/** The rule that decides: the survey's own one once it has one, before that the first that matches. */
export function ruleOf(facts: Facts): Rule | undefined {
  const inPlay = rulesInPlay(facts);
  if (facts.survey.state === 'scheduled') return inPlay[0];
  const match = matchRule(inPlay, seen(facts));
  return match.kind === 'match' ? match.rule : undefined;
}

/** A survey that is scheduled is decided by its own rule, whatever others say. */
function rulesInPlay({ survey, rules }: Facts): Rule[] {
  const enabled = enabledOf(rules);
  return survey.state === 'scheduled' ? enabled.filter(({ id }) => id === survey.ruleId) : enabled;
}

/** The work item as rules look at it. */
function seen(facts: Facts): Completion {
  return { ...(workItemOf(facts) ?? { status: {} }), jqlAnswers: facts.jqlAnswers };
}

/**
 * The rule whose JQL has to be asked for next: it may be the one that decides, or tell whether the work item was finished
 * already before the change of status that is still to be judged.
 */
export function jqlToAsk(facts: Facts): Rule | undefined {
  const now = seen(facts);
  const { status, previousStatus } = facts.survey.undecided ?? {};
  const statuses = [now.status, status, previousStatus].filter((each) => each !== undefined);
  const asked = statuses.map((each) => ruleToAsk(rulesInPlay(facts), { ...now, status: each }));
  return asked.find((rule) => rule !== undefined);
}

export const workItemExists: Check = {
  name: 'work-item-exists',
  about: 'completion',
  byHandToo: true,
  judge({ workItem }) {
    switch (workItem?.kind) {
      case undefined:
        return ask('workItem');
      case 'gone':
        return { kind: 'skip', reason: 'work-item-gone', unmarked: true };
      case 'unreachable':
        return { kind: 'later', step: 'work-item', until: workItem.until };
      case 'found':
        return PASS;
    }
  },
};

export const coveredByRule: Check = {
  name: 'covered-by-rule',
  about: 'completion',
  needs: workItemExists,
  sees(facts) {
    const { names, status } = workItemOf(facts) ?? {};
    return named('status', names?.status ?? status?.id);
  },
  judge(facts) {
    if (isByHand(facts)) return PASS;
    const covering =
      facts.survey.state === 'scheduled'
        ? rulesInPlay(facts).filter((rule) => covers(rule, workItemOf(facts)?.projectId))
        : rulesNear(facts.rules, seen(facts));
    return covering.length > 0 ? PASS : skip('no-rule');
  },
};

/** Another finished status that the rule does not list is no reopening: the work item is out of the rule's scope. */
export const stillFinished: Check = {
  name: 'still-finished',
  about: 'completion',
  needs: coveredByRule,
  sees({ survey }) {
    return survey.completedAt === undefined ? undefined : { what: 'finished', at: survey.completedAt };
  },
  judge(facts) {
    const [rule, workItem] = [ruleOf(facts), workItemOf(facts)];
    if (isByHand(facts) || !rule || !workItem) return PASS;
    const { status, categoryChanged } = workItem;
    if (finishes(rule, status) !== 'yes') return skip(status.done ? 'no-rule' : 'reopened');
    // It is finished again: the mark is the newer survey's.
    if (hasLeftSince(rule, facts.survey.completedAt, categoryChanged))
      return { kind: 'skip', reason: 'reopened', unmarked: true };
    return PASS;
  },
};

type Part = (rule: Rule, completion: Completion) => 'yes' | 'no' | 'unknown';

/** The rules that wait for the work item's status in its project, and match in these parts as well. */
function rulesMatching(facts: Facts, parts: Part[]): Rule[] {
  const now = seen(facts);
  return rulesNear(rulesInPlay(facts), now).filter((rule) => parts.every((part) => part(rule, now) === 'yes'));
}

export const isOfWorkType: Check = {
  name: 'of-work-type',
  about: 'completion',
  needs: stillFinished,
  concerns: ({ workTypes = [] }) => workTypes.length > 0,
  sees(facts) {
    const { names, workType } = workItemOf(facts) ?? {};
    return named('work-type', names?.workType ?? workType);
  },
  judge: (facts) => (isByHand(facts) || rulesMatching(facts, [ofWorkType]).length > 0 ? PASS : skip('outside-rule')),
};

export const isOfRequestType: Check = {
  name: 'of-request-type',
  about: 'completion',
  needs: isOfWorkType,
  concerns: ({ requestTypes = [] }) => requestTypes.length > 0,
  sees(facts) {
    const { names, requestType } = workItemOf(facts) ?? {};
    return requestType === null
      ? { what: 'no-request-type' }
      : named('request-type', names?.requestType ?? requestType);
  },
  judge: (facts) =>
    isByHand(facts) || rulesMatching(facts, [ofWorkType, ofRequestType]).length > 0 ? PASS : skip('outside-rule'),
};

/** Jira alone says whether JQL is true of a work item. A rule whose JQL it refuses keeps no other from matching. */
export const fulfilsJql: Check = {
  name: 'fulfils-jql',
  about: 'completion',
  needs: isOfRequestType,
  concerns: hasJql,
  sees({ jqlAnswers = {} }) {
    const answers = Object.values(jqlAnswers);
    if (answers.length === 0) return undefined;
    const fulfilled = answers.filter((answer) => answer === 'yes').length;
    return { what: 'jql', values: { asked: answers.length, fulfilled } };
  },
  judge(facts) {
    if (isByHand(facts)) return PASS;
    const { jqlAnswers = {}, jqlUnanswered } = facts;
    if (jqlToAsk(facts)) {
      return jqlUnanswered ? { kind: 'later', step: 'work-item', until: jqlUnanswered.until } : ask('jql');
    }
    const rule = ruleOf(facts);
    if (rule && matches(rule, seen(facts)) === 'yes') return PASS;
    const refused = rulesMatching(facts, [ofWorkType, ofRequestType]).some(({ id }) => jqlAnswers[id] === 'broken');
    return skip(refused ? 'rule-broken' : 'outside-rule');
  },
};

export const wasCompletion: Check = {
  name: 'was-completion',
  about: 'completion',
  needs: fulfilsJql,
  judge({ survey, completion }) {
    if (!survey.undecided || completion === 'yes') return PASS;
    if (completion === undefined) return ask('completion');
    return completion === 'unknown' ? { kind: 'later', step: 'work-item' } : skip(completion);
  },
};

function named(what: SawWord, name: string | undefined): Saw | undefined {
  return name === undefined ? undefined : { what, values: { name } };
}
