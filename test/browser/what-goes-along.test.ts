import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, START_MS, startBrowserSite, violationsWithin } from './browser-site';

jest.setTimeout(120_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Rules' }).click({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Edit' }).click();
}, START_MS);

afterAll(() => site.stop());

test('an admin adds a field, sees what nps.today would get, and saves it', async () => {
  await screen.getByRole('combobox', { name: 'Add a field of the work item' }).fill('prio');
  await screen.getByRole('option', { name: 'Priority', exact: true }).click();
  await screen.getByLabel('Show it for this work item').fill('KAN-1');
  await screen.getByRole('button', { name: 'Show what nps.today gets' }).click();
  await screen.getByText('For KAN-1, nps.today would get:').waitFor();
  await screen.getByText('"priority"').waitFor();
  expect(await violationsWithin(page, screen)).toEqual([]);
  await screen.getByText('Credit the response to the assignee').click();
  await screen.getByText('Nobody is credited for this work item').waitFor();
  await screen.getByRole('button', { name: 'Save' }).click();
  await screen.getByText('1 field goes along; credits the assignee').waitFor();
});
