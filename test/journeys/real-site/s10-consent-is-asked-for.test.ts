import { startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

const NEEDS_CONSENT = /Authentication Required/;

/** A call of a screen by a person for whom the platform has no token: it asks for consent when this very error comes out. */
function callOf(moduleKey: string, functionKey: string, payload: object, extension?: Record<string, unknown>) {
  const call = site.simulator.forge.invokeResolver({ moduleKey, functionKey, payload, extension, accountId: '' });
  return Promise.all([call, site.settle()]);
}

describe('S10: a screen whose person has not consented yet', () => {
  it('lets the platform ask, on the admin page and on the work item', async () => {
    await expect(callOf('admin', 'getSetup', {})).rejects.toThrow(NEEDS_CONSENT);
    const { id } = await site.jira<{ id: string }>('GET', '/issue/KAN-2');
    await expect(callOf('survey-panel', 'getSurvey', {}, { issue: { id } })).rejects.toThrow(NEEDS_CONSENT);
    await expect(callOf('survey-panel', 'exclude', {}, { issue: { id } })).rejects.toThrow(NEEDS_CONSENT);
    expect(JSON.stringify(await site.storage())).not.toContain(`choice:${id}`);
  });

  it('tells an outage of Jira from that', async () => {
    await site.fault({ target: 'jira', kind: 'status', status: 503, match: 'mypermissions' });
    expect(await site.asAdmin('getSetup')).toEqual({ ok: false, problem: 'jira-unavailable' });
  });
});
