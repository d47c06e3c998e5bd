import type { FrameLocator, Page } from 'playwright-core';
import { START_MS, startBrowserSite, violations } from './browser-site';
import { idle } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
beforeAll(async () => void (site = await startBrowserSite('guide')), START_MS);
afterAll(() => site.stop());

const screenOf = (page: Page, module: string): FrameLocator =>
  page.locator(`[data-testid="screen-${module}"]`).contentFrame();

test('surveys about selected work items are sent from the navigator, after a question, with a result for each', async () => {
  const page = await site.open('page=work-items');
  await page.getByLabel('Select KAN-1', { exact: true }).check();
  await page.getByLabel('Select KAN-6', { exact: true }).check();
  await page.getByTestId('navigator-survey-navigator').click();
  const screen = screenOf(page, 'survey-navigator');
  await screen.getByRole('heading', { name: '2 work items' }).waitFor({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Send survey' }).click();
  await screen.getByText('Send surveys about 2 work items?').waitFor();
  expect(site.simulator.npsToday.invitations()).toEqual([]);
  await screen.getByRole('button', { name: 'Send', exact: true }).click();
  await screen.getByText('2 of 2').waitFor();
  await idle(site.simulator);
  expect(site.simulator.npsToday.invitations()).toHaveLength(1);
  const frame = await (await screen.owner().elementHandle())?.contentFrame();
  if (!frame) throw new Error('The screen has no frame');
  // The heading of the dialog is around it.
  expect(await violations(frame, ['page-has-heading-one'])).toEqual([]);
  await page.close();
});

test('the menu of a work item says why, and takes a survey off it', async () => {
  const page = await site.open('page=work-item&key=KAN-2');
  await page.getByTestId('action-survey-action').click();
  const screen = screenOf(page, 'survey-action');
  await screen.getByRole('button', { name: 'Why not?' }).click({ timeout: START_MS });
  await screen.getByText('It has had no survey.', { exact: false }).waitFor();
  await screen.getByRole('button', { name: 'Back' }).click();
  await screen.getByRole('button', { name: 'No survey' }).click();
  await screen.getByRole('button', { name: 'Send none' }).click();
  await screen.getByText('It will not be surveyed.').waitFor();
  await page.close();
});

test('a search that selects nothing stands for all it finds', async () => {
  const page = await site.open(`page=work-items&jql=${encodeURIComponent('project = KAN ORDER BY key')}`);
  await page.getByTestId('navigator-survey-navigator').click();
  const screen = screenOf(page, 'survey-navigator');
  await screen.getByRole('heading', { name: /^\d+ work items$/ }).waitFor({ timeout: START_MS });
  await page.close();
});
