import { adminScreen, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());
beforeEach(() => site.simulator.control.reset({ scenario: 'guide' }));

/** The admin page of a new visit. */
async function visit() {
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Overview' }).waitFor({ timeout: START_MS });
  return { page, screen };
}

/** A response comes back, which also proves that they arrive. */
async function respond(): Promise<void> {
  site.simulator.npsToday.respond((await surveyFor(site.simulator, 'KAN-1')).id, { rating: 9, comment: null });
  await idle(site.simulator);
}

test('a response proves the last step as a test call does', async () => {
  const before = await visit();
  await before.screen.getByText('Now check that responses arrive', { exact: false }).waitFor();
  await before.page.close();

  await respond();
  const { page, screen } = await visit();
  await screen.getByText('Nothing needs attention.').waitFor();
  expect(await screen.getByText('Now check that responses arrive', { exact: false }).count()).toBe(0);
  await screen.getByRole('tab', { name: 'Set-up' }).click();
  await screen.getByText('All set').waitFor();
  await screen.getByText(/^Responses arrive; one came in/).waitFor();
  await page.close();
});

test('nothing is said to be well while sending is paused', async () => {
  await respond();
  const { page, screen } = await visit();
  const allWell = screen.getByText('Nothing needs attention.');
  await allWell.waitFor();
  await screen.getByRole('checkbox', { name: 'Pause everything' }).press('Space');
  await screen.getByText(/^Paused since/).waitFor();
  await allWell.waitFor({ state: 'detached' });
  await screen.getByRole('checkbox', { name: 'Pause everything' }).press('Space');
  await allWell.waitFor();
  await page.close();
});

test('a project that lacks both fields needs attention, on the overview and on its step of the set-up', async () => {
  await respond();
  for (const field of ['customfield_10091', 'customfield_10092'])
    site.simulator.jira.change.removeFieldFromScreens(field, 'KAN');
  const { page, screen } = await visit();
  await screen.getByText('Responses cannot be written in 1 project').waitFor();
  expect(await screen.getByText('Nothing needs attention.').count()).toBe(0);
  await screen.getByRole('tab', { name: 'Set-up' }).click();
  await screen.getByText('Problem', { exact: true }).waitFor();
  await screen.getByText('Responses cannot be written in 1 project').waitFor();
  expect(await screen.getByText('All set').count()).toBe(0);
  await page.close();
});
