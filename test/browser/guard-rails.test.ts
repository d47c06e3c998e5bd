import type { FrameLocator, Page } from 'playwright-core';
import { byKeyboard } from './by-keyboard';
import { adminScreen, START_MS, startBrowserSite } from './browser-site';
import { idle } from './surveys';

const SKIP_APPS = 'Do not survey about what an app finished';
const GROUPS = 'Groups whose members are not surveyed';
const PEOPLE = 'People who are not surveyed';
const PER_HOUR = 'Surveys an hour, at most';

jest.setTimeout(90_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const save = () => screen.getByRole('button', { name: 'Save' }).click();

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

beforeEach(async () => {
  await site.simulator.control.reset({ scenario: 'guide' });
  page = await site.open('page=admin');
  await openRails();
}, START_MS);

afterEach(() => page.close());

async function openRails(): Promise<void> {
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Change the guard rails' }).click();
  await screen.getByLabel(GROUPS).waitFor();
}

test('a person and a group are picked by name and stay as they were left; the person is not surveyed then', async () => {
  await screen.getByLabel(PEOPLE).fill('Carla');
  await screen.getByText('Carla Customer').click();
  await screen.getByLabel(GROUPS).fill('service');
  await screen.getByText('service-team').click();
  await page.keyboard.press('Escape');
  await screen.getByLabel(PER_HOUR).fill('20');
  await screen.getByLabel(SKIP_APPS).check();
  await save();
  await screen.getByText('Saved.').waitFor();
  await page.reload();
  await openRails();
  await screen.getByText('Carla Customer').waitFor();
  await screen.getByText('service-team').waitFor();
  expect(await screen.getByLabel(PER_HOUR).inputValue()).toBe('20');
  expect(await screen.getByLabel(SKIP_APPS).isChecked()).toBe(true);

  const { jira } = site.simulator;
  jira.change.changeStatus('KAN-2', 'Done');
  await idle(site.simulator);
  expect(jira.workItem('KAN-2')?.properties['nps-today']).toMatchObject({
    state: 'skipped',
    reason: 'person-excluded',
  });
});

test('everything is reached with the keyboard, and what is wrong is said beside its field', async () => {
  const keyboard = byKeyboard(page, screen);
  await keyboard.tabTo(`textbox ${PER_HOUR}`);
  await keyboard.type('none');
  await keyboard.press('Space', `checkbox ${SKIP_APPS}`, async () => {
    expect(await screen.getByLabel(SKIP_APPS).isChecked()).toBe(true);
  });
  await keyboard.press('Enter', 'button Save', () =>
    screen.getByText('Type a whole number from 1 to 36000, or leave it empty.').waitFor(),
  );
  await keyboard.tabTo(`textbox ${PER_HOUR}`);
  await keyboard.key('Control+A');
  await keyboard.type('5');
  await keyboard.press('Enter', 'button Save', () => screen.getByText('Saved.').waitFor());
});
