import type { Page } from 'playwright-core';
import { START_MS, startBrowserSite, violations } from './browser-site';
import { idle, surveyFor } from './surveys';

const NARROW = { width: 400, height: 900 };

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;

/** KAN-1 is sent and answered; nps.today fails once about KAN-2 and takes it then. */
beforeAll(async () => {
  site = await startBrowserSite('guide');
  const { simulator } = site;
  simulator.npsToday.respond((await surveyFor(simulator, 'KAN-1')).id, { rating: 9, comment: 'Quick.' });
  await idle(simulator);
  simulator.faults.add({ target: 'nps-today', kind: 'status', status: 503 });
  simulator.jira.change.changeStatus('KAN-2', 'Done');
  await idle(simulator);
  await simulator.clock.advance(900_000);
  await idle(simulator);
}, START_MS);

afterAll(() => site.stop());
afterEach(() => page.close());

const calls = () => page.getByTestId('wire-call');
const callTo = (path: string) => calls().filter({ hasText: path });
const detail = () => page.getByTestId('call-detail');
const open = async (query: string) => {
  page = await site.open(`page=wire${query}`);
  await page.getByTestId('wire').waitFor({ timeout: START_MS });
};

test('the calls are narrowed by service, reply and work item, and the filters are in the address', async () => {
  await open('');
  await page.getByTestId('wire-target').selectOption('nps-today');
  await callTo('PUT').first().waitFor({ state: 'detached' });
  await calls().nth(2).waitFor();
  expect(await calls().count()).toBe(3);
  await page.getByTestId('wire-status').selectOption('failed');
  await calls().getByText('503').waitFor();
  expect(await calls().count()).toBe(1);
  await page.getByLabel('Work item', { exact: true }).fill('kan-1');
  await page.getByLabel('Work item', { exact: true }).press('Enter');
  await page.getByTestId('wire-empty').waitFor();
  await page.reload();
  await page.getByTestId('wire-empty').waitFor();
  await page.getByTestId('wire-status').selectOption('any');
  await calls().getByText('KAN-1', { exact: true }).waitFor();
  expect(await calls().count()).toBe(1);
});

test('a call is opened by keyboard, alone, with its attempts and what it carried', async () => {
  await open('&target=nps-today&workItem=KAN-2');
  const second = calls().filter({ hasText: 'Attempt 2' });
  await second.getByText(/^\d+ ms$|^\d+\.\d\d s$/).waitFor();
  await second.getByTestId('open-call').press('Enter');
  await detail().getByTestId('attempts').getByText('503').waitFor();
  await detail().getByText('"issueKey": "KAN-2"').waitFor();
  await detail().getByTestId('attempts').getByRole('link').first().click();
  await calls().filter({ hasText: '503' }).locator('[aria-expanded="true"]').waitFor();
  expect(await detail().count()).toBe(1);
  expect(await detail().getByRole('button', { name: 'Resend' }).count()).toBe(0);
});

test('Resend sends a notification once more and shows that attempt', async () => {
  await open('&target=webtrigger');
  await calls().first().getByTestId('open-call').click();
  await detail().getByRole('button', { name: 'Resend' }).click();
  await calls().filter({ hasText: 'Attempt 2' }).locator('[aria-expanded="true"]').waitFor();
  expect(await detail().getByTestId('attempts').getByRole('listitem').count()).toBe(2);
});

test('what is new comes by itself, and nothing is read twice', async () => {
  await open('&target=webtrigger');
  const replies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/_control/wire?')) replies.push(response.text());
  });
  const before = await calls().count();
  site.simulator.npsToday.respond((await surveyFor(site.simulator, 'KAN-3')).id, { rating: 4 });
  await calls().nth(before).waitFor();
  const rows = (await Promise.all(replies)).flatMap((text) => (JSON.parse(text) as { rows: { id: number }[] }).rows);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(1);
});

test('invocations, the log and the storage lie beside the calls', async () => {
  await open('');
  await page.getByTestId('wire-invocations').click();
  await page.getByTestId('invocation').first().waitFor();
  await page.getByTestId('wire-storage').click();
  await page.getByTestId('storage-count').waitFor();
  await page.getByLabel('Key or content').fill('KAN-2');
  await page.getByLabel('Key or content').press('Enter');
  await page.getByText('survey', { exact: false }).first().click();
  await page.getByLabel('Value').getByText('"KAN-2"').first().waitFor();
  await page.getByTestId('wire-logs').click();
  await page.getByLabel('Search the log').waitFor();
  await page.getByTestId('wire-costs').click();
  await page.getByTestId('metrics').getByText('Invocations').waitFor();
});

test.each(['light', 'dark'])('axe finds nothing wrong with the wire in the %s theme, wide or narrow', async (theme) => {
  await open(`&theme=${theme}`);
  await callTo('/campaigns/').first().getByTestId('open-call').click();
  await detail().getByText('Received').waitFor();
  expect(await violations(page)).toEqual([]);
  for (const view of ['invocations', 'storage', 'logs']) {
    await page.getByTestId(`wire-${view}`).click();
    await page.getByRole('searchbox').waitFor();
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize(NARROW);
  await page.getByTestId('wire-calls').click();
  await calls().first().waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(NARROW.width);
});
