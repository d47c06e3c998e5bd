import {
  adminScreen,
  callJira,
  eventually,
  fieldsByName,
  START_MS,
  startBrowserSite,
  violationsWithin,
} from './browser-site';
import { idle, surveyFor } from './surveys';

const RATING_FIELD = 'customfield_10091';
const KEYS = ['KAN-1', 'KAN-2', 'KAN-3'];
const ALWAYS = 100_000;

jest.setTimeout(90_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);
afterAll(() => site.stop());

const ratings = () =>
  Promise.all(KEYS.map(async (key) => (await fieldsByName(site.simulator, key))['NPS Rating'] as number | null));

/** The rating field is on no screen of the project when three responses arrive. */
beforeEach(async () => {
  const { control, jira, npsToday } = site.simulator;
  await control.reset({ scenario: 'guide', weather: { name: 'still' } });
  jira.change.removeFieldFromScreens(RATING_FIELD, 'KAN');
  for (const key of KEYS) npsToday.respond((await surveyFor(site.simulator, key)).id, { rating: 8, comment: 'Fine.' });
  await idle(site.simulator);
});

async function overview(query = '') {
  const page = await site.open(`page=admin${query}`);
  const screen = adminScreen(page);
  await screen.getByText('KAN lacks NPS Rating: 3 responses').waitFor({ timeout: START_MS });
  return { page, screen, mend: screen.getByRole('button', { name: 'Add to screens and retry all' }) };
}

test('one button adds the field, writes all that waited and says so; the overview is well then', async () => {
  const { page, screen, mend } = await overview();
  expect(await ratings()).toEqual([null, null, null]);
  expect(await violationsWithin(page, screen)).toEqual([]);
  await mend.click();
  await screen.getByText('3 of 3 written.').waitFor();
  expect(await ratings()).toEqual([8, 8, 8]);
  await screen.getByText('Nothing needs attention.').waitFor();
  expect(await violationsWithin(page, screen)).toEqual([]);
  await page.close();
});

test('where Jira does not let the app change screens, it says so and nothing is tried', async () => {
  const { page, screen, mend } = await overview();
  site.simulator.faults.add({
    target: 'jira',
    match: 'POST /rest/api/3/screens',
    kind: 'status',
    status: 403,
    times: ALWAYS,
  });
  await mend.click();
  await screen.getByText('Jira refused: it gives the app no permission to change this.', { exact: false }).waitFor();
  expect(await ratings()).toEqual([null, null, null]);
  await mend.waitFor();
  await page.close();
});

test('what Jira refuses again is counted and explained; another page meanwhile changes nothing', async () => {
  const { simulator } = site;
  const { page, screen, mend } = await overview();
  await callJira(simulator, 'admin@example.com', '/issue/KAN-3', { method: 'DELETE' });
  await mend.click();
  await screen.getByRole('tab', { name: 'Activity' }).click();
  await eventually('two ratings', async () =>
    (await fieldsByName(simulator, 'KAN-2'))['NPS Rating'] === 8 ? true : undefined,
  );
  await screen.getByRole('tab', { name: 'Overview' }).click();
  await screen.getByText('2 of 3 written, 1 still refused.').waitFor();
  await screen.getByText('Work items are gone from KAN', { exact: false }).first().waitFor();
  await page.close();
});

test('"Show them" lists what this cause has left, and nothing else', async () => {
  const { simulator } = site;
  simulator.npsToday.respond((await surveyFor(simulator, 'KAN-4')).id, { rating: 3, comment: 'Slow.' });
  await callJira(simulator, 'admin@example.com', '/issue/KAN-4', { method: 'DELETE' });
  await idle(simulator);
  const { page, screen } = await overview();
  await screen.getByText('Work items are gone from KAN', { exact: false }).first().waitFor();
  await screen.getByRole('button', { name: 'Show them' }).first().click();
  await Promise.all(KEYS.map((key) => screen.getByRole('button', { name: `Retry ${key}` }).waitFor()));
  expect(await screen.getByRole('button', { name: 'Retry KAN-4' }).count()).toBe(0);
  await page.close();
});
