import { aSurvey, NOON } from '../../test/builders/surveys';
import type { Survey } from './survey';
import { countedOf, dayOf, entriesOf, middayOf, monthOf } from './tally';

const sent: Partial<Survey> = { state: 'sent', sentAt: NOON, plannedAt: NOON, projectId: '10000' };

/** What a survey adds to the counts of the whole site, on all days together. */
function counters(change: Partial<Survey>): Record<string, number> {
  const counted = countedOf(aSurvey({ ...sent, ...change }));
  const entries = counted ? entriesOf(counted) : [];
  return Object.assign({}, ...entries.filter(({ projectId }) => projectId === 'site').map((each) => each.counters));
}

describe('a survey is counted', () => {
  it.each<[what: string, survey: Partial<Survey>, counters: Record<string, number>]>([
    ['as sent', {}, { completed: 1, asked: 1 }],
    ['as sent where nobody knows whether it was', { state: 'unconfirmed' }, { completed: 1, asked: 1 }],
    ['as not yet decided', { state: 'planned', sentAt: undefined }, { completed: 1 }],
    ['with why it was not sent', { state: 'skipped', reason: 'no-email' }, { completed: 1, 'not:no-email': 1 }],
    ['as sent by hand', { origin: 'by-hand' }, { 'asked-besides': 1 }],
    [
      'as the survey of another person about the same completion',
      { together: { ratings: 'mean', ids: ['first', aSurvey().id], own: 'b' } },
      { 'asked-besides': 1 },
    ],
    [
      'as that of the completion where it is the first of several',
      { together: { ratings: 'mean', ids: [aSurvey().id, 'other'], own: 'a' } },
      { completed: 1, asked: 1 },
    ],
    ['not at all where an admin tries the loop', { isTest: true }, {}],
    [
      'with its rating, and how soon it came',
      { state: 'answered', response: { rating: 0, ratedAt: NOON + 2 * 3_600_000 } },
      { completed: 1, asked: 1, answered: 1, 'rated:0': 1, 'within:1': 1 },
    ],
    [
      'without a rating where only a comment came',
      { state: 'answered', response: { commentDigest: 'digest', commentedAt: NOON } },
      { completed: 1, asked: 1 },
    ],
    [
      'with a rating that came though nobody was asked, by our books',
      { state: 'skipped', reason: 'no-email', sentAt: undefined, response: { rating: 9, ratedAt: NOON } },
      { completed: 1, asked: 1, answered: 1, 'rated:9': 1 },
    ],
  ])('%s', (_what, survey, expected) => expect(counters(survey)).toEqual(expected));

  it('for the site and its project, by its rule and campaign, on the days that it went out and was answered', () => {
    const survey = aSurvey({
      ...sent,
      state: 'answered',
      ruleId: 'rule-2',
      campaignId: 7,
      response: { rating: 8, ratedAt: Date.UTC(2026, 1, 1) },
    });
    const entries = entriesOf(countedOf(survey) ?? { day: 0, outcome: 'open' });
    const places = entries.map(({ projectId, breakdown, value, day }) => [projectId, breakdown, value, day].join(' '));
    const days = [dayOf(NOON), dayOf(Date.UTC(2026, 1, 1))];
    expect(places.sort()).toEqual(
      ['site', '10000']
        .flatMap((project) => [`${project} all `, `${project} rule rule-2`, `${project} campaign 7`])
        .flatMap((place) => days.map((day) => `${place} ${day}`))
        .sort(),
    );
  });
});

it('a day is one of UTC, and a month has its number', () => {
  expect(dayOf(Date.UTC(2026, 10, 30, 23, 59, 59, 999))).toBe(dayOf(Date.UTC(2026, 10, 30)));
  expect(dayOf(Date.UTC(2026, 11, 1))).toBe(dayOf(Date.UTC(2026, 10, 30)) + 1);
  expect(monthOf(dayOf(Date.UTC(2026, 11, 31)))).toBe(202612);
  expect(monthOf(dayOf(Date.UTC(2027, 0, 1)))).toBe(202701);
  expect(new Date(middayOf(dayOf(NOON))).toISOString()).toBe('2026-01-05T12:00:00.000Z');
});
