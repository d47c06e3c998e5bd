import type { Completion, Rule } from './rule';
import { completed, coveredProjects, finishes, matchRule, nextRuleId } from './rule';

const rule = (change: Partial<Rule> = {}): Rule => ({
  id: 'first',
  enabled: true,
  campaignId: 16588,
  projects: ['10000'],
  finishedStatuses: 'done-category',
  ...change,
});
const done: Completion = { projectId: '10000', status: { id: '5', done: true } };

describe('a rule', () => {
  it('matches a finished work item of its project', () => {
    expect(matchRule([rule()], done)).toEqual({ kind: 'match', rule: rule() });
  });

  it.each<[string, Rule, Completion]>([
    ['another project', rule(), { ...done, projectId: '10001' }],
    ['a status that finishes nothing', rule(), { ...done, status: { id: '3', done: false } }],
    ['a status it does not name', rule({ finishedStatuses: ['6'] }), done],
    ['anything while it is off', rule({ enabled: false }), done],
    ['anything before a project is chosen', rule({ projects: [] }), done],
  ])('does not match %s', (_what, each, completion) => {
    expect(matchRule([each], completion)).toEqual({ kind: 'none' });
  });

  it('takes no guess where a fact is missing that decides', () => {
    expect(matchRule([rule()], { ...done, status: { id: '5' } })).toEqual({ kind: 'unknown' });
    expect(matchRule([rule()], { status: done.status })).toEqual({ kind: 'unknown' });
    expect(matchRule([rule({ projects: 'all', finishedStatuses: ['5'] })], { status: { id: '5' } }).kind).toBe('match');
    expect(matchRule([rule()], { projectId: '10001', status: { id: '5' } })).toEqual({ kind: 'none' });
  });

  it('that comes first wins', () => {
    const second = rule({ id: 'second', campaignId: 2 });
    expect(matchRule([rule({ enabled: false }), second, rule({ id: 'third' })], done)).toEqual({
      kind: 'match',
      rule: second,
    });
  });

  it('knows finished statuses by id or by category', () => {
    expect(finishes(rule(), { id: '1', done: true })).toBe('yes');
    expect(finishes(rule({ finishedStatuses: ['1'] }), { id: '1', done: false })).toBe('yes');
    expect(finishes(rule(), { id: '1' })).toBe('unknown');
  });
});

describe('a new rule', () => {
  it.each([
    [[], 'rule-1'],
    [['rule-1', 'rule-12', 'rule-3'], 'rule-13'],
    [['first', 'rule-x', 'old-rule-7', 'rule-8-copy'], 'rule-1'],
  ])('beside %j is %s: never the id of another', (ids, next) => {
    expect(nextRuleId(ids)).toBe(next);
  });

  it('is one once campaign, projects and finished statuses are chosen', () => {
    const { enabled: _, ...draft } = rule();
    expect(completed(draft)).toEqual(rule());
    for (const open of [
      { campaignId: undefined },
      { projects: undefined },
      { projects: [] },
      { finishedStatuses: undefined },
    ])
      expect(completed({ ...draft, ...open })).toBeUndefined();
  });
});

describe('the projects of several rules', () => {
  it('are those of each, once, and none of a rule without a choice', () => {
    expect(coveredProjects([{ projects: ['1', '2'] }, {}, { projects: ['2', '3'] }])).toEqual(['1', '2', '3']);
  });

  it('are all where one rule covers all', () => {
    expect(coveredProjects([{ projects: ['1'] }, { projects: 'all' }])).toBe('all');
  });
});
