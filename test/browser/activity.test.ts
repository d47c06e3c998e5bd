import type { FrameLocator, Locator, Page } from 'playwright-core';
import { adminScreen, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { makeSurveysOfEveryKind } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  await makeSurveysOfEveryKind(site.simulator);
  page = await site.open('page=admin');
  screen = adminScreen(page);
}, START_MS);
afterAll(() => site.stop());

const row = (key: string): Locator => screen.getByRole('row').filter({ hasText: key });
const path = () => new URL(page.url()).searchParams.get('path');

async function pick(label: string, option: string): Promise<void> {
  await screen.getByRole('combobox', { name: label, exact: true }).press('ArrowDown');
  await screen.getByRole('option', { name: option, exact: true }).click();
}

test('what is chosen goes together, and a reload and the back button keep it', async () => {
  await screen.getByRole('tab', { name: 'Activity' }).click();
  await row('KAN-1').waitFor();
  await pick('Show', 'Not sent');
  await row('KAN-1').waitFor({ state: 'detached' });
  await pick('Reason', 'The work item has no reporter.');
  await pick('Project', 'Kanban (KAN)');
  await pick('Changed', 'In the last 7 days');
  await row('KAN-6').waitFor();
  expect(path()).toBe('/activity?show=not-sent&project=10000&reason=no-reporter&days=7');

  await page.reload();
  await row('KAN-6').waitFor();
  expect(await screen.getByRole('row').count()).toBe(2);
  await page.goBack();
  await screen.getByText('At any time', { exact: true }).waitFor();
  await screen.getByRole('tab', { name: 'Overview' }).click();
  expect(path()).toBe('/overview');
  await page.goBack();
  await row('KAN-6').waitFor();
});

test('a work item is found by its key, also by one that it had before it was moved', async () => {
  site.simulator.jira.change.moveWorkItem('KAN-2', 'OPS');
  await screen.getByRole('button', { name: 'Clear filters' }).click();
  await row('KAN-1').waitFor();
  await screen.getByLabel('Find a work item').fill('kan-2');
  await screen.getByRole('button', { name: 'Find', exact: true }).click();
  await row('KAN-1').waitFor({ state: 'detached' });
  await row('OPS-').getByText('9 Promoter').waitFor();
  await row('OPS-').getByText('Carla', { exact: false }).waitFor();
  expect(path()).toBe('/activity?key=KAN-2');
  await screen.getByRole('button', { name: 'Show all surveys' }).click();
  await row('KAN-1').waitFor();
});

test('surveys are counted by reason, found by their rule, and copied as CSV', async () => {
  await screen.getByRole('button', { name: 'Count by reason' }).click();
  await screen.getByRole('button', { name: '1 not sent: The work item has no reporter.' }).click();
  await row('KAN-1').waitFor({ state: 'detached' });
  await row('KAN-6').waitFor();
  await screen.getByRole('button', { name: 'Hide the counts' }).click();
  await pick('Rule', 'Jira support');
  await row('KAN-6').waitFor();
  await screen.getByRole('button', { name: 'Copy as CSV' }).click();
  const csv = await screen.getByLabel('Comma-separated values').inputValue();
  expect(csv).toContain('"KAN-6","Not sent","The work item has no reporter.');
  expect(csv.split('\n')).toHaveLength(2);
  expect(await violationsWithin(page, screen)).toEqual([]);
  await screen.getByRole('button', { name: 'Clear filters' }).click();
  await row('KAN-1').waitFor();
});

test('a row says why its survey was not sent, check by check, as its work item does', async () => {
  await row('KAN-6').getByRole('button', { name: 'Why? KAN-6' }).click();
  const why = screen.getByRole('dialog');
  await why.getByRole('listitem').filter({ hasText: 'There is somebody to ask, with an active account' }).waitFor();
  await why.getByText('Rule: ', { exact: false }).waitFor();
  expect(await violationsWithin(page, screen)).toEqual([]);
  await why.getByRole('button', { name: 'Close' }).click();
  await why.waitFor({ state: 'detached' });
});

test('a response is left out of the scores with a reason, the row says so, and it is counted again', async () => {
  const at = row('OPS-');
  await at.getByRole('button', { name: 'Leave out' }).click();
  const asked = screen.getByRole('dialog');
  await asked.getByRole('radio', { name: 'The wrong person responded' }).check();
  expect(await violationsWithin(page, screen)).toEqual([]);
  await asked.getByRole('button', { name: 'Leave out of the scores' }).click();
  await asked.waitFor({ state: 'detached' });
  await at.getByText('Left out of the scores: the wrong person responded.').waitFor();
  await at.getByText('9 Promoter').waitFor();
  await at.getByRole('button', { name: /^Count .* again$/ }).click();
  await asked.getByRole('button', { name: 'Count again' }).click();
  await at.getByRole('button', { name: 'Leave out' }).waitFor();
  expect(await at.getByText('Left out of the scores').count()).toBe(0);
});

test.each([
  ['Responded', undefined, 'npsState in (answered)', /^OPS-\d+$/],
  ['Not sent', 'The work item has no reporter.', 'npsReason = "no-reporter"', 'KAN-6'],
])("Jira's own search shows the work items of what is listed: %s", async (show, reason, jql, found) => {
  await pick('Show', show);
  if (reason) await pick('Reason', reason);
  const opened = page.context().waitForEvent('page');
  await screen.getByRole('link', { name: 'Open in Jira search' }).click();
  const search = await opened;
  await search.getByText(jql, { exact: false }).waitFor();
  await search.getByRole('link', { name: found }).waitFor();
  expect(await search.getByRole('link', { name: 'KAN-1', exact: true }).count()).toBe(0);
  await search.getByRole('link', { name: 'All work items' }).click();
  await search.getByRole('link', { name: 'KAN-1', exact: true }).waitFor();
  await search.close();
});
