import { adminScreen, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

/** The admin page of a new visit. */
async function visit() {
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Overview' }).waitFor({ timeout: START_MS });
  return { page, screen };
}

test('a response proves the last step as a test call does', async () => {
  const before = await visit();
  await before.screen.getByText('Now check that responses arrive', { exact: false }).waitFor();
  await before.page.close();

  const { npsToday } = site.simulator;
  npsToday.respond((await surveyFor(site.simulator, 'KAN-1')).id, { rating: 9, comment: null });
  await idle(site.simulator);

  const { page, screen } = await visit();
  await screen.getByText('Nothing needs attention.').waitFor();
  expect(await screen.getByText('Now check that responses arrive', { exact: false }).count()).toBe(0);
  await screen.getByRole('tab', { name: 'Set-up' }).click();
  await screen.getByText('All set').waitFor();
  await screen.getByText(/^Responses arrive; one came in/).waitFor();
  await page.close();
});
