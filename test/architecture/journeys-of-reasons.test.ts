/** Why a survey was not sent, and why a response waits, is told to people: each reason is led to by a journey. */
import { FAILURE_REASONS, PARK_REASONS, SKIP_REASONS } from '../../src/contract/admin/activity-filter';
import { readFiles } from './source-files';

/** That these lists lack none is a promise of `test/types`. */
const ALL = [...SKIP_REASONS, ...FAILURE_REASONS, ...PARK_REASONS];

/** Reasons that no journey names as what came of it. What a journey does to the site says nothing of what became of that. */
function withoutJourney(reasons: readonly string[], journeys: string[]): string[] {
  const outcomes = journeys.map((text) => text.replace(/\b(?:kind|action|became): '[^']*'/g, ''));
  const named = new Set(
    outcomes.flatMap((text) => [...text.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, word]) => word)),
  );
  return reasons.filter((reason) => !named.has(reason));
}

it('a reason without a journey is noticed', () => {
  const journey =
    "site.npsToday({ action: 'refused' }); expect(mark).toMatchObject({ reason: 'no-email' }); // the cap";
  expect(withoutJourney(['no-email', 'cap', 'refused'], [journey])).toEqual(['cap', 'refused']);
});

it('each reason has a journey', () => {
  const journeys = readFiles('test/journeys').filter(({ path }) => /\.test\.ts$|\/promises\.ts$/.test(path));
  expect(journeys.length).toBeGreaterThan(40);
  const texts = journeys.map(({ text }) => text);
  expect(withoutJourney(ALL, texts)).toEqual([]);
});
