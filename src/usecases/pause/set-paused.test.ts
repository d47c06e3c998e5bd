import { API_KEY, world, type World } from '../../../test/builders/world';
import { connect } from '../connection/connect';
import { countWaiting } from '../overview/count-waiting';
import { setPaused } from './set-paused';

describe('a pause', () => {
  it('shows how many surveys wait, and sends them at once when it ends', async () => {
    const site = world();
    await setPaused(site.ports, true);
    await site.plan();
    await site.runQueue();
    expect(site.surveyService.inbox).toEqual([]);
    expect((await countWaiting(site.ports)).waiting).toBe(1);
    await setPaused(site.ports, false);
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
    expect((await countWaiting(site.ports)).waiting).toBe(0);
  });
});

describe('a pause that ends before a new survey is listed', () => {
  it.each([
    ['by hand', (site: World) => setPaused(site.ports, false)],
    ['with a key', (site: World) => connect(site.ports, API_KEY)],
  ])('lets it out without the sweep: ended %s', async (_how, end) => {
    const site = world();
    await site.settings.writePause({ reason: 'key-refused', since: site.clock.now() });
    await site.plan();
    await site.runQueue();
    const { due } = site.ports.ledger;
    const listedAt = site.clock.now() + 2_000;
    site.ports.ledger.due = async (now, limit) => (site.clock.now() < listedAt ? [] : due(now, limit));
    await end(site);
    await site.runQueue();
    expect(site.surveyService.inbox).toHaveLength(1);
  });
});
