import { adminScreen, eventually, START_MS, startBrowserSite, violations } from './browser-site';

const HOUR_MS = 3_600_000;
const NARROW = { width: 400, height: 900 };

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

test.each(['work-items', 'admin', 'inbox', 'nps-today', 'wire', 'simulator'])(
  'on the page %s, scenario, weather and site are seen',
  async (name) => {
    await site.simulator.control.reset({ scenario: 'fresh', weather: { name: 'rough' }, site: { language: 'da' } });
    const page = await site.open(`page=${name}`);
    const situation = page.getByTestId('situation');
    for (const text of ['Scenario fresh', 'Weather rough', 'Site with language: da']) {
      await situation.getByText(text).waitFor({ timeout: START_MS });
    }
    await page.close();
  },
);

test('a screen of the app goes by the simulated clock, also when that is moved while it is open', async () => {
  await site.simulator.control.reset({ scenario: 'guide', weather: { name: 'still' } });
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  const checked = async () => {
    await screen.getByRole('tab', { name: 'Check this site' }).click({ timeout: START_MS });
    return screen.getByText(/^Last checked /);
  };
  await screen.getByRole('tab', { name: 'Check this site' }).click({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Check now' }).click();
  await screen.getByText('Last checked just now.').waitFor();
  await site.simulator.clock.advance(2 * HOUR_MS);
  await page.getByTestId('situation').waitFor();
  await page.reload();
  await (await checked()).getByText('Last checked 2 hours ago.').waitFor();

  const shift = HOUR_MS * 24;
  const readClock = () => screen.locator('body').evaluate(() => Date.now());
  const before = await readClock();
  await site.simulator.clock.advance(shift);
  await expectLater(readClock, before + shift);
  expect(await screen.locator('body').evaluate(() => new Date() instanceof Date)).toBe(true);
  await page.close();
});

test.each(['light', 'dark'])('axe finds nothing wrong with it in the %s theme, wide or narrow', async (theme) => {
  const page = await site.open(`page=work-items&theme=${theme}`);
  await page.getByTestId('situation').waitFor({ timeout: START_MS });
  await page.getByTestId('work-items').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(NARROW);
  expect(await violations(page)).toEqual([]);
  await page.close();
});

/** Waits until a clock shows a time or a later one. */
async function expectLater(read: () => Promise<number>, time: number): Promise<void> {
  await eventually('the time on the screen', async () => ((await read()) >= time ? true : undefined));
}
