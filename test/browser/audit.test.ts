import type { FrameLocator, Page } from 'playwright-core';
import { byKeyboard } from './by-keyboard';
import { adminScreen, START_MS, startBrowserSite, violationsWithin } from './browser-site';

jest.setTimeout(90_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

beforeAll(async () => void (site = await startBrowserSite('guide')), START_MS);
afterAll(() => site.stop());
afterEach(() => page.close());

const tab = (name: string) => screen.getByRole('tab', { name }).click({ timeout: START_MS });
const shows = (text: string | RegExp) => screen.getByText(text).first().waitFor();

test('what an admin changes is on the audit log with their name, before and after, and is filtered by the keyboard', async () => {
  await site.simulator.control.reset({ scenario: 'guide' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await tab('Rules');
  await screen.getByRole('button', { name: 'Edit' }).click();
  await screen.getByLabel('Name', { exact: true }).fill('Support');
  await screen.getByLabel('Percent of work items that are surveyed').fill('50');
  await screen.getByRole('button', { name: 'Save' }).click();
  await shows('1. Support');
  await tab('Overview');
  await screen.getByLabel('Pause everything').press('Space');
  await shows(/^Paused since /);

  await tab('Audit log');
  await shows('Rule “Support” was changed');
  await shows('Percent of work items that are surveyed: not set → 50 %');
  await shows('Sending: goes on → paused');
  await shows('Alice Admin');
  expect(await violationsWithin(page, screen)).toEqual([]);

  const keys = byKeyboard(page, screen);
  await keys.tabTo('combobox Show');
  await keys.type('Paus');
  await keys.key('ArrowDown');
  await screen.getByRole('option', { name: 'Pausing', exact: true }).click();
  await screen.getByText('Rule “Support” was changed').waitFor({ state: 'detached' });
  await shows('Sending: goes on → paused');
});
