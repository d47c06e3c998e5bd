import { CHECKS } from '../../src/domain/eligibility/decide';
import { adminScreen, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { idle, surveyFor } from './surveys';

/** The guide's rule has none of the parts that the others are about, and no guard rail is on. */
const SHOWN = CHECKS.filter(({ concerns, isOn }) => !concerns && !isOn);

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

async function overview(query = 'page=admin') {
  const page = await site.open(query);
  const screen = adminScreen(page);
  await screen
    .getByRole('heading', { name: /^(Explain a work item|Forklar en opgave)$/ })
    .waitFor({ timeout: START_MS });
  return { page, screen };
}

test('an admin types keys and reads, check by check, who would get a survey and who not, and nothing is sent', async () => {
  const { page, screen } = await overview();
  const explain = async (key: string) => {
    await screen.getByLabel('Work item', { exact: false }).fill(key);
    await screen.getByRole('button', { name: 'Explain', exact: true }).click();
  };
  await explain('kan-1');
  await screen.getByText('If it were finished now, a survey would go to').waitFor();
  await screen.getByText('KAN-1:', { exact: false }).waitFor();
  expect(await screen.getByRole('listitem').filter({ hasText: 'Passed' }).count()).toBe(SHOWN.length);
  expect(await screen.getByText('customer@example.com').count()).toBe(0);
  expect(await violationsWithin(page, screen)).toEqual([]);

  await explain('KAN-6');
  await screen.getByText('If it were finished now, no survey would go out').waitFor();
  await screen.getByText('The work item has no reporter.', { exact: false }).first().waitFor();

  await explain('KAN-404');
  await screen.getByText('There is no work item with this key', { exact: false }).waitFor();
  await explain('the printer');
  await screen.getByText('Enter a work item key such as KAN-1.').waitFor();
  await idle(site.simulator);
  expect(site.simulator.npsToday.invitations()).toEqual([]);
  await page.close();
});

test('a work item whose survey is out shows that survey, in Danish too', async () => {
  await surveyFor(site.simulator, 'KAN-2');
  const { page, screen } = await overview('page=admin&locale=da-DK');
  await screen.getByLabel('Opgave', { exact: false }).fill('KAN-2');
  await screen.getByRole('button', { name: 'Forklar', exact: true }).click();
  await screen.getByText('Det er afgjort').waitFor();
  await screen.getByText('Sendt', { exact: true }).waitFor();
  await page.close();
});
