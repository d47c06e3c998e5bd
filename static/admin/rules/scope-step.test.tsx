import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectOption, StatusOption } from '../../../src/contract/admin/rules';
import type { Setup } from '../../../src/contract/admin/set-up';
import { EMPTY_SETUP, FULL_SETUP, never, ok, problem } from '../../shared/testing/fakes';
import { showSetup } from '../set-up/testing/show-setup';

const { connection, campaign } = FULL_SETUP;
const rule = { id: 'rule-1', revision: 7 };
const BY_CATEGORY = 'Every status of the Done category counts as finished';

const project = (id: string, name: string): ProjectOption => ({
  id,
  key: name.toUpperCase(),
  name,
  teamManaged: false,
});
const status = (
  id: string,
  name: string,
  category: StatusOption['category'],
  projectIds: string[] = ['1'],
): StatusOption => ({ id, name, category, projectIds });

const KAN = project('1', 'Kan');
const OPS = project('2', 'Ops');
const TEAM = project('3', 'Team');
const STATUSES = [
  status('10', 'To Do', 'to-do', ['1', '2']),
  status('11', 'Doing', 'in-progress', ['1']),
  status('12', 'Done', 'done', ['1', '2']),
  status('13', 'Cancelled', 'done', ['1']),
  status('90', 'Done', 'done', ['3']),
];

interface Site {
  scope?: Setup['scope'];
  projects?: ProjectOption[];
  statuses?: StatusOption[];
  unseen?: string[];
  calls?: Partial<AdminApi>;
}

/** The step on a site with these projects and statuses. */
async function show({ scope, projects = [KAN, OPS, TEAM], statuses = STATUSES, unseen = [], calls = {} }: Site = {}) {
  const saved: unknown[] = [];
  const setup = { ...EMPTY_SETUP, connection, campaign, rule, ...(scope ? { scope } : {}) };
  const screen = await showSetup(setup, {
    listProjects: async ({ ids }) => ok(ids ? projects.filter(({ id }) => ids.includes(id)) : projects),
    listStatuses: async ({ projectIds }) => {
      const isOf = (each: StatusOption) =>
        projectIds === 'all' || each.projectIds.some((id) => projectIds.includes(id));
      return ok({ statuses: statuses.filter(isOf), unseen, ofSite: projectIds === 'all' });
    },
    saveScope: async (input) => (saved.push(input), ok(null)),
    ...calls,
  });
  if (scope) await screen.press('Change projects and statuses');
  const boxes = () => screen.all('Checkbox').map(({ props }) => [props.label as string, props.isChecked as boolean]);
  return { screen, saved, boxes };
}

const lastSaved = (saved: unknown[]) => saved.at(-1) as { projectIds: unknown; finishedStatuses: unknown };

describe('choosing projects', () => {
  it('takes one tick, and every status of the Done category counts, by name', async () => {
    const { screen, saved } = await show();
    expect(screen.text()).toContain('Choose projects to see which statuses that is.');
    await screen.tick('Kan (KAN)', true);
    expect(screen.text()).toContain('Done and Cancelled count as finished.');
    await screen.submit();
    expect(saved).toEqual([{ rule, projectIds: ['1'], finishedStatuses: 'done-category' }]);
  });

  it('is asked for beside the projects', async () => {
    const { screen, saved } = await show();
    await screen.submit();
    expect(screen.text()).toContain('Team (TEAM) Choose at least one project.');
    expect(saved).toEqual([]);
  });

  it('is one tick for all of them, new ones too', async () => {
    const { screen, saved } = await show();
    await screen.tick('All projects, new ones too', true);
    expect(screen.text()).toContain('Done and Cancelled count as finished.');
    await screen.submit();
    expect(lastSaved(saved)).toMatchObject({ projectIds: 'all', finishedStatuses: 'done-category' });
  });

  it('is a list that is searched and stays open on a site with many', async () => {
    const many = Array.from({ length: 13 }, (_, n) => project(String(n + 100), `P${n}`));
    const far = project('999', 'Far');
    const { screen, saved } = await show({
      projects: many,
      calls: { listProjects: async ({ query }) => ok(query ? [far] : many) },
    });
    const field = screen.field('Projects');
    expect(field.props).toMatchObject({ closeMenuOnSelect: false, isMulti: true });
    await screen.during(() => (field.props.onInputChange as (text: string) => void)('Fa'));
    await screen.pick('Projects', [
      { value: '100', label: 'P0 (P0)' },
      { value: '999', label: 'Far (FAR)' },
    ]);
    expect(screen.field('Projects').props.value).toEqual([
      { value: '100', label: 'P0 (P0)' },
      { value: '999', label: 'Far (FAR)' },
    ]);
    await screen.submit();
    expect(saved).toEqual([]);
    expect(screen.text()).toContain('no status of the Done category');
  });
});

