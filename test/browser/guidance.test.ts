import { adminScreen, callJira, START_MS, startBrowserSite } from './browser-site';
import { idle } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

test('an admin who has reported nothing reads what to do, does it, and finds the work item in the list', async () => {
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Send a test survey' }).click({ timeout: START_MS });
  await screen.getByText('You have reported no work item in the chosen projects').waitFor();
  const fields = { project: { key: 'KAN' }, issuetype: { name: 'Task' }, summary: 'Try the survey' };
  await callJira(site.simulator, 'admin@example.com', '/issue', { method: 'POST', body: { fields } });
  await idle(site.simulator);
  await screen.getByRole('button', { name: 'Refresh' }).click();
  await screen.getByRole('combobox', { name: 'Reported by you' }).fill('Try the survey');
  await screen.getByRole('option', { name: /^KAN-\d+: Try the survey$/ }).waitFor();
  await page.close();
});

test("the set-up leads to nps.today's own pages, beside this one", async () => {
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Change the connection' }).click();
  await screen.getByText('In nps.today, choose Account, then Api Keys', { exact: false }).waitFor();
  const key = screen.getByRole('link', { name: /^How to make an API key/ });
  expect(await key.getAttribute('href')).toBe('https://docs.nps.today/guides/HowtocreateanAPIkey/');
  expect(await key.getAttribute('target')).toBe('_blank');
  await screen.getByRole('button', { name: 'Open step 5' }).click();
  const notifications = screen.getByRole('link', { name: /^More about NPS Notifications/ });
  expect(await notifications.getAttribute('href')).toBe('https://docs.nps.today/guides/npsnotifications/');
  await page.close();
});
