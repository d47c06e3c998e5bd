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

const button = (name: string) => screen.getByRole('button', { name });
const shows = (text: string | RegExp) => screen.getByText(text).first().waitFor();

test('rules are exported, changed in the text, compared and imported, by the keyboard too', async () => {
  await site.simulator.control.reset({ scenario: 'guide' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Rules' }).click({ timeout: START_MS });
  await button('Export the rules').click();
  await shows('1 rule, as JSON.');
  const text = await screen.getByLabel('Exported rules').inputValue();
  const keys = byKeyboard(page, screen);
  await keys.press('Enter', 'button Close', () => button('Import rules').waitFor());
  expect(await keys.focused()).toBe('button Export the rules');
  await keys.press('Enter', 'button Import rules', () => screen.getByLabel('Paste the exported rules').waitFor());
  expect(await keys.focused()).toBe('textbox Paste the exported rules');
  await screen.getByLabel('Paste the exported rules').fill(text.slice(1));
  await keys.press('Enter', 'button Compare', () => shows('It is not JSON.'));
  const file = JSON.parse(text) as { rules: object[] };
  const [rule] = file.rules;
  const changed = {
    ...file,
    rules: [
      { ...rule, samplePercent: 50 },
      { ...rule, name: 'Second', enabled: false },
    ],
  };
  await screen.getByLabel('Paste the exported rules').fill(JSON.stringify(changed));
  await keys.press('Enter', 'button Compare', () => shows('Percent of work items that are surveyed: not set → 50 %'));
  await shows('Switched on: no');
  expect(await violationsWithin(page, screen)).toEqual([]);
  await keys.press('Enter', 'button Import these rules', () => shows('The rules are imported.'));
  await shows('2. Second');
  await shows('Surveys 50 % of the work items.');
});
