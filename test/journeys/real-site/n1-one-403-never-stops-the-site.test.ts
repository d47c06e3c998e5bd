import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

async function finish(key: string) {
  await site.transition(key, 'Done');
  await site.idle();
}

const pauseOf = async () =>
  (await site.asAdmin<{ value: { pause?: { reason: string } } }>('getSetup')).value.pause?.reason;

describe.each([401, 403])('N1: a %d from nps.today', (status) => {
  it('that concerns one respondent fails that survey alone, with its reason', async () => {
    await site.fault({ target: 'nps-today', kind: 'status', status, match: '/respondent' });
    await finish('KAN-1');
    await finish('KAN-2');
    await finish('KAN-3');
    expect(await pauseOf()).toBeUndefined();
    expect((await site.invitations()).map(({ custom }) => custom.issueKey).sort()).toEqual(['KAN-2', 'KAN-3']);
    const [failed, ...others] = (await site.surveys()).filter(({ state }) => state === 'failed');
    expect(others).toEqual([]);
    expect(failed).toMatchObject({ workItemKey: 'KAN-1', reason: 'not-permitted' });
    expect((await site.onWorkItem('KAN-1')).mark).toMatchObject({ state: 'failed', reason: 'not-permitted' });
  });

  it('that concerns the key pauses everything, and nothing is lost', async () => {
    await site.fault({ target: 'nps-today', kind: 'status', status, times: 2 });
    await finish('KAN-2');
    expect(await pauseOf()).toBe('key-refused');
    expect(await site.surveys()).toMatchObject([{ state: 'scheduled' }]);
    await site.asAdmin('setPaused', { paused: false });
    await site.advance(600);
    expect(await site.invitations()).toHaveLength(1);
  });
});
