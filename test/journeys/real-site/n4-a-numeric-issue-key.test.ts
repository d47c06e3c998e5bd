import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

const idOf = async (key: string) => (await site.jira<{ id: string }>('GET', `/issue/${key}`)).id;
const told = (custom: object) => ({ Rating: 4, CampaignId: 16588, Custom: custom });

describe('N4: an issueKey that is the numeric id', () => {
  it.each([String, Number])(
    "from the site's earlier automation rule is accepted where that option is on (%p)",
    async (form) => {
      await site.asAdmin('saveOptions', { sendSummary: false, acceptAutomation: true });
      expect(await site.post(told({ issueKey: form(await idOf('KAN-3')) }))).toBe(202);
      await site.idle();
      expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: 4 });
    },
  );

  it("beside a token of the app means the token's work item, and no other", async () => {
    const { custom } = await site.complete('KAN-2');
    await site.post({ ...told({ ...custom, issueKey: await idOf('KAN-3') }), Rating: 1 });
    await site.idle();
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: null });
    await site.post(told({ ...custom, issueKey: await idOf('KAN-2') }));
    await site.idle();
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 4 });
  });

  it('without a token has its response offered on that work item', async () => {
    await site.complete('KAN-2');
    await site.post(told({ issueKey: await idOf('KAN-2') }));
    await site.advance(5);
    const { value } = await site.onPanel<{ value: object }>('getSurvey', 'KAN-2');
    expect(value).toMatchObject({ unmatched: { rating: 4 } });
  });
});
