import { answered, move } from '../../domain/survey';
import { SITE } from '../../domain/tally';
import { aSurvey, NOON } from '../../../test/builders/surveys';
import { world } from '../../../test/builders/world';
import { keepTallies, SETTLED_MS } from './keep-tallies';
import { rebuildTallies } from './rebuild-tallies';
import { showReport } from './show-report';

const DAY = 24 * 3_600_000;
const END = NOON + 800 * DAY;

interface Happened {
  daysAgo: number;
  rating?: number;
  /** Hours from sending to the rating. */
  hours?: number;
  projectId?: string;
  skipped?: 'no-email';
}

/** A site on which this happened so many days before it is counted. */
async function countedSite(surveys: Happened[]) {
  const site = world();
  for (const [index, { daysAgo, rating, hours = 0, projectId = '10000', skipped }] of surveys.entries()) {
    const at = END - daysAgo * DAY;
    const planned = aSurvey({ id: `${index}`, state: 'planned', plannedAt: at, changedAt: at, projectId });
    if (skipped) {
      await site.ledger.create(move(planned, 'skipped', at, { reason: skipped }));
      continue;
    }
    const sent = move(move(move(planned, 'scheduled', at), 'sending', at), 'sent', at);
    const ratedAt = at + hours * 3_600_000;
    await site.ledger.create(rating === undefined ? sent : answered(sent, { rating, ratedAt }, ratedAt));
  }
  site.clock.pass(END - site.clock.now() + SETTLED_MS + 1_000);
  await keepTallies(site.ports, Infinity);
  return site;
}

describe('a report', () => {
  it('is of a period, of as many days before, and of one project', async () => {
    const { ports } = await countedSite([
      { daysAgo: 0, rating: 10 },
      { daysAgo: 6, rating: 9 },
      { daysAgo: 7, rating: 2 },
      { daysAgo: 13, rating: 8 },
      { daysAgo: 14, rating: 0 },
      { daysAgo: 1, rating: 1, projectId: '10001' },
    ]);
    const report = await showReport(ports, '10000', 7);
    expect(report.nps).toMatchObject({ score: 100, responses: 2 });
    expect(report.before).toMatchObject({ score: -50, responses: 2 });
    expect(report.distribution).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect((await showReport(ports, SITE, 7)).nps?.responses).toBe(3);
  });

  it('tells what was finished, asked and answered, why not, and how long the answers took', async () => {
    const { ports } = await countedSite([
      { daysAgo: 3, rating: 7, hours: 0.5 },
      { daysAgo: 3, rating: 7, hours: 20 },
      { daysAgo: 9, rating: 7, hours: 8 * 24 },
      { daysAgo: 3 },
      { daysAgo: 3, skipped: 'no-email' },
    ]);
    const report = await showReport(ports, SITE, 30);
    expect(report.funnel).toEqual({ completed: 5, asked: 4, besides: 0, answered: 3 });
    expect(report.notAsked).toEqual([{ reason: 'no-email', count: 1 }]);
    expect(report.waits).toEqual([1, 1, 0, 0, 1]);
  });

  it.each([
    [7, 'day', 7],
    [30, 'day', 30],
    [90, 'week', 13],
    [365, 'month', 13],
  ] as const)('of %i days goes by %s, and its steps hold every response', async (days, step, steps) => {
    const { ports } = await countedSite(
      Array.from({ length: days + 5 }, (_, daysAgo) => ({ daysAgo, rating: daysAgo % 11 })),
    );
    const report = await showReport(ports, SITE, days);
    expect([report.step, report.trend.length]).toEqual([step, steps]);
    expect(report.trend.reduce((sum, { nps }) => sum + (nps?.responses ?? 0), 0)).toBe(days);
    expect(report.trend.map(({ from }) => from)).toEqual(report.trend.map(({ from }) => from).sort((a, b) => a - b));
  });

  it('of a year asks the storage twice', async () => {
    const { ports } = await countedSite([{ daysAgo: 400, rating: 10 }]);
    const asked: string[] = [];
    const tallies: typeof ports.tallies = {
      ...ports.tallies,
      count: () => (asked.push('count'), ports.tallies.count()),
      between: (...which) => (asked.push('between'), ports.tallies.between(...which)),
      part: () => Promise.reject(new Error('Not one by one')),
    };
    expect((await showReport({ ...ports, tallies }, SITE, 365)).before?.responses).toBe(1);
    expect(asked).toEqual(['count', 'between']);
  });

  it('says how far it is counted, and that everything is being counted anew', async () => {
    expect((await showReport(world().ports, SITE, 30)).through).toBeUndefined();
    const { ports } = await countedSite([{ daysAgo: 1, rating: 10 }]);
    expect((await showReport(ports, SITE, 30)).through).toBe(END + 1_000);
    await rebuildTallies(ports);
    const anew = await showReport(ports, SITE, 30);
    expect([anew.isRebuilding, anew.through, anew.nps?.score]).toEqual([true, undefined, 100]);
  });
});
