import { backoffMs, PATIENCE_MS } from './backoff';
import { markOf } from './mark';
import { splitName } from './person-name';
import { categoryOf, isRating } from './rating';
import { connectedCampaigns, EMPTY_SETTINGS } from './settings';
import { move, planned } from './survey';

const START = Date.UTC(2026, 0, 5, 12);

describe('a rating', () => {
  it.each([0, 1, 6, 7, 8, 9, 10])('may be the number %d', (rating) => expect(isRating(rating)).toBe(true));
  it.each([-1, 11, 7.5, NaN, Infinity, '7', null, undefined])('may not be %p', (value) =>
    expect(isRating(value)).toBe(false),
  );
  it('has the categories of the design', () => {
    const categories = Array.from({ length: 11 }, (_, rating) => categoryOf(rating)[0]).join('');
    expect(categories).toBe('dddddddpppp');
    expect([categoryOf(6), categoryOf(7), categoryOf(8), categoryOf(9)]).toEqual([
      'detractor',
      'passive',
      'passive',
      'promoter',
    ]);
  });
});

describe('a display name', () => {
  it.each([
    ['Carla Customer', 'Carla', 'Customer'],
    ['Anna Marie  van Dijk', 'Anna Marie van', 'Dijk'],
    ['Prince', 'Prince', ''],
    ['  ', '', ''],
  ])('%p is split for a greeting', (name, firstName, lastName) => {
    expect(splitName(name)).toEqual({ firstName, lastName });
  });
});

describe('waiting', () => {
  it('doubles from half a minute to six hours', () => {
    expect([1, 2, 3].map(backoffMs)).toEqual([30_000, 60_000, 120_000]);
    expect(backoffMs(60)).toBe(6 * 3_600_000);
    expect(backoffMs(0)).toBe(30_000);
  });

  it('lasts longer than a long weekend', () => expect(PATIENCE_MS).toBeGreaterThanOrEqual(3 * 24 * 3_600_000));
});

describe('the mark on a work item', () => {
  const survey = planned({ id: '1:2', workItemId: '1', workItemKey: 'KAN-1', origin: 'completion' }, START);

  it('says why no survey was sent', () => {
    expect(markOf(move(survey, 'skipped', START, { reason: 'no-email' }))).toEqual({
      state: 'skipped',
      reason: 'no-email',
      changedAt: '2026-01-05T12:00:00.000Z',
      surveyId: '1:2',
    });
  });

  it('carries a rating of 0 with its category', () => {
    const answered = { ...survey, state: 'answered' as const, response: { rating: 0 } };
    expect(markOf(answered)).toMatchObject({ rating: 0, category: 'detractor' });
  });
});

describe('settings', () => {
  it('connect each campaign of their rules once', () => {
    const rule = { id: 'a', enabled: true, campaignId: 1, projects: 'all' as const, finishedStatuses: ['3'] };
    expect(
      connectedCampaigns({ ...EMPTY_SETTINGS, rules: [rule, { ...rule, id: 'b' }, { ...rule, campaignId: 2 }] }),
    ).toEqual([1, 2]);
  });
});
