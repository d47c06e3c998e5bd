import type { TestSite } from '../test-site';
import { startTestSite } from '../test-site';

/** A survey leaves so much after the completion, plus ten storage calls (ms). */
const BAR_MS = 5_000;
const STORAGE_CALLS = 10;
const WRITES = 1.5;

let site: TestSite;
let writesAtOnce = 0;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

describe('T1: storage calls take time', () => {
  it.each([0, 25, 54, 60, 100, 250, 1_000])(
    'a lone survey leaves in good time, at little cost, at %i ms per call',
    async (kvs) => {
      await site.reset('guide', { weather: { name: 'still', kvs, jira: 300, npsToday: 400 } });
      const completedAt = site.simulator.clock.now();
      await site.transition('KAN-2', 'Done');
      await site.advance(120);
      const [call, ...more] = await site.requests('nps-today');
      expect(more).toEqual([]);
      expect(Date.parse(call?.time ?? '') - completedAt).toBeLessThanOrEqual(BAR_MS + STORAGE_CALLS * kvs);
      expect((await site.surveys()).map(({ state }) => state)).toEqual(['sent']);
      const { kvs: counts } = await site.control<{ kvs: { writes: number } }>('GET', '/metrics');
      if (kvs === 0) writesAtOnce = counts.writes;
      expect(counts.writes).toBeLessThanOrEqual(writesAtOnce * WRITES);
    },
  );

  it('the sweep finds nothing left to do, and ends', async () => {
    await site.reset('guide', { weather: { name: 'still', kvs: 60 } });
    await site.transition('KAN-2', 'Done');
    await site.advance(900);
    const long = site.simulator.forge
      .invocations()
      .filter(({ startedAt, endedAt = Infinity }) => endedAt - startedAt > 60_000);
    expect(long).toEqual([]);
    expect(await site.requests('nps-today')).toHaveLength(1);
  });
});
