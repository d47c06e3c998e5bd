import * as fc from 'fast-check';
import type { Completion, JqlAnswer, Rule } from './rule';
import { matches, matchRule, rulesNear, ruleToAsk } from './rule';

const PROJECTS = ['1', '2'];
const STATUSES = ['done', 'closed'];
const TYPES = ['bug', 'story'];

const some = (values: string[]) => fc.subarray(values, { minLength: 1 });
const aRule = fc.record(
  {
    id: fc.uuid(),
    enabled: fc.boolean(),
    campaignId: fc.nat(),
    projects: fc.oneof(fc.constant('all' as const), some(PROJECTS)),
    finishedStatuses: fc.oneof(fc.constant('done-category' as const), some(STATUSES)),
    workTypes: fc.subarray(TYPES),
    requestTypes: fc.subarray(['refund', 'fault']),
    jql: fc.constantFrom('', ' ', 'resolution = Done'),
  },
  { requiredKeys: ['id', 'enabled', 'campaignId', 'projects', 'finishedStatuses'] },
) as fc.Arbitrary<Rule>;
const rules = fc.uniqueArray(aRule, { selector: ({ id }) => id, maxLength: 6 });
/** Whatever rules look at, all of it known but what Jira says of JQL. */
const item = fc.record({
  projectId: fc.constantFrom(...PROJECTS),
  status: fc.record({ id: fc.constantFrom(...STATUSES, 'open'), done: fc.boolean() }),
  workType: fc.constantFrom(...TYPES),
  requestType: fc.constantFrom('refund', 'fault', null),
});

/** Every rule's JQL, answered by chance and always the same. */
function answersOf(all: Rule[], seed: number): Record<string, JqlAnswer> {
  const kinds: JqlAnswer[] = ['yes', 'no', 'broken'];
  return Object.fromEntries(all.map(({ id }, index) => [id, kinds[(seed + index * 7) % 3] as JqlAnswer]));
}

/** What a person would say who reads one rule after another. */
function byHand(all: Rule[], { projectId, status, workType, requestType, jqlAnswers }: Required<Completion>) {
  return all.find(
    (rule) =>
      rule.enabled &&
      (rule.projects === 'all' || rule.projects.includes(projectId)) &&
      (rule.finishedStatuses === 'done-category' ? status.done : rule.finishedStatuses.includes(status.id as string)) &&
      (!rule.workTypes?.length || rule.workTypes.includes(workType)) &&
      (!rule.requestTypes?.length || (requestType !== null && rule.requestTypes.includes(requestType))) &&
      (!rule.jql?.trim() || jqlAnswers[rule.id] === 'yes'),
  );
}

describe('of many rules', () => {
  it('the first one wins of which every part matches', () => {
    fc.assert(
      fc.property(rules, item, fc.nat(), (all, known, seed) => {
        const completion = { ...known, jqlAnswers: answersOf(all, seed) };
        const match = matchRule(all, completion);
        expect(match.kind === 'match' ? match.rule : undefined).toBe(byHand(all, completion));
        expect(match.kind).not.toBe('unknown');
      }),
    );
  });

  it('what is not known yet never makes another one win', () => {
    const parts = fc.subarray(['projectId', 'workType', 'requestType', 'jqlAnswers'] as const);
    fc.assert(
      fc.property(rules, item, fc.nat(), parts, (all, known, seed, unknown) => {
        const completion: Completion = { ...known, jqlAnswers: answersOf(all, seed) };
        const whole = matchRule(all, completion);
        const partly = matchRule(all, {
          ...completion,
          ...Object.fromEntries(unknown.map((part) => [part, undefined])),
        });
        if (partly.kind !== 'unknown') expect(partly).toEqual(whole);
      }),
    );
  });

  it('asking for JQL one rule after another leads to the one that matches, and asks for none that comes after it', () => {
    fc.assert(
      fc.property(rules, item, fc.nat(), (all, known, seed) => {
        const truth = answersOf(all, seed);
        const jqlAnswers: Record<string, JqlAnswer> = {};
        for (;;) {
          const rule = ruleToAsk(all, { ...known, jqlAnswers });
          if (!rule) break;
          expect(jqlAnswers).not.toHaveProperty(rule.id);
          jqlAnswers[rule.id] = truth[rule.id] as JqlAnswer;
        }
        const match = matchRule(all, { ...known, jqlAnswers });
        expect(match).toEqual(matchRule(all, { ...known, jqlAnswers: truth }));
        const last = match.kind === 'match' ? all.indexOf(match.rule) : all.length;
        expect(Object.keys(jqlAnswers).every((id) => all.findIndex((rule) => rule.id === id) <= last)).toBe(true);
      }),
    );
  });

  it('a part that a rule has not never changes its answer', () => {
    fc.assert(
      fc.property(aRule, item, fc.constantFrom<JqlAnswer>('yes', 'no', 'broken'), (each, known, answer) => {
        const { workTypes: _types, requestTypes: _requests, jql: _jql, ...bare } = each;
        const whatever = { ...known, jqlAnswers: { [each.id]: answer } };
        const nothing = { projectId: known.projectId, status: known.status };
        expect(matches(bare, whatever)).toBe(matches(bare, nothing));
        const empty = { ...bare, workTypes: [], requestTypes: [], jql: ' ' };
        expect(matches(empty, whatever)).toBe(matches(bare, nothing));
      }),
    );
  });

  it('only one that waits for the status in the project is near', () => {
    fc.assert(
      fc.property(rules, item, fc.nat(), (all, known, seed) => {
        const match = matchRule(all, { ...known, jqlAnswers: answersOf(all, seed) });
        if (match.kind === 'match') expect(rulesNear(all, known)).toContain(match.rule);
        expect(rulesNear(all, { ...known, projectId: undefined }).every(({ projects }) => projects === 'all')).toBe(
          true,
        );
      }),
    );
  });
});
