import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

async function label(key: string, accountId?: string): Promise<unknown> {
  const { id } = await site.jira<{ id: string }>('GET', `/issue/${key}`);
  await site.advance(5);
  const payload = { extension: { type: 'jira:issueContext', issue: { id, key } } };
  const shown = site.simulator.forge.invokeFunction('survey-lozenge', payload, accountId);
  await site.idle();
  return ((await shown) as { status?: { value: { label: string } } }).status?.value.label;
}

describe('S11: the label of the closed section, where Jira does not name the viewer', () => {
  it('shows the state, and no rating', async () => {
    const invitation = await site.complete('KAN-2');
    expect(await label('KAN-2')).toBe('Sent');
    await site.respond(invitation, { rating: 9 });
    expect(await label('KAN-2')).toBe('Responded');
    expect(await label('KAN-2', site.simulator.jira.users.ids.agent)).toBe('9 Promoter');
  });

  it('shows nothing where there is no survey', async () => {
    expect(await label('KAN-2')).toBeUndefined();
  });

  it("is in the site's language", async () => {
    await site.reset('guide', { site: { language: 'da' } });
    await site.complete('KAN-2');
    expect(await label('KAN-2')).toBe('Sendt');
  });

  it("is in English where Jira does not name even the site's language", async () => {
    await site.complete('KAN-2');
    await site.fault({ target: 'jira', kind: 'status', status: 500, match: 'locale', times: 5 });
    expect(await label('KAN-2')).toBe('Sent');
  });
});