describe('choosing statuses', () => {
  it('offers those of the chosen projects alone, by category, with those of the Done category ticked', async () => {
    const { screen, saved, boxes } = await show();
    await screen.tick('Kan (KAN)', true);
    await screen.tick(BY_CATEGORY, false);
    expect(boxes().slice(-4)).toEqual([
      ['To Do', false],
      ['Doing', false],
      ['Done', true],
      ['Cancelled', true],
    ]);
    expect(screen.text()).toMatch(/To do To Do In progress Doing Done Done Cancelled/);
    await screen.tick('Cancelled', false);
    expect(screen.text()).toContain('Done counts as finished.');
    await screen.submit();
    expect(lastSaved(saved).finishedStatuses).toEqual(['12']);
  });

  it('names the project of a status that others have one of the same name', async () => {
    const { screen, boxes } = await show({ scope: { projectIds: ['1'], finishedStatuses: 'done-category' } });
    await screen.tick('Team (TEAM)', true);
    await screen.tick(BY_CATEGORY, false);
    expect(boxes().map(([label]) => label)).toEqual(expect.arrayContaining(['Done (Kan)', 'Done (Team)', 'Cancelled']));
    expect(screen.text()).toContain('Done and Cancelled count as finished.');
    await screen.tick('Done (Team)', false);
    expect(screen.text()).toContain('No status of Team counts as finished, so no survey goes out there.');
  });

  it('is refused where nothing would count as finished', async () => {
    const { screen, saved } = await show();
    await screen.tick('Ops (OPS)', true);
    await screen.tick(BY_CATEGORY, false);
    await screen.tick('Done', false);
    await screen.submit();
    expect(screen.text()).toContain('Choose at least one status.');
    expect(saved).toEqual([]);
  });

  it('is refused where the projects have no status of the Done category, in place', async () => {
    const { screen, saved } = await show({ statuses: [status('10', 'To Do', 'to-do')] });
    await screen.tick('Kan (KAN)', true);
    await screen.submit();
    expect(screen.text()).toContain('These projects have no status of the Done category');
    expect(saved).toEqual([]);
  });

  it('says that a status chosen before is gone, and leaves it out', async () => {
    const { screen, saved, boxes } = await show({ scope: { projectIds: ['1'], finishedStatuses: ['11', '77'] } });
    expect(screen.text()).toContain('Kan (KAN); Doing counts as finished. 1 chosen status is gone from these projects');
    expect(screen.text()).toContain('1 status that was chosen before is no longer in these projects.');
    expect(boxes().filter(([, isTicked]) => isTicked)).toEqual([
      ['Kan (KAN)', true],
      ['Doing', true],
    ]);
    await screen.submit();
    expect(lastSaved(saved).finishedStatuses).toEqual(['11']);
  });

  it('loses nothing where Jira does not show the app a project, or does not answer', async () => {
    const scope = { projectIds: ['1'], finishedStatuses: ['77'] };
    const hidden = await show({ scope, statuses: [], unseen: ['1'] });
    expect(hidden.screen.text()).toContain('Jira does not show the app the statuses of Kan.');
    expect(hidden.screen.text()).not.toContain('gone');
    await hidden.screen.submit();
    expect(lastSaved(hidden.saved).finishedStatuses).toEqual(['77']);

    const down = await show({ scope, calls: { listStatuses: async () => problem('jira-unavailable') } });
    expect(down.screen.text()).toContain('Jira did not answer in time.');
    expect(down.screen.text()).toContain('1 project; 1 finished status');
    await down.screen.submit();
    expect(lastSaved(down.saved).finishedStatuses).toEqual(['77']);
  });

  it('by category does not wait for their names', async () => {
    const { screen, saved } = await show({ calls: { listStatuses: never } });
    await screen.tick('Kan (KAN)', true);
    expect(screen.text()).toContain('Fetching the statuses of these projects…');
    await screen.submit();
    expect(lastSaved(saved).finishedStatuses).toBe('done-category');
  });
});

describe('saving', () => {
  it('says that another admin was faster, and keeps what was chosen', async () => {
    const { screen, boxes } = await show({ calls: { saveScope: async () => problem('changed-meanwhile') } });
    await screen.tick('Kan (KAN)', true);
    await screen.submit();
    expect(screen.text()).toContain('Another admin has changed this since you opened it, so nothing was saved.');
    expect(boxes()).toContainEqual(['Kan (KAN)', true]);
  });
});

describe('the line of the step', () => {
  const lineOf = async (scope: NonNullable<Setup['scope']>, more: Site = {}) =>
    (await show({ scope, ...more })).screen.text();

  it('names the projects and what counts as finished', async () => {
    const scope = { projectIds: ['1', '3'], finishedStatuses: 'done-category' as const };
    expect(await lineOf(scope)).toContain('Kan (KAN) and Team (TEAM); Done and Cancelled count as finished');
  });

  it('names the first few of many, and one that is gone as such', async () => {
    const projects = Array.from({ length: 12 }, (_, n) => project(String(n), `P${n}`));
    const projectIds = ['0', '424242', ...projects.slice(1).map(({ id }) => id)];
    expect(await lineOf({ projectIds, finishedStatuses: 'done-category' }, { projects })).toContain(
      'P0 (P0), a project that is gone (id 424242), P1 (P1), and 10 more; ',
    );
  });

  it('counts where Jira does not say the names', async () => {
    const scope = { projectIds: ['1', '2'], finishedStatuses: 'done-category' as const };
    const calls = { listStatuses: async () => problem('jira-unavailable') };
    expect(await lineOf(scope, { calls })).toContain('2 projects; every status of the Done category');
  });
});
