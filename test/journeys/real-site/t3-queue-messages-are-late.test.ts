import type { TestSite } from '../test-site';
import { startTestSite } from '../test-site';

const KEYS = ['KAN-1', 'KAN-2', 'KAN-3', 'KAN-4', 'KAN-5'];

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

describe('T3: the platform retries a busy concurrency key with growing waits', () => {
  it('no survey waits behind the queue messages of others', async () => {
    await site.reset('guide', { weather: 'usual' });
    const open: string[] = [];
    for (const key of KEYS) {
      const finished = await site.transition(key, 'Done').then(
        () => true,
        () => false,
      );
      if (finished) open.push(key);
    }
    expect(open.length).toBeGreaterThan(1);
    // Events take up to 8 s, queue messages up to 4 s.
    await site.advance(8 + 4 + 8);
    const surveyed = (await site.invitations()).map(({ custom }) => custom.issueKey).sort();
    expect(surveyed).toEqual((await surveysOf(site)).sort());
    expect(surveyed.length).toBeGreaterThan(1);
  });

  it('a dispatcher at work takes up what becomes due meanwhile, with or without a queue message', async () => {
    await site.reset('guide', { weather: 'still' });
    await site.transition('KAN-2', 'Done');
    await site.advance(1);
    await site.fault({ target: 'queue', kind: 'drop', times: 100 });
    await site.transition('KAN-3', 'Done');
    await site.advance(5);
    expect((await site.invitations()).map(({ custom }) => custom.issueKey)).toEqual(['KAN-2', 'KAN-3']);
  });
});

/** The work items for which there is something to send. */
async function surveysOf({ surveys }: TestSite): Promise<string[]> {
  return (await surveys()).filter(({ state }) => state !== 'skipped').map(({ workItemKey }) => workItemKey);
}
