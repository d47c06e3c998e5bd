import { hasLeftSince, isLongFinished, LONG_FINISHED_MS, SAME_MOMENT_MS, wasDoneBefore } from './completion';
import type { Rule } from './rule';

const NOW = Date.UTC(2026, 0, 5, 12);
const YEAR = 365 * 24 * 3_600_000;
const byCategory: Rule = { id: 'a', enabled: true, campaignId: 1, projects: 'all', finishedStatuses: 'done-category' };
const byStatus: Rule = { ...byCategory, finishedStatuses: ['6'] };

describe('a work item that is born finished', () => {
  it.each([
    ['finished as it was born', { created: NOW, resolved: NOW, categoryChanged: NOW }, false],
    ['finished hours ago', { created: NOW, resolved: NOW - LONG_FINISHED_MS }, false],
    ['finished days ago', { created: NOW, resolved: NOW - LONG_FINISHED_MS - 1 }, true],
    ['created years ago, its resolution lost', { created: NOW - YEAR, categoryChanged: NOW }, true],
    ['in its category for years', { categoryChanged: NOW - YEAR }, true],
    ['of which no date is known', {}, false],
  ])('%s', (_what, dates, long) => expect(isLongFinished(dates, NOW)).toBe(long));
});

describe('the moment at which the category of a status changed', () => {
  it.each([
    [NOW, false],
    [NOW + SAME_MOMENT_MS, false],
    [NOW + SAME_MOMENT_MS + 1, true],
    [NOW - YEAR, false],
    [undefined, false],
  ])('shows whether a completion was undone: %s', (changed, left) => {
    expect(hasLeftSince(byCategory, NOW, changed)).toBe(left);
    // Between two chosen statuses the category may change and mean nothing.
    expect(hasLeftSince(byStatus, NOW, changed)).toBe(false);
    expect(hasLeftSince(byCategory, undefined, changed)).toBe(false);
  });

  it.each([
    [NOW, 'no'],
    [NOW - SAME_MOMENT_MS, 'no'],
    [NOW - SAME_MOMENT_MS - 1, 'yes'],
    [undefined, 'unknown'],
  ])('shows whether the work item was done before: %s', (changed, answer) => {
    expect(wasDoneBefore(byCategory, NOW, changed)).toBe(answer);
    expect(wasDoneBefore(byStatus, NOW, changed)).toBe('unknown');
    expect(wasDoneBefore(byCategory, undefined, changed)).toBe('unknown');
  });
});
