import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

/** Enough to meet events in every order. */
const SEEDS = [1, 2, 3, 4, 5, 6];

describe.each(SEEDS)('T4: product events come minutes late and out of order (seed %d)', (seed) => {
  beforeEach(() => site.reset('guide', { weather: 'rough', seed }));

  it('each work item that was finished is surveyed once', async () => {
    for (const key of ['KAN-1', 'KAN-2', 'KAN-3']) await site.transition(key, 'Done');
    await site.idle();
    await site.advance(1_800);
    const surveyed = (await site.invitations()).map(({ custom }) => custom.issueKey);
    expect(surveyed).toContain('KAN-2');
    expect(surveyed).toEqual([...new Set(surveyed)]);
  });

  it('a work item that was reopened before its event came is not surveyed', async () => {
    await site.transition('KAN-2', 'Done');
    await site.transition('KAN-2', 'In Progress');
    await site.idle();
    await site.advance(1_800);
    expect(await site.invitations()).toEqual([]);
    expect(await site.surveys()).toMatchObject([{ state: 'cancelled', reason: 'reopened' }]);
  });
});

describe('T4: events really come late and out of order', () => {
  it('in rough weather', async () => {
    await site.reset('guide', { weather: 'rough', seed: 1 });
    const before = site.simulator.clock.now();
    for (const key of ['KAN-1', 'KAN-2', 'KAN-3']) await site.transition(key, 'Done');
    await site.idle();
    const planned = site.simulator.forge
      .invocations()
      .filter(({ functionKey, startedAt }) => functionKey === 'plan-survey' && startedAt >= before);
    expect(Math.max(...planned.map(({ startedAt }) => startedAt - before))).toBeGreaterThan(30_000);
  });
});
