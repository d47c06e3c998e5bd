import type { TestSite } from '../test-site';
import { startTestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());

interface Shown {
  type: string;
  key: string;
  useAsConfig: boolean;
}

async function call(moduleKey: string, user: string): Promise<unknown> {
  const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, user);
  const reply = site.simulator.forge.invokeResolver({ moduleKey, functionKey: 'getSetup', payload: {}, accountId });
  await site.idle();
  return reply;
}

describe("Two admin pages: in Jira's sidebar, and under Configure", () => {
  it.each(['admin', 'admin-configure'])('%s is the whole page, for Jira admins alone', async (moduleKey) => {
    expect(await call(moduleKey, 'admin@example.com')).toMatchObject({ ok: true });
    expect(await call(moduleKey, 'agent@example.com')).toEqual({ ok: false, problem: 'not-allowed' });
  });

  it('the manifest declares one of each kind', async () => {
    const reply = await fetch(`${site.simulator.url}/_console/modules?locale=en-US`, {
      headers: { 'x-acting-user': 'admin@example.com' },
    });
    const pages = ((await reply.json()) as Shown[]).filter(({ type }) => type === 'jira:adminPage');
    expect(pages.map(({ useAsConfig }) => useAsConfig)).toEqual([false, true]);
  });
});
