import { guideSettings } from '../../test/builders/surveys';
import { world } from '../../test/builders/world';
import { fakeConfiguration, fakePermissions } from '../../test/fakes/configuration';
import type { ProjectPermissions } from '../ports/configuration';
import { reportResolver } from './report-resolver';

type May = Awaited<ReturnType<ProjectPermissions['inProject']>>;

const [OWN, OTHER] = ['10000', '10001'];
const ON_PROJECT = { type: 'jira:projectPage', project: { id: OWN } };
const ON_SITE = { type: 'jira:globalPage' };
const PROJECTS = [OTHER, OWN].map((id) => ({ id, key: `P${id}`, name: `Project ${id}`, teamManaged: false }));

/** Both projects are there; `may` says what the reader may do in each. */
function page(may: Record<string, May>, { admin = false, projects = 'all' as 'all' | string[] } = {}) {
  const [rule] = guideSettings().rules;
  if (!rule) throw new Error('The guide has a rule');
  const site = world(guideSettings({ rules: [{ ...rule, projects }] }));
  const readersProjects = fakeConfiguration({ projects: PROJECTS });
  for (const { id } of PROJECTS) if ((may[id] ?? 'none') === 'none') readersProjects.access[id] = { app: 'none' };
  const permissions = { ...fakePermissions({ admin }), inProject: async (id: string) => may[id] ?? ('none' as const) };
  const resolve = reportResolver({ ...site.ports, readersProjects, permissions });
  return (functionKey: string, payload: unknown, extension: object | undefined) =>
    resolve({ call: { functionKey, payload }, context: { extension } } as never, {} as never) as Promise<unknown>;
}

const REFUSED = { ok: false, problem: 'not-allowed' };

describe('the page of a project', () => {
  it('is for whoever may browse that project, whatever other the input names', async () => {
    const call = page({ [OTHER]: 'see' });
    expect(await call('getPlaces', {}, ON_PROJECT)).toEqual(REFUSED);
    expect(await call('getReport', { days: 30, projectId: OTHER }, ON_PROJECT)).toEqual(REFUSED);
    const allowed = page({ [OWN]: 'see' });
    expect(await allowed('getPlaces', {}, ON_PROJECT)).toEqual({ ok: true, value: { kind: 'project' } });
    expect(await allowed('getReport', { days: 30 }, ON_PROJECT)).toMatchObject({ ok: true });
  });

  it('is for nobody while Jira is unavailable, or without a project', async () => {
    const call = page({ [OWN]: 'unknown' }, { admin: true });
    const unavailable = { ok: false, problem: 'jira-unavailable' };
    expect(await call('getReport', { days: 30 }, ON_PROJECT)).toEqual(unavailable);
    expect(await call('getPlaces', {}, ON_PROJECT)).toEqual(unavailable);
    for (const nowhere of [undefined, {}, { type: 'jira:projectPage' }, { type: 'jira:issuePanel' }])
      expect(await call('getReport', { days: 30 }, nowhere)).toEqual(REFUSED);
  });
});

describe('the page of the site', () => {
  it('offers the surveyed projects that the reader may browse, and the whole site to admins alone', async () => {
    const both = { [OWN]: 'see', [OTHER]: 'edit' } as const;
    const named = (...ids: string[]) => ids.map((id) => ({ id, key: `P${id}`, name: `Project ${id}` }));
    const places = (call: ReturnType<typeof page>) => call('getPlaces', {}, ON_SITE);
    expect(await places(page(both, { admin: true }))).toEqual({
      ok: true,
      value: { kind: 'site', wholeSite: true, projects: named(OWN, OTHER) },
    });
    expect(await places(page({ [OTHER]: 'see' }))).toEqual({
      ok: true,
      value: { kind: 'site', wholeSite: false, projects: named(OTHER) },
    });
    expect(await places(page(both, { projects: [OWN] }))).toMatchObject({ value: { projects: named(OWN) } });
  });

  it('gives no figures of the site, or of a project that they may not browse, to anybody else', async () => {
    const call = page({ [OTHER]: 'see' });
    expect(await call('getReport', { days: 30 }, ON_SITE)).toEqual(REFUSED);
    expect(await call('getReport', { days: 30, projectId: 'site' }, ON_SITE)).toEqual(REFUSED);
    expect(await call('getReport', { days: 30, projectId: OWN }, ON_SITE)).toEqual(REFUSED);
    expect(await call('getReport', { days: 30, projectId: OTHER }, ON_SITE)).toMatchObject({ ok: true });
    expect(await call('getReport', { days: 31, projectId: OTHER }, ON_SITE)).toEqual({
      ok: false,
      problem: 'bad-input',
    });
    expect(await page({}, { admin: true })('getReport', { days: 30 }, ON_SITE)).toMatchObject({ ok: true });
  });
});
