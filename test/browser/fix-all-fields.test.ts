import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, eventually, START_MS, startBrowserSite } from './browser-site';

const COMMENT_FIELD = 'customfield_10092';
const MANY = 100;
/** Lack the field on a screen of their own. */
const LACKING = ['P05', 'P06', 'P07', 'P08', 'P09', 'P10', 'P11'];

jest.setTimeout(120_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const shows = (text: string | RegExp) => screen.getByText(text).first().waitFor();

beforeAll(async () => {
  site = await startBrowserSite('large');
}, START_MS);

afterAll(() => site.stop());
afterEach(() => page.close());

/** Twenty projects: seven lack a field, Operations and Help desk both, Team is team-managed, ten are ready. */
beforeEach(async () => {
  await site.simulator.control.reset({ scenario: 'large' });
  for (const key of LACKING) site.simulator.jira.change.removeFieldFromScreens(COMMENT_FIELD, key);
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await button('Change the fields').click();
  await shows('10 projects are ready');
}, START_MS);

test('problems stand first, and one click fixes what the app can see to, with progress', async () => {
  const text = await screen.locator('body').innerText();
  expect(text.indexOf('Project 05 (P05)')).toBeLessThan(text.indexOf('Team (TEAM)'));
  expect(text.indexOf('Team (TEAM)')).toBeLessThan(text.indexOf('10 projects are ready'));
  expect(text).not.toContain('Project 12 (P12)');

  const steps: string[] = [];
  site.simulator.faults.add({
    target: 'jira',
    match: 'POST /rest/api/3/screens/',
    kind: 'slow',
    seconds: 1,
    times: MANY,
  });
  await button('Fix all 9').click();
  await eventually('the end of the run', async () => {
    const [step] = await screen.getByText(/^\d of 9 /).allInnerTexts();
    if (step && step !== steps.at(-1)) steps.push(step);
    return step === '9 of 9 fixed' ? true : undefined;
  });
  expect(steps.length).toBeGreaterThan(2);
  expect(await screen.getByText('Ready', { exact: true }).count()).toBe(9);
  await shows(/The app cannot add fields to a team-managed project/);

  await button('Check again').click();
  await shows('19 projects are ready');
  await button('Show ready projects').click();
  await shows('Project 05 (P05): Both fields can be written.');
});

test('what Jira refuses says so in its row, with who can do it; the others are done', async () => {
  const { faults } = site.simulator;
  faults.add({ target: 'jira', match: 'POST /rest/api/3/screens/', kind: 'status', status: 403 });
  faults.add({ target: 'jira', match: 'POST /rest/api/3/screens/', kind: 'status', status: 403 });
  await button('Fix all 9').click();
  await shows('8 of 9 fixed');
  await shows(/Jira refused: it gives the app no permission.*Somebody who administers Jira.*under Work items: Screens/);
  expect(await screen.getByText(/in a moment/).count()).toBe(0);
  await button(/^Add to screens in /).click();
  await button(/^Add to screens in /).waitFor({ state: 'detached' });
});

test('it can be stopped and taken up again', async () => {
  site.simulator.faults.add({
    target: 'jira',
    match: 'POST /rest/api/3/screens/',
    kind: 'slow',
    seconds: 1,
    times: MANY,
  });
  await button('Fix all 9').click();
  await button('Stop').click();
  await shows(/projects? (is|are) left\. It is safe to start again\./);
  site.simulator.faults.clear();
  await button(/^(Fix all \d|Fix 1 project)$/).click();
  await shows(/^(\d) of \1 fixed$/);
  await eventually('no project to fix', async () =>
    (await button(/^Add to screens/).count()) === 0 ? true : undefined,
  );
});

test('an outage ends it, says so, and another run does the rest', async () => {
  site.simulator.faults.add({
    target: 'jira',
    match: 'POST /rest/api/3/screens/',
    kind: 'status',
    status: 503,
    times: MANY,
  });
  await button('Fix all 9').click();
  await shows('0 of 9 fixed');
  await shows(/Jira did not answer in time\. Try again in a moment\./);
  await shows('8 projects are left. It is safe to start again.');
  site.simulator.faults.clear();
  await button('Fix all 9').click();
  await shows('9 of 9 fixed');
});
