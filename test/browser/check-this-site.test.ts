import { adminScreen, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

test('an admin checks the site, reads what the answers mean, and gets them as text', async () => {
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Check this site' }).click({ timeout: START_MS });
  await screen.getByText('Not checked yet.').waitFor();
  await screen.getByText('Waits for the next status change in a chosen project.').waitFor();

  await screen.getByRole('button', { name: 'Check now' }).click();
  await screen.getByText('Last checked just now.').waitFor({ timeout: START_MS });
  await screen.getByText('The app can create fields, put them on screens', { exact: false }).waitFor();
  await screen.getByText('Seen: yes', { exact: false }).first().waitFor();

  const text = await screen.getByLabel('What was seen, as text').inputValue();
  expect(text).toContain('app-admin: As expected | Seen: yes');
  expect(text).toContain('response-token: Not seen yet');
  expect(text).not.toContain('@');

  // The same words stand there before and after: what lies between has to be seen.
  await screen.getByRole('button', { name: 'Check again' }).click();
  await screen.getByText('Last checked just now.').waitFor({ state: 'detached' });
  await screen.getByText('Last checked just now.').waitFor({ timeout: START_MS });
  await page.close();
});

test('answers that come from real traffic are shown before anybody runs the check', async () => {
  const { simulator } = site;
  await surveyFor(simulator, 'KAN-2');
  await idle(simulator);
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Check this site' }).click({ timeout: START_MS });
  await screen.getByText('Seen: the change has an id', { exact: false }).first().waitFor();
  await page.close();
});
