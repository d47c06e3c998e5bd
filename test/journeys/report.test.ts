import type { ReportPlaces, ReportView } from '../../src/contract/report';
import { twoRated, untilCounted } from './counted';
import { startTestSite, type TestSite } from './test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
afterAll(() => site.stop());
beforeEach(() => site.reset());

const AGENT = 'agent@example.com';
const REFUSED = { ok: false, problem: 'not-allowed' };

interface Reply<T> {
  ok: boolean;
  value?: T;
}

/** A call of the report, on the page of a project or else on that of the site. */
async function call<T>(functionKey: string, payload: object, user: string, projectKey?: string): Promise<Reply<T>> {
  const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, user);
  const extension =
    projectKey === undefined
      ? { type: 'jira:globalPage' }
      : { type: 'jira:projectPage', project: { id: await idOf(projectKey), key: projectKey } };
  const moduleKey = projectKey === undefined ? 'report-site' : 'report-project';
  const reply = site.simulator.forge.invokeResolver({ moduleKey, functionKey, payload, accountId, extension });
  await site.idle();
  return (await reply) as Reply<T>;
}
const idOf = async (key: string) => (await site.jira<{ id: string }>('GET', `/project/${key}`)).id;

it('surveys and responses stand in the report of their project and of the site, for whoever may see them, and reading stores nothing', async () => {
  await twoRated(site, ['KAN-2', 'KAN-3', 'KAN-4'], [10, 2]);
  await untilCounted(site);
  const stored = await site.storage();

  const ofProject = await call<ReportView>('getReport', { days: 30 }, AGENT, 'KAN');
  expect(ofProject.value).toMatchObject({
    nps: { score: 0, responses: 2 },
    funnel: { completed: 3, asked: 3, answered: 2, besides: 0 },
    distribution: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1],
  });
  const ofSite = await call<ReportView>('getReport', { days: 365 }, 'admin@example.com');
  expect(ofSite.value?.nps).toEqual(ofProject.value?.nps);
  expect(await call('getReport', { days: 30 }, AGENT)).toEqual(REFUSED);
  const places = await call<ReportPlaces>('getPlaces', {}, AGENT);
  expect(places.value).toMatchObject({ kind: 'site', wholeSite: false, projects: [{ key: 'KAN' }] });

  site.change.setPermissions('KAN', AGENT, []);
  expect(await call('getReport', { days: 30 }, AGENT, 'KAN')).toEqual(REFUSED);
  expect(await call('getPlaces', {}, AGENT, 'KAN')).toEqual(REFUSED);
  expect(await call('getReport', { days: 30, projectId: await idOf('KAN') }, AGENT)).toEqual(REFUSED);
  expect((await call<ReportPlaces>('getPlaces', {}, AGENT)).value).toMatchObject({ projects: [] });
  expect(await site.storage()).toEqual(stored);
});
