import { DEMO_API_KEY } from '../../../simulator/nps-today/state';
import { CALLS_PER_SECOND } from '../../../simulator/nps-today/limits';
import { CAMPAIGN, startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

const observed = async (question: string) =>
  (await site.control<{ values: Record<string, { answer?: string }> }>('GET', '/storage')).values[
    `observation:${question}`
  ]?.answer;

const calls = () => site.requests('nps-today');

/** Something else of the customer's calls with the same key. */
async function useUpTheSecond(): Promise<void> {
  const headers = { Authorization: `apikey ${DEMO_API_KEY}` };
  for (let call = 0; call < CALLS_PER_SECOND; call += 1) {
    expect((await fetch(`${site.simulator.npsTodayUrl}/campaigns/`, { headers })).status).toBe(200);
  }
}

describe('N3: undocumented behaviour of nps.today', () => {
  it('a refused duplicate is reported as such, and its status code is kept', async () => {
    await site.npsToday({ action: 'allow-duplicates', campaignId: CAMPAIGN, allow: false });
    await site.complete('KAN-2');
    await site.transition('KAN-3', 'Done');
    await site.idle();
    expect((await site.surveys()).map(({ reason }) => reason)).toContain('already-surveyed');
    expect(await observed('duplicate-respondent')).toBe('status 409');
    expect(await observed('reply-to-survey')).toMatch(/^status 20\d; /);
  });

  it.each([
    ['409', 'already-surveyed', 'status 409'],
    ['200', 'already-surveyed', 'status 200'],
    // What it says beside that status is prose, which nobody reads.
    ['400', 'refused', undefined],
  ])(
    'a duplicate refused with %s does not count as sent, and is not tried again',
    async (duplicateReply, reason, noted) => {
      await site.reset('guide', { site: { duplicateReply } });
      await site.npsToday({ action: 'allow-duplicates', campaignId: CAMPAIGN, allow: false });
      await site.complete('KAN-2');
      await site.transition('KAN-3', 'Done');
      await site.idle();
      const [, second] = (await site.surveys()).sort((a, b) => a.workItemKey.localeCompare(b.workItemKey));
      expect(second).toMatchObject({ workItemKey: 'KAN-3', state: 'failed', reason });
      expect(await observed('duplicate-respondent')).toBe(noted);
      await site.advance(3_600);
      expect(await calls()).toHaveLength(2);
    },
  );

  it.each([
    [true, 'Retry-After in seconds'],
    [false, 'without Retry-After'],
  ])('a 429 is waited out, with and without Retry-After (%p)', async (retryAfter, form) => {
    await site.reset('guide', { weather: 'still', site: { retryAfter } });
    await useUpTheSecond();
    await site.transition('KAN-2', 'Done');
    await site.idle();
    await site.advance(600);
    expect(await site.invitations()).toHaveLength(1);
    const made = await calls();
    expect(made.map(({ status }) => status)).toEqual([429, 200]);
    const [refusedAt = 0, takenAt = 0] = made.map(({ time }) => Date.parse(time));
    expect(takenAt - refusedAt).toBeGreaterThanOrEqual(retryAfter ? 1_000 : 5_000);
    expect(await observed('rate-limit-reply')).toBe(form);
  });

  it('ids that are text mean the same campaigns', async () => {
    await site.reset('guide', { site: { textIds: true } });
    expect(await site.asAdmin('listCampaigns')).toMatchObject({
      value: expect.arrayContaining([expect.objectContaining({ id: CAMPAIGN })]) as object[],
    });
    // The earlier automation's responses are told from others by their campaign.
    await site.asAdmin('saveOptions', { sendSummary: false, acceptAutomation: true });
    const { custom, ...invitation } = await site.complete('KAN-2');
    expect(custom).toHaveProperty('surveyToken');
    await site.respond({ custom, ...invitation }, { rating: 9 });
    const { CampaignId } = await site.lastNotification();
    expect(CampaignId).toBe(String(CAMPAIGN));
    await site.post({ Rating: 4, CampaignId, Custom: { issueKey: 'KAN-3' } });
    await site.idle();
    expect(await site.onWorkItem('KAN-3')).toMatchObject({ rating: 4 });
  });
});
