import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

const KEYS = ['KAN-1', 'KAN-2', 'KAN-3', 'KAN-5'];

describe.each(['usual', 'rough'] as const)(
  'T3: a busy concurrency key is retried with growing waits (%s)',
  (weather) => {
    beforeEach(() => site.reset('guide', { weather: { name: weather, events: 1_000, queue: 1_000 } }));

    it('completions at the same moment are surveyed each once', async () => {
      for (const key of KEYS) site.change.changeStatus(key, 'Done');
      await site.idle();
      await site.advance(600);
      const surveyed = (await site.invitations()).map(({ custom }) => custom.issueKey);
      const expected = (await site.surveys()).filter(({ state }) => state === 'sent').length;
      expect(surveyed).toHaveLength(expected);
      expect(surveyed).toEqual([...new Set(surveyed)]);
      expect(
        (await site.surveys()).map(({ state }) => state).filter((state) => !['sent', 'skipped'].includes(state)),
      ).toEqual([]);
      expect(surveyed).toContain('KAN-2');
    });

    it('a rating changed twice within a second ends as the last one', async () => {
      const invitation = await site.complete('KAN-2');
      for (const rating of [2, 5, 9]) {
        await site.control('POST', `/invitations/${invitation.id}/response`, { rating, comment: `Rated ${rating}` });
        await site.advance(0.3);
      }
      await site.idle();
      await site.advance(900);
      expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'Rated 9' });
      expect((await site.responses()).map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
    });
  },
);
