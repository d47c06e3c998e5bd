import type { TestSite } from './test-site';
import { startTestSite } from './test-site';

const AGENT = 'agent@example.com';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

/** What Jira is told to show on the closed section of a work item. */
async function lozenge(key: string, user = AGENT): Promise<unknown> {
  const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, user);
  const { id } = await site.jira<{ id: string }>('GET', `/issue/${key}`);
  const payload = { extension: { type: 'jira:issueContext', issue: { id, key } } };
  const shown = site.simulator.forge.invokeFunction('survey-lozenge', payload, accountId);
  await site.idle();
  return ((await shown) as { status?: { value: unknown } }).status?.value;
}

describe('the label of the closed section', () => {
  it('shows nothing before a survey', async () => {
    expect(await lozenge('KAN-2')).toBeUndefined();
  });

  it('shows that a survey waits, and that it went out', async () => {
    await site.asAdmin('setPaused', { paused: true });
    await site.transition('KAN-2', 'Done');
    await site.idle();
    expect(await lozenge('KAN-2')).toEqual({ label: 'Scheduled', type: 'inprogress' });
    // What is due is found in a list, which lags behind.
    await site.advance(5);
    await site.asAdmin('setPaused', { paused: false });
    await site.control('POST', '/scheduled', { module: 'five-minute-sweep' });
    await site.idle();
    expect(await lozenge('KAN-2')).toEqual({ label: 'Sent', type: 'new' });
  });

  it.each([
    [9, 'Promoter', 'success'],
    [8, 'Passive', 'moved'],
    [3, 'Detractor', 'removed'],
    [0, 'Detractor', 'removed'],
  ])('shows a rating of %d with its category', async (rating, category, type) => {
    await site.respond(await site.complete('KAN-2'), { rating });
    expect(await lozenge('KAN-2')).toEqual({ label: `${rating} ${category}`, type });
  });

  it('shows that no survey was sent, also where somebody chose so beforehand', async () => {
    await site.onPanel('exclude', 'KAN-3');
    expect(await lozenge('KAN-3')).toEqual({ label: 'Not sent', type: 'default' });
    await site.transition('KAN-3', 'Done');
    await site.idle();
    expect(await site.invitations()).toEqual([]);
    expect(await lozenge('KAN-3')).toEqual({ label: 'Not sent', type: 'default' });
  });

  it('is in the language of each reader', async () => {
    await site.respond(await site.complete('KAN-2'), { rating: 10 });
    site.change.setLocale(site.simulator.jira.users.ids.agent, 'da_DK');
    expect(await lozenge('KAN-2')).toMatchObject({ label: '10 Ambassadør' });
    expect(await lozenge('KAN-2', 'admin@example.com')).toMatchObject({ label: '10 Promoter' });
  });

  it('is in English where Jira does not name the language', async () => {
    await site.complete('KAN-2');
    site.change.setLocale(site.simulator.jira.users.ids.agent, 'da_DK');
    await site.fault({ target: 'jira', kind: 'status', status: 500, match: 'myself', times: 1 });
    expect(await lozenge('KAN-2')).toMatchObject({ label: 'Sent' });
  });

  it('shows nothing to a person who may not see the work item', async () => {
    await site.complete('KAN-2');
    site.change.hideWorkItem('KAN-2', ['admin@example.com']);
    const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, AGENT);
    const { id } = await site.jira<{ id: string }>('GET', '/issue/KAN-2');
    const payload = { extension: { issue: { id, key: 'KAN-2' } } };
    const shown = site.simulator.forge.invokeFunction('survey-lozenge', payload, accountId);
    expect(await site.simulator.clock.through(shown)).toEqual({});
  });
});
