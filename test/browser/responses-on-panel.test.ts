import type { FrameLocator } from 'playwright-core';
import { contextScreen, eventually, panelScreen, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

/** Every line of the history, without its time; the checks of the decision are a list of their own below. */
async function historyOn(panel: FrameLocator): Promise<string[]> {
  const lines = await panel.locator('ol').first().locator('li').allInnerTexts();
  return lines.map((line) => line.replace(/^.*?[AP]M: /, ''));
}

test('a respondent who changes 0 with a comment to 7 without one: the panel says which response the comment is from', async () => {
  const { simulator } = site;
  const { id } = await surveyFor(simulator, 'KAN-2');
  simulator.npsToday.respond(id, { rating: 0, comment: 'Terrible.\nNobody called back.' });
  await idle(simulator);
  simulator.npsToday.respond(id, { rating: 7 });
  await idle(simulator);

  const page = await site.open('page=work-item&key=KAN-2&user=agent@example.com');
  const panel = panelScreen(page);
  await panel.getByText('7 Passive', { exact: true }).waitFor({ timeout: START_MS });
  await panel.getByText('Comment from the first response (0 Detractor)').waitFor();
  // Each line of the comment is a line of its own.
  await panel.getByText('Terrible.', { exact: true }).waitFor();
  await panel.getByText('Nobody called back.', { exact: true }).waitFor();
  await panel.getByText(/^Sent .+ · responded /).waitFor();
  await panel.getByRole('button', { name: 'Show details' }).click();
  await eventually('both responses in the history', async () =>
    (await historyOn(panel)).slice(-2).join() === 'Responded 0,Changed to 7' ? true : undefined,
  );
  await page.close();
});

test('six hours of an outage: the panel says since when, how often and when next, and the history has one line for it', async () => {
  const { simulator } = site;
  simulator.faults.add({ target: 'nps-today', kind: 'status', status: 503, times: 1_000 });
  simulator.jira.change.changeStatus('KAN-3', 'Done');
  await simulator.clock.advance(6 * 3_600_000);
  await idle(simulator);

  const page = await site.open('page=work-item&key=KAN-3&user=agent@example.com');
  await page.getByTestId('issue-context').getByText('Delayed').waitFor({ timeout: START_MS });
  await page.getByTestId('issue-context-toggle').click();
  const screen = contextScreen(page);
  await screen.getByText(/^nps\.today has been unavailable since .+ tries so far\. Next try: .+\.$/).waitFor();
  expect(await screen.getByText('goes out shortly').count()).toBe(0);
  await screen.getByRole('button', { name: 'Show details' }).click();
  const history = await historyOn(screen);
  expect(history).toHaveLength(2);
  expect(history[1]).toMatch(/^\d+ tries failed, the last one /);
  await page.close();
  simulator.faults.clear();
});
