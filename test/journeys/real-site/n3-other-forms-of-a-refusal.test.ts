import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

const observed = async (question: string) =>
  (await site.control<{ values: Record<string, { answer?: string }> }>('GET', '/storage')).values[
    `observation:${question}`
  ]?.answer;

describe('N3: what nps.today does that nobody wrote down', () => {
  it('a refused duplicate is told as such, and its status kept', async () => {
    await site.npsToday({ action: 'allow-duplicates', campaignId: 16588, allow: false });
    await site.complete('KAN-2');
    await site.transition('KAN-3', 'Done');
    await site.settle();
    expect((await site.surveys()).map(({ reason }) => reason)).toContain('already-surveyed');
    expect(await observed('duplicate-respondent')).toBe('status 409');
    expect(await observed('reply-to-survey')).toMatch(/^status 20\d; /);
  });

  it('a 429 without Retry-After is waited out, and kept', async () => {
    await site.fault({ target: 'nps-today', kind: 'status', status: 429 });
    await site.transition('KAN-2', 'Done');
    await site.settle();
    await site.advance(600);
    expect(await site.invitations()).toHaveLength(1);
    expect(await observed('rate-limit-reply')).toMatch(/Retry-After/);
  });
});
