import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, eventually, START_MS, startBrowserSite } from './browser-site';
import { inboxFor, idle, surveyFor } from './surveys';

const CAMPAIGN = 16588;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());
afterEach(() => page.close());

test('a campaign that asks nobody twice: the admin reads why, allows it, and sends the survey from Activity', async () => {
  const { simulator } = site;
  const { jira, npsToday } = simulator;
  npsToday.setAllowDuplicates(CAMPAIGN, false);
  await surveyFor(simulator, 'KAN-2');
  jira.change.changeStatus('KAN-3', 'Done');
  await idle(simulator);

  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByText('1 survey could not be sent').waitFor({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Show them' }).click();
  const row = screen.getByRole('row').filter({ has: screen.getByRole('link', { name: 'KAN-3' }) });
  await row.getByText('Failed', { exact: true }).waitFor();
  await row
    .getByText(/^This campaign has surveyed the respondent before\. Switch on “allow duplicates” .+send again\.$/)
    .waitFor();
  expect(await screen.getByRole('link', { name: 'KAN-2' }).count()).toBe(0);
  expect(inboxFor(simulator, 'KAN-3')).toEqual([]);

  npsToday.setAllowDuplicates(CAMPAIGN, true);
  await screen.getByRole('button', { name: 'Send KAN-3 again' }).click();
  await screen.getByText('This is not you.', { exact: false }).waitFor();
  expect(inboxFor(simulator, 'KAN-3')).toEqual([]);
  await screen.getByRole('button', { name: 'Yes, send it' }).click();
  await screen.getByText('KAN-3: trying again now.').waitFor();
  await eventually('a survey for KAN-3', () => inboxFor(simulator, 'KAN-3')[0]);
  await idle(simulator);
  await idle(simulator);
  expect(inboxFor(simulator, 'KAN-3')).toHaveLength(1);
  await screen.getByRole('tab', { name: 'Overview' }).click();
  await screen.getByText('2 surveys sent').first().waitFor();
  await screen.getByText('1 survey could not be sent').waitFor({ state: 'detached' });
  expect(await screen.getByText('Needs attention').count()).toBe(0);
});
