import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import { FULL_SETUP, never, ok, problem } from '../../shared/testing/fakes';
import { showSetup } from '../set-up/testing/show-setup';

type Kind = ProjectFieldCheck['kind'];

const screensOf = (n: number, kind: Kind): ProjectFieldCheck['screens'] => [
  { screenId: `screen-${n}`, screenName: `Screen ${n}`, missing: kind === 'missing' ? ['comment'] : [] },
];

const checkOf = (n: number, kind: Kind, more: Partial<ProjectFieldCheck> = {}): ProjectFieldCheck => ({
  projectId: String(n),
  projectKey: `P${n}`,
  projectName: `Project ${n}`,
  kind,
  locked: false,
  notApplied: [],
  notInScheme: [],
  ownFields: [],
  askedAbout: 'finished',
  screens: screensOf(n, kind),
  ...more,
});

/** The step of the fields on a site with these projects. Jira remembers what was fixed. */
async function show(checks: ProjectFieldCheck[], calls: Partial<AdminApi> = {}) {
  const site = new Map(checks.map((check) => [check.projectId, check]));
  const asked: string[] = [];
  const screen = await showSetup(
    { ...FULL_SETUP, scope: { projectIds: [...site.keys()], finishedStatuses: 'done-category' } },
    {
      listFields: async () => ok([]),
      checkFields: async ({ projectIds }) => ok(projectIds.flatMap((id) => site.get(id) ?? [])),
      repairFields: async ({ projectId }) => {
        asked.push(projectId);
        const fixed = checkOf(Number(projectId), 'ready');
        site.set(projectId, fixed);
        return ok(fixed);
      },
      ...calls,
    },
  );
  await screen.press('Change the fields');
  return { screen, asked, site };
}

/** Calls that wait until the test answers them, one after the other. */
function oneByOne() {
  const waiting: (() => void)[] = [];
  const repairFields: AdminApi['repairFields'] = async ({ projectId }) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return ok(checkOf(Number(projectId), 'ready'));
  };
  return { repairFields, answer: () => waiting.shift()?.() };
}

const many = (n: number, kind: Kind) => Array.from({ length: n }, (_, index) => checkOf(index + 1, kind));

it('shows problems first and folds the projects that are ready into a line', async () => {
  const { screen } = await show([
    checkOf(1, 'ready'),
    checkOf(2, 'hidden'),
    checkOf(3, 'missing'),
    checkOf(4, 'ready'),
  ]);
  const text = screen.text();
  expect(text).toContain('2 projects are ready');
  expect(text).not.toContain('Project 1 (P1)');
  const places = ['Project 3 (P3)', 'Project 2 (P2)', '2 projects are ready'].map((words) => text.indexOf(words));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await screen.press('Show ready projects');
  expect(screen.text()).toContain('Project 1 (P1): Both fields can be written.');
  await screen.press('Hide ready projects');
  expect(screen.text()).not.toContain('Project 1 (P1)');
});

it('fixes all with one button, one after the other, and says in each row how it went', async () => {
  const { repairFields, answer } = oneByOne();
  const { screen } = await show([...many(3, 'missing'), checkOf(4, 'hidden')], { repairFields });
  await screen.press('Fix all 3');
  expect(screen.text()).toContain('0 of 3 done, now Project 1 (P1)…');
  await screen.during(answer);
  expect(screen.text()).toContain('1 of 3 done, now Project 2 (P2)…');
  expect(screen.all('ProgressBar').at(-1)?.props.value).toBeCloseTo(1 / 3);
  expect(screen.text()).toContain('Project 1 (P1) Ready Both fields can be written.');
  await screen.during(answer);
  await screen.during(answer);
  expect(screen.text()).toContain('3 of 3 fixed');
  expect(screen.text()).toContain('The app may not see this project');
  expect(screen.buttons().filter((name) => /Fix|Stop/.test(name))).toEqual([]);
});

it('lets nobody go on before what is missing is fixed', async () => {
  const { repairFields, answer } = oneByOne();
  const { screen } = await show(many(2, 'missing'), { repairFields });
  const goOn = () => screen.all('Button').find((node) => node.children[0] === 'Continue')?.props.isDisabled;
  expect(goOn()).toBe(false);
  await screen.press('Fix all 2');
  expect(goOn()).toBe(true);
  await screen.during(answer);
  await screen.during(answer);
  expect(goOn()).toBe(false);
});

it('stops after the project it is at, and goes on with the others when asked again', async () => {
  const { repairFields, answer } = oneByOne();
  const { screen } = await show(many(4, 'missing'), { repairFields });
  await screen.press('Fix all 4');
  await screen.press('Stop');
  expect(screen.text()).toContain('0 of 4 done. Stops after Project 1 (P1)…');
  await screen.during(answer);
  expect(screen.text()).toContain('1 of 4 fixed');
  expect(screen.text()).toContain('3 projects are left. It is safe to start again.');
  await screen.press('Fix all 3');
  for (let left = 3; left > 0; left -= 1) await screen.during(answer);
  expect(screen.text()).toContain('3 of 3 fixed');
});

