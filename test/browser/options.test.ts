import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, eventually, fieldsByName, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

const OPTIONS = [
  'Send the work item’s title to nps.today',
  'Notify watchers when a response is written',
  'Also write to work items whose status does not allow editing',
  'Accept responses to surveys from an earlier automation rule',
];

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const option = (name: string) => screen.getByLabel(name);
const checked = () => Promise.all(OPTIONS.map((name) => option(name).isChecked()));
const save = () => screen.getByRole('button', { name: 'Save' }).click();

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

beforeEach(async () => {
  await site.simulator.control.reset({ scenario: 'guide' });
  page = await site.open('page=admin');
  await openOptions();
}, START_MS);

afterEach(() => page.close());

async function openOptions(): Promise<void> {
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Change the options' }).click();
  await option(OPTIONS[0] as string).waitFor();
}

test('every option is off until an admin switches it on, and stays as it was left', async () => {
  expect(await checked()).toEqual([false, false, false, false]);
  for (const name of OPTIONS) await option(name).check();
  await save();
  await screen.getByText('Saved.').waitFor();
  await page.reload();
  await openOptions();
  expect(await checked()).toEqual([true, true, true, true]);
});

test('the title is sent once the admin has allowed it, and not before', async () => {
  const { simulator } = site;
  expect((await surveyFor(simulator, 'KAN-2')).custom).not.toHaveProperty('issueSummary');
  await option(OPTIONS[0] as string).check();
  await save();
  await screen.getByText('Saved.').waitFor();
  await idle(simulator);
  const { custom } = await surveyFor(simulator, 'KAN-3');
  const { Summary: title } = await fieldsByName(simulator, 'KAN-3');
  expect(custom).toMatchObject({ issueKey: 'KAN-3', issueSummary: title });
});

test('the app is unavailable: the screen says so, keeps the choice, and saves it at the second try', async () => {
  const { faults } = site.simulator;
  await option(OPTIONS[1] as string).check();
  faults.add({ target: 'function', match: 'admin-resolver', kind: 'status', status: 503 });
  await save();
  await screen.getByText(/^The app did not answer\./).waitFor();
  expect(await checked()).toEqual([false, true, false, false]);
  expect(await screen.getByText('Saved.').count()).toBe(0);
  await eventually('the fault to be over', () => (faults.list().length === 0 ? true : undefined));
  await save();
  await screen.getByText('Saved.').waitFor();
});
