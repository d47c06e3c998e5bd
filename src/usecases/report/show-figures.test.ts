import { answered, move } from '../../domain/survey';
import { aSurvey, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { keepTallies, SETTLED_MS } from './keep-tallies';
import { rebuildTallies } from './rebuild-tallies';
import { showFigures } from './show-figures';

const DAY = 24 * 3_600_000;

/** A site on which surveys went out so many days before it is counted; each with its rating, if it was answered. */
async function countedSite(surveys: { daysAgo: number; rating?: number; answeredDaysAgo?: number }[]) {
  const site = world();
  const end = NOON + 90 * DAY;
  for (const [index, { daysAgo, rating, answeredDaysAgo = daysAgo }] of surveys.entries()) {
    const at = end - daysAgo * DAY;
    const planned = aSurvey({ id: `${index}`, state: 'planned', plannedAt: at, changedAt: at });
    const sent = move(move(move(planned, 'scheduled', at), 'sending', at), 'sent', at);
    const ratedAt = end - answeredDaysAgo * DAY;
    await site.ledger.create(rating === undefined ? sent : answered(sent, { rating, ratedAt }, ratedAt));
  }
  site.clock.pass(end - site.clock.now() + SETTLED_MS + 1_000);
  const settledAt = Math.floor((site.clock.now() - SETTLED_MS) / 1_000) * 1_000;
  await keepTallies(site.ports, Infinity);
  return { ...site, settledAt };
}

describe('the figures of a site', () => {
  it('are of the last 30 days, of the 30 before, and week by week', async () => {
    const site = await countedSite([
      { daysAgo: 0, rating: 10 },
      { daysAgo: 29, rating: 9 },
      { daysAgo: 29 },
      { daysAgo: 30, rating: 3 },
      { daysAgo: 59, rating: 8 },
      { daysAgo: 60, rating: 0 },
      { daysAgo: 83, rating: 1 },
      { daysAgo: 84, rating: 1 },
    ]);
    const { period, before, weeks, through } = await showFigures(site.ports);
    expect(period).toMatchObject({ asked: 3, answered: 2, nps: { score: 100, responses: 2 } });
    expect(before).toMatchObject({ asked: 2, answered: 2, nps: { score: -50, responses: 2 } });
    expect(weeks.map(({ nps }) => nps?.responses ?? 0)).toEqual([1, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1]);
    expect(through).toBe(site.settledAt);
  });

  it('count a rating on the day it came, and the survey among those answered on the day it went out', async () => {
    const site = await countedSite([{ daysAgo: 40, rating: 10, answeredDaysAgo: 2 }, { daysAgo: 3 }]);
    const { period, before } = await showFigures(site.ports);
    expect(period).toMatchObject({ asked: 1, answered: 0, nps: { responses: 1 } });
    expect(before).toMatchObject({ asked: 1, answered: 1 });
    expect(before.nps).toBeUndefined();
  });

  it('say that nothing is counted yet, and that everything is being counted anew', async () => {
    expect(await showFigures(world().ports)).toMatchObject({ isRebuilding: false, period: { asked: 0 } });
    expect((await showFigures(world().ports)).through).toBeUndefined();
    const site = await countedSite([{ daysAgo: 1, rating: 10 }]);
    await rebuildTallies(site.ports);
    const anew = await showFigures(site.ports);
    expect(anew).toMatchObject({ isRebuilding: true, period: { asked: 1, nps: { score: 100 } } });
    expect(anew.through).toBeUndefined();
  });
});
