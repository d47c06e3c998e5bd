import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, eventually, panelScreen, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

const MANY = 1_000;
/** How late the app's reply is while it is tried again. The clock is moved over it once the screen has said so. */
const SLOW_SECONDS = 9;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const button = (name: string) => screen.getByRole('button', { name });
/** More than one part of a step may have to ask Jira. */
const sorry = () => screen.getByText('Jira did not answer in time. Try again in a moment.').first();

/** Presses *Try again*, sees that something happens, and waits for the attempt's end: the message is the same in between. */
async function tryAgainInVain(): Promise<void> {
  const { faults, clock } = site.simulator;
  await site.hurry(false);
  faults.add({ target: 'function', match: 'admin-resolver', kind: 'slow', seconds: SLOW_SECONDS });
  await button('Try again').first().click();
  await screen.getByText('Trying again…').waitFor();
  expect(await button('Try again').first().isEnabled()).toBe(false);
  await eventually('the held-back call', () => (faults.list().some(({ kind }) => kind === 'slow') ? undefined : true));
  await clock.advance(SLOW_SECONDS * 1_000);
  await site.hurry(true);
  await screen.getByText('Trying again…').waitFor({ state: 'detached' });
}

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());
beforeEach(() => site.simulator.control.reset({ scenario: 'guide' }));
afterEach(() => page.close());

describe('Jira is down while a screen loads', () => {
  const sections = [
    [
      'projects and statuses',
      'Change projects and statuses',
      '/rest/api/3/project/search',
      'All projects, new ones too',
    ],
    ['the fields', 'Change the fields', '/rest/api/3/field', 'Or choose fields you already have'],
    ['the check of the screens', 'Change the fields', '/rest/api/3/project/', '1 project is ready'],
  ] as const;

  test.each(sections)('%s: the screen says so, and trying again works', async (_what, opener, match, content) => {
    page = await site.open('page=admin');
    screen = adminScreen(page);
    await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
    const { faults } = site.simulator;
    faults.add({ target: 'jira', match: `GET ${match}`, kind: 'status', status: 503, times: MANY });
    await button(opener).click();
    await sorry().waitFor();

    await tryAgainInVain();
    await sorry().waitFor();
    expect(await screen.getByText(content).count()).toBe(0);
    faults.clear();
    await button('Try again').first().click();
    await screen.getByText(content).waitFor();
  });
});

test('the app itself is unavailable: the screen says so, and trying again works', async () => {
  const { faults } = site.simulator;
  faults.add({ target: 'function', match: 'admin-resolver', kind: 'status', status: 503, times: MANY });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByText(/^The app did not answer\./).waitFor({ timeout: START_MS });
  faults.clear();
  await button('Try again').click();
  await screen.getByText('Pause everything').waitFor();
});

test('the admin page shows an outage of Jira as an outage, not as missing permission, and trying again works', async () => {
  const { faults } = site.simulator;
  faults.add({ target: 'jira', kind: 'status', status: 503, times: MANY });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await sorry().waitFor({ timeout: START_MS });
  faults.clear();
  await button('Try again').click();
  await screen.getByText('Pause everything').waitFor();
});

test('the panel shows an outage of Jira as an outage, not as missing permission, and trying again works', async () => {
  const { simulator } = site;
  await surveyFor(simulator, 'KAN-2');
  await idle(simulator);
  simulator.faults.add({ target: 'jira', kind: 'status', status: 503, times: MANY });
  page = await site.open('page=work-item&key=KAN-2&user=agent@example.com');
  screen = panelScreen(page);
  await sorry().waitFor({ timeout: START_MS });
  simulator.faults.clear();
  await button('Try again').click();
  await screen.getByText(/^Sent \d/).waitFor();
});
