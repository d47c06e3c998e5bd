import type { Page } from 'playwright-core';
import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import { START_MS, startBrowserSite, violations } from './browser-site';

const MANY = 5_000;
const ROWS = 50;
const NARROW = { width: 400, height: 900 };

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  for (let number = 1; number < MANY; number += 1) await invite(`OLD-${number}`);
  await invite('KAN-1');
  await invite('KAN-2');
}, START_MS);

afterAll(() => site.stop());
afterEach(() => page.close());

/** nps.today is asked for a survey, past its rate limit. */
async function invite(issueKey: string): Promise<void> {
  const { npsToday } = site.simulator;
  npsToday.forgetCalls();
  const headers = { authorization: `apikey ${DEMO_API_KEY}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ respondent: { emailAddress: 'customer@example.com' }, custom: { issueKey } });
  await npsToday.fetch(
    new Request('https://nps.invalid/campaigns/16588/respondent', { method: 'POST', headers, body }),
  );
}

const rows = () => page.locator('[data-testid^="invitation-"]');
const rowOf = (title: string) => rows().filter({ hasText: title });
const ratings = () => page.getByRole('group', { name: /How likely/ });

test('a list of work items asks Jira twice: for the projects and for all that it shows', async () => {
  page = await site.open('page=nps-today');
  await page.getByTestId('nav-work-items').waitFor({ timeout: START_MS });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/_console\/(shown|jira)\//.test(request.url())) asked.push(request.url());
  });
  await page.getByTestId('nav-work-items').click();
  const row = page.getByTestId('row-KAN-2');
  await row.getByText('Invoice shows the wrong address').waitFor();
  await row.getByText('In Progress').waitFor();
  expect(asked).toHaveLength(2);
});

test('with thousands of surveys the inbox shows a page of them, and leads to the older ones and back', async () => {
  page = await site.open('page=inbox');
  await rowOf('KAN-2 Invoice shows the wrong address').waitFor({ timeout: START_MS });
  expect(await rows().count()).toBe(ROWS);
  await page.getByText(`${MANY + 1} in all`).waitFor();
  await page.getByTestId('inbox-older').click();
  await rowOf('KAN-2').waitFor({ state: 'detached' });
  await page.getByTestId('inbox-newest').click();
  await rowOf('KAN-2').waitFor();
  await page.getByLabel('Search', { exact: true }).fill('old-4711');
  await page.getByLabel('Search', { exact: true }).press('Enter');
  await page.getByText(`1 of ${MANY + 1} match`).waitFor();
  expect(await rows().count()).toBe(1);
});

test('one survey is open at a time; a response given by keyboard is shown on its row', async () => {
  page = await site.open('page=inbox');
  const toggle = (title: string) => rowOf(title).getByTestId('open-survey');
  await toggle('KAN-1').waitFor({ timeout: START_MS });
  expect(await ratings().count()).toBe(0);
  await toggle('KAN-1').click();
  await ratings().waitFor();
  await toggle('KAN-2').press('Enter');
  await rowOf('KAN-2').getByTestId('rating-9').waitFor();
  expect(await ratings().count()).toBe(1);
  expect(await toggle('KAN-1').getAttribute('aria-expanded')).toBe('false');
  await rowOf('KAN-2').getByTestId('rating-9').press('Space');
  await rowOf('KAN-2').getByTestId('answer-submit').press('Enter');
  await rowOf('KAN-2').getByText('Responded 9', { exact: true }).waitFor();
  await page.reload();
  await ratings().waitFor();
  await rowOf('KAN-2').getByRole('link', { name: 'Open KAN-2' }).click();
  await page.getByRole('heading', { name: /^KAN-2: / }).waitFor();
});

test.each(['light', 'dark'])(
  'axe finds nothing wrong with the inbox in the %s theme, wide or narrow',
  async (theme) => {
    page = await site.open(`page=inbox&theme=${theme}`);
    await rowOf('KAN-1').getByTestId('open-survey').click({ timeout: START_MS });
    await ratings().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
  },
);