it.each([
  ['no-permission', 'Jira refused: it gives the app no permission to change this.'],
  ['not-accepted', 'something in it may be locked, or managed by another app'],
  ['not-there', 'no longer exists'],
  [undefined, 'Jira gives no reason'],
] as const)('says of a refusal what Jira refused, who can do it and where: %s', async (refusal, words) => {
  const { screen } = await show(many(2, 'missing'), {
    repairFields: async ({ projectId }) =>
      ok(projectId === '1' ? checkOf(1, 'missing', { refusal, notApplied: ['rating'] }) : checkOf(2, 'ready')),
  });
  await screen.press('Fix all 2');
  const text = screen.text();
  expect(text).toContain(words);
  expect(text).toContain('Somebody who administers Jira can do it by hand');
  expect(text).toContain('under Work items: Screens and Fields (the field’s contexts)');
  expect(text).toContain('Project 2 (P2) Ready');
  expect(text).toContain('1 of 2 fixed');
  expect(text).not.toContain('in a moment');
  expect(screen.buttons()).toContain('Add the fields to Project 1');
});

it('ends at an outage, says so, and leaves the rest for another run', async () => {
  const asked: string[] = [];
  const { screen } = await show(many(3, 'missing'), {
    repairFields: async ({ projectId }) => (asked.push(projectId), problem('jira-unavailable', 30)),
  });
  await screen.press('Fix all 3');
  expect(asked).toEqual(['1']);
  expect(screen.text()).toContain('Jira did not answer in time. Try again in a moment. Try again in 30 seconds.');
  expect(screen.text()).toContain('2 projects are left.');
  expect(screen.buttons()).toContain('Fix all 3');
});

it('goes on where Jira refuses one project as a whole', async () => {
  const { screen } = await show(many(2, 'missing'), {
    repairFields: async ({ projectId }) => (projectId === '1' ? problem('jira-refused') : ok(checkOf(2, 'ready'))),
  });
  await screen.press('Fix all 2');
  expect(screen.text()).toContain('Jira would not let the app do this.');
  expect(screen.text()).toContain('1 of 2 fixed');
});

it('looks again at projects that share a screen with one that was fixed, and at no other', async () => {
  const shared = screensOf(1, 'missing');
  const { screen, site, asked } = await show([
    checkOf(1, 'missing', { screens: shared }),
    checkOf(2, 'missing', { screens: shared }),
    checkOf(3, 'missing'),
  ]);
  for (const n of [2, 3]) site.set(String(n), checkOf(n, 'ready'));
  await screen.press('Add to screens in Project 1');
  expect(asked).toEqual(['1']);
  expect(screen.text()).toContain('1 project is ready');
  expect(screen.text()).toContain('Project 3 (P3) Missing');
});

it('says that Jira refused to let the app look, not that time helps', async () => {
  const { screen } = await show([
    checkOf(1, 'refused', { refusal: 'no-permission' }),
    checkOf(2, 'refused'),
    checkOf(3, 'unknown'),
  ]);
  const text = screen.text();
  expect(text).toContain('Ask an organisation admin whether a data security policy keeps apps out');
  expect(text).toContain('Jira refused to say what the app may write in this project.');
  expect(text.match(/in a moment/g)).toHaveLength(1);
  expect(text).toContain('Jira did not answer when the app asked about this project. Check again in a moment.');
});

it('works with 200 projects: shows the first problems, fixes all of them', async () => {
  const { screen, asked } = await show(many(200, 'missing'));
  expect(screen.text()).toContain('Project 20 (P20)');
  expect(screen.text()).not.toContain('Project 21 (P21)');
  await screen.press('Fix all 200');
  expect(asked).toHaveLength(200);
  expect(screen.text()).toContain('200 of 200 fixed');
  await screen.press('Show all 200 projects');
  expect(screen.text()).toContain('Project 200 (P200) Ready');
});

it('ends with the project it is at when the section is closed, and opens nothing by itself', async () => {
  const { repairFields, answer } = oneByOne();
  let began = 0;
  const { screen } = await show(many(3, 'missing'), {
    repairFields: async (input) => ((began += 1), repairFields(input)),
  });
  await screen.press('Fix all 3');
  await screen.press('Close');
  await screen.during(answer);
  await screen.during(answer);
  expect(began).toBe(1);
  expect(screen.text()).not.toContain('Can both fields be written?');
});

it('puts the check above the list of fields: it stays where it is when the list comes', async () => {
  const { screen } = await show(many(1, 'ready'), { listFields: never });
  const text = screen.text();
  expect(text.indexOf('1 project is ready')).toBeLessThan(text.indexOf('Fetching fields…'));
  expect(text).toContain('1 project is ready');
});
