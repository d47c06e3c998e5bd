import type { Completion, Rule } from './rule';
import { finishes, matchRule } from './rule';

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
