import type { TestSite } from '../test-site';
import { startTestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { weather: 'still' }));
afterAll(() => site.stop());

describe('T2: the storage refuses what is too much for a minute', () => {
  it.each([429, 503])(
    'a survey that nps.today took is recorded once the storage takes it again (%i)',
    async (status) => {
      // Entered, taken on, about to be called; then the record of the call, which is refused again and again.
      const recorded = site.simulator.npsToday;
      const took = recorded.fetch.bind(recorded);
      recorded.fetch = async (request) => {
        recorded.fetch = took;
        await site.fault({ target: 'kvs', match: '/api/v1/transaction', kind: 'status', status, times: 5 });
        return took(request);
      };
      await site.transition('KAN-2', 'Done');
      await site.advance(240);
      expect((await site.surveys()).map(({ state }) => state)).toEqual(['sent']);
      expect(await site.invitations()).toHaveLength(1);
      expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'sent' });
    },
  );

  it('a completion and a response are kept although call after call is refused', async () => {
    await site.fault({ target: 'kvs', kind: 'status', status: 429, times: 3 });
    await site.transition('KAN-2', 'Done');
    await site.advance(120);
    const invitation = await site.invitationFor('KAN-2');
    await site.fault({ target: 'kvs', kind: 'status', status: 429, times: 3 });
    await site.respond(invitation, { rating: 4, comment: 'Slow' });
    await site.advance(120);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 4, comment: 'Slow' });
  });

  it('the outcome of a conditional write whose reply was lost is read from what is stored', async () => {
    await site.fault({ target: 'kvs', match: '/api/v1/transaction', kind: 'reset', times: 3 });
    await site.transition('KAN-2', 'Done');
    await site.advance(120);
    expect(await site.invitations()).toHaveLength(1);
    expect((await site.surveys()).map(({ state }) => state)).toEqual(['sent']);
  });
});
