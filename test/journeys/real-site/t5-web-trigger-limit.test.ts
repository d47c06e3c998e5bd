import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

/** More than the rough platform lets through in a minute. */
const FLOOD = 70;

describe('T5: web triggers have a request limit', () => {
  it('a notification that the platform refuses is applied once when nps.today repeats it', async () => {
    await site.reset('guide', { weather: { name: 'rough', events: 1_000, queue: 1_000 }, deliveryRetries: 3 });
    const invitation = await site.complete('KAN-2');

    const statuses: number[] = [];
    const stranger = `${(await site.webTriggerUrl()).split('?')[0]}?secret=wrong`;
    for (let count = 0; count < FLOOD; count += 1) statuses.push(await site.post('{}', { url: stranger }));
    expect(statuses).toContain(429);

    await site.respond(invitation, { rating: 3, comment: 'Still broken' });
    const delivered = async () =>
      (await site.npsToday<{ status: number }[]>({ action: 'deliveries' })).map((each) => each.status);
    expect((await delivered())[0]).toBe(429);
    await site.advance(600);

    expect((await delivered()).filter((status) => status === 202)).toHaveLength(1);
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 3, comment: 'Still broken' });
    expect(await site.responses()).toHaveLength(1);
  }, 60_000);
});
