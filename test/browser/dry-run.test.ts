import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { idle } from './surveys';

jest.setTimeout(120_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  for (const key of ['KAN-1', 'KAN-2']) site.simulator.jira.change.changeStatus(key, 'Done');
  await idle(site.simulator);
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Rules' }).click({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Edit' }).click();
}, START_MS);

afterAll(() => site.stop());

test('an admin tries a rule on past completions before saving it', async () => {
  await screen.getByRole('textbox', { name: 'Work item', exact: true }).fill('KAN-2');
  await screen.getByRole('button', { name: 'Preview' }).click();
  await screen.getByText('"issueKey": "KAN-2"').waitFor();
  const sent = site.simulator.npsToday.invitations().length;
  await screen.getByText('Search by name or id.').waitFor();
  await screen.getByRole('button', { name: 'Start the dry run' }).click();
  await screen.getByText('Would have sent 2 of 2 surveys').waitFor();
  await screen.getByText('1 person would have been asked more than once').waitFor();

  await screen.getByRole('textbox', { name: 'Only work items that match this JQL' }).fill('labels = vip');
  await screen.getByRole('button', { name: 'Start the dry run' }).click();
  await screen.getByText('Would have sent 0 of 2 surveys').waitFor();
  await screen.getByText(/^2 × /).waitFor();
  await screen.getByText('KAN-1, KAN-2').waitFor();
  expect(await violationsWithin(page, screen)).toEqual([]);
  expect(site.simulator.npsToday.invitations()).toHaveLength(sent);

  await screen.getByRole('button', { name: 'Cancel' }).click();
  await screen.getByRole('heading', { name: '1. Jira support' }).waitFor();
  expect(await screen.getByText('labels = vip').count()).toBe(0);
});
