import type { Rule } from './rule';
import { matchRule } from './rule';
import { problemsOfRules, shadowedBy } from './rule-problems';

const rule = (change: Partial<Rule> = {}): Rule => ({
  id: 'first',
  enabled: true,
  campaignId: 16588,
  projects: ['1'],
  finishedStatuses: 'done-category',
  ...change,
});

describe('a rule that a rule before it shadows', () => {
  it.each<[string, Partial<Rule>, Partial<Rule>]>([
    ['the same scope', {}, {}],
    ['fewer projects', { projects: ['1', '2'] }, { projects: ['2'] }],
    ['one project of all', { projects: 'all' }, { projects: ['2'] }],
    ['fewer statuses', { finishedStatuses: ['5', '6'] }, { finishedStatuses: ['6'] }],
    ['some work types of all', {}, { workTypes: ['7'] }],
    ['an empty list of work types before it', { workTypes: [] }, { workTypes: ['7'] }],
    ['some request types of more', { requestTypes: ['8', '9'] }, { requestTypes: ['8'] }],
    ['JQL where there was none', {}, { jql: 'priority = High' }],
    ['the same JQL', { jql: 'priority = High' }, { jql: 'priority = High' }],
  ])('has %s', (_what, earlier, later) => {
    expect(shadowedBy(rule({ ...later, id: 'second' }), [rule(earlier)])?.id).toBe('first');
  });

  it.each<[string, Partial<Rule>, Partial<Rule>]>([
    ['another project', { projects: ['1'] }, { projects: ['1', '2'] }],
    ['every project', { projects: ['1'] }, { projects: 'all' }],
    ['another status', { finishedStatuses: ['5'] }, { finishedStatuses: ['5', '6'] }],
    ['statuses that may be of any category', { finishedStatuses: 'done-category' }, { finishedStatuses: ['5'] }],
    ['a category that may have other statuses', { finishedStatuses: ['5'] }, { finishedStatuses: 'done-category' }],
    ['every work type', { workTypes: ['7'] }, {}],
    ['every request type', { requestTypes: ['8'] }, { requestTypes: [] }],
    ['no JQL', { jql: 'priority = High' }, {}],
    ['other JQL', { jql: 'priority = High' }, { jql: 'priority = Low' }],
    ['nothing before it that is switched on', { enabled: false }, {}],
    ['its own switch off', {}, { enabled: false }],
  ])('is none with %s', (_what, earlier, later) => {
    expect(shadowedBy(rule({ ...later, id: 'second' }), [rule(earlier)])).toBeUndefined();
  });

  // Whoever calls a rule shadowed must be right: an admin deletes it on the strength of that.
  it('is never one that a completion comes to', () => {
    const random = sequence(7);
    const some = (ids: string[]) => ids.filter(() => random() < 0.6);
    const either = <A, B>(a: A, b: B) => (random() < 0.5 ? a : b);
    const made = (id: string) =>
      rule({
        id,
        enabled: random() < 0.9,
        projects: either('all' as const, some(['1', '2'])),
        finishedStatuses: either('done-category' as const, some(['5', '6'])),
        workTypes: either(undefined, some(['7', '8'])),
        requestTypes: either(undefined, some(['9', '10'])),
        jql: either(undefined, either('a', 'b')),
      });
    let shadowed = 0;
    for (let round = 0; round < 2_000; round++) {
      const rules = ['first', 'second', 'third'].map(made);
      const taken = rules.filter((each, index) => shadowedBy(each, rules.slice(0, index)));
      shadowed += taken.length;
      const winners = everyCompletion(rules).map((completion) => {
        const match = matchRule(rules, completion);
        return match.kind === 'match' ? match.rule.id : match.kind;
      });
      for (const { id } of taken) expect(winners).not.toContain(id);
    }
    expect(shadowed).toBeGreaterThan(100);
  });
});

it('says of each rule what is wrong with it', () => {
  const { enabled: _, ...draft } = rule();
  const drafts = [
    draft,
    { id: 'second' },
    { ...draft, id: 'third' },
    { ...draft, id: 'fourth', projects: 'all' as const },
  ];
  expect(problemsOfRules(drafts)).toEqual([[], [{ kind: 'unfinished' }], [{ kind: 'shadowed', by: 'first' }], []]);
});

/** Everything that can be finished in this small world, whatever Jira says of each JQL. */
function everyCompletion(rules: Rule[]) {
  const facts = [];
  for (const projectId of ['1', '2', '3'])
    for (const status of [
      { id: '5', done: true },
      { id: '6', done: false },
      { id: '6', done: true },
    ])
      for (const workType of ['7', '8'])
        for (const requestType of ['9', '10', null])
          for (const holds of [[], ['a'], ['b'], ['a', 'b']]) {
            const answers = rules.map(({ id, jql }) => [id, jql && holds.includes(jql) ? 'yes' : 'no'] as const);
            facts.push({ projectId, status, workType, requestType, jqlAnswers: Object.fromEntries(answers) });
          }
  return facts;
}

/** The same numbers each time, from 0 to 1. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
