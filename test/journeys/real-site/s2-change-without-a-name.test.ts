import { startTestSite, type TestSite } from '../test-site';

const MINUTE = 60;

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset('guide', { site: { eventShape: 'no-changelog-id' } }));
afterAll(() => site.stop());

async function move(status: string): Promise<void> {
  site.change.changeStatus('KAN-2', status);
  await site.idle();
  await site.advance(MINUTE);
}

/** The platform delivers the latest event of KAN-2 once more. */
async function again(change: object = {}): Promise<void> {
  const events = site.simulator.events().filter(({ eventType }) => eventType === 'avi:jira:updated:issue');
  const latest = events[events.length - 1];
  if (!latest) throw new Error('There was no event');
  site.simulator.forge.deliver({ ...latest, ...change });
  await site.idle();
  await site.advance(MINUTE);
}

describe('S2: a change of status whose event has no changelog id', () => {
  it('is surveyed each time the work item is finished, and once each time', async () => {
    await move('Done');
    await again();
    await move('In Progress');
    await move('Done');
    await again();
    expect(await site.invitations()).toHaveLength(2);
    expect(new Set((await site.surveys()).map(({ id }) => id)).size).toBe(2);
  });

  it('is identified by its moment where the event carries that', async () => {
    await site.reset('guide', { site: { eventShape: 'documented' } });
    await move('Done');
    await again();
    await move('In Progress');
    await move('Done');
    await again();
    expect(await site.invitations()).toHaveLength(2);
  });

  it('is delivered again while Jira is unavailable, and surveyed once', async () => {
    await site.fault({ target: 'jira', match: 'GET', kind: 'status', status: 503, times: 2 });
    await move('Done');
    await site.advance(30 * MINUTE);
    expect(await site.invitations()).toHaveLength(1);
    expect(await site.surveys()).toMatchObject([{ state: 'sent' }]);
  });

  it('counts as one completion with the event of a work item that is created and finished at once', async () => {
    const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, 'customer@example.com');
    await site.fault({ target: 'function', match: 'plan-survey', kind: 'drop', times: 2 });
    const { key } = await site.jira<{ key: string }>('POST', '/issue', {
      fields: { project: { key: 'KAN' }, summary: 'Quick', issuetype: { name: 'Task' }, reporter: { accountId } },
    });
    await site.idle();
    site.change.changeStatus(key, 'Done');
    await site.idle();
    const [created, updated] = site.simulator.events().slice(-2);
    if (!created || !updated) throw new Error('There were no events');
    // The picture of the newborn was taken after it had been finished.
    site.simulator.forge.deliver({ ...created, issue: updated.issue });
    site.simulator.forge.deliver(updated);
    await site.idle();
    await site.advance(10 * MINUTE);
    expect(await site.invitations()).toHaveLength(1);
  });
});
