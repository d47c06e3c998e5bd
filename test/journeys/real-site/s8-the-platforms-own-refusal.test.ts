import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { site: { proxyErrors: true } }));
afterAll(() => site.stop());

describe("S8: a call that Forge's proxy refuses", () => {
  it('is not taken for a refused key: nothing pauses, and the survey says why it waits', async () => {
    await site.transition('KAN-2', 'Done');
    await site.idle();
    expect(await site.asAdmin('getSetup')).not.toHaveProperty('value.pause');
    expect(await site.surveys()).toMatchObject([{ state: 'scheduled', reason: 'egress-refused' }]);
    expect(await site.invitations()).toEqual([]);
  });

  it('keeps surveys back, which the overview counts until calls get through again', async () => {
    expect(await site.asAdmin('getOverview')).toMatchObject({ value: { outages: [] } });
    await site.transition('KAN-2', 'Done');
    await site.idle();
    expect(await site.asAdmin('getOverview')).toMatchObject({
      value: { waiting: 1, outages: [{ of: 'permission', surveys: 1 }] },
    });
    await site.control('POST', '/platform', { proxyErrors: false });
    await site.advance(3_600);
    expect(await site.invitations()).toHaveLength(1);
    expect(await site.asAdmin('getOverview')).toMatchObject({ value: { outages: [] } });
  });

  it('is reported as what it is on the admin page', async () => {
    expect(await site.asAdmin('connect', { apiKey: 'nps-today-demo-key-1234' })).toEqual({
      ok: false,
      problem: 'egress-refused',
    });
  });
});
