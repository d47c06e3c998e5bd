import { adminScreen, panelScreen, START_MS, startBrowserSite, violations } from './browser-site';

const NARROW = { width: 400, height: 900 };

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

test.each([
  ['parked', 'The response is not fully on the work item'],
  ['narrow-permissions', 'The response is not fully on the work item'],
  ['unconfirmed', /nobody knows whether the survey went out/],
])('one click on the Simulator tab leads to %s, another to the work item', async (stop, text) => {
  const page = await site.open('page=simulator');
  await page.getByTestId(`stop-${stop}`).click({ timeout: START_MS });
  await page.getByTestId('tour-state').getByRole('link', { name: 'KAN-2' }).click({ timeout: START_MS });
  await panelScreen(page).getByText(text).first().waitFor({ timeout: START_MS });
  await page.close();
});

test('a stop reached by keyboard has an admin page to look at', async () => {
  const page = await site.open('page=simulator');
  await page.getByTestId('stop-key-refused').press('Enter', { timeout: 25_000 });
  await page.getByTestId('tour-state').getByRole('link', { name: 'Admin page' }).press('Enter', { timeout: 25_000 });
  await adminScreen(page)
    .getByText(/^Paused since/)
    .waitFor({ timeout: 25_000 });
  await page.close();
});

test.each(['light', 'dark'])('axe finds nothing wrong with the tour in the %s theme, wide or narrow', async (theme) => {
  const page = await site.open(`page=simulator&theme=${theme}`);
  await page.getByTestId('stop-failed').click({ timeout: START_MS });
  await page.getByTestId('tour-state').getByRole('link').first().waitFor({ timeout: START_MS });
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(NARROW);
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
  await page.close();
});
