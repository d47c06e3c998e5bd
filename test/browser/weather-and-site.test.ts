import { START_MS, startBrowserSite } from './browser-site';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

test('weather and site variant are chosen at a reset, and the console shows which are in force', async () => {
  const page = await site.open('page=simulator');
  await page.getByTestId('weather-now').getByText('usual').waitFor({ timeout: START_MS });
  await page.getByTestId('site-now').getByText('nothing unusual').waitFor();

  await page.getByLabel('Weather', { exact: true }).selectOption('rough');
  await page.getByText('Site: nothing unusual').click();
  await page.getByTestId('site-language').selectOption('da');
  await page.getByTestId('site-numericIds').selectOption('true');
  await page.getByRole('button', { name: 'Reset' }).click();

  await page.getByText('Everything is as at the start.').waitFor();
  await page.getByTestId('weather-now').getByText('rough').waitFor();
  await page.getByTestId('site-now').getByText('language: da, numeric ids: yes').waitFor();
  expect(site.simulator.control.status()).toMatchObject({
    weather: { name: 'rough' },
    site: { language: 'da', numericIds: true, jsm: true },
  });
});
