import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { weather: 'rough' }));
afterAll(() => site.stop());

describe('T4: an event that comes minutes after the completion', () => {
  it('sends no second survey where somebody has sent one by hand', async () => {
    await site.transition('KAN-2', 'Done');
    expect(await site.surveys()).toEqual([]);
    await site.onPanel('sendNow', 'KAN-2', { seen: null }, 'agent@example.com');
    await site.advance(1_800);
    expect((await site.surveys()).map(({ origin, state }) => `${origin} ${state}`).sort()).toEqual([
      'by-hand sent',
      'completion skipped',
    ]);
    expect(await site.invitations()).toHaveLength(1);
    expect((await site.onWorkItem('KAN-2')).mark).toMatchObject({ state: 'sent' });
  });
});
