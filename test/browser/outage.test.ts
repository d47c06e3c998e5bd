import type { FrameLocator } from 'playwright-core';
import { adminScreen, eventually, panelScreen, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { idle, inboxFor, surveyFor } from './surveys';

const MINUTE_MS = 60_000;
const OUTAGE_MS = 20 * MINUTE_MS;
/** After an outage of that length the next try comes within this. */
const NEXT_TRY_MS = 45 * MINUTE_MS;
/** After its first failures. */
const SOON_MS = 5 * MINUTE_MS;
const ALWAYS = 100_000;

jest.setTimeout(90_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);
afterAll(() => site.stop());
beforeEach(() => site.simulator.control.reset({ scenario: 'guide', weather: { name: 'still' } }));

const allWell = (screen: FrameLocator) => screen.getByText('Nothing needs attention.');

/** The overview as a new visit shows it. */
async function visit(query = '') {
  const page = await site.open(`page=admin${query}`);
  const screen = adminScreen(page);
  await screen.getByText('Pause everything').waitFor({ timeout: START_MS });
  return { page, screen };
}

test('nps.today fails: the overview says since when, what waits and when it is tried next, until it is over', async () => {
  const { simulator } = site;
  // A response has proved the set-up: nothing else needs attention.
  simulator.npsToday.respond((await surveyFor(simulator, 'KAN-1')).id, { rating: 9, comment: null });
  await idle(simulator);
  simulator.faults.add({ target: 'nps-today', kind: 'status', status: 503, times: ALWAYS });
  for (const key of ['KAN-2', 'KAN-3']) simulator.jira.change.changeStatus(key, 'Done');
  await idle(simulator);
  await simulator.clock.advance(OUTAGE_MS);

  const { page, screen } = await visit();
  await screen.getByText('nps.today has been unavailable since', { exact: false }).waitFor();
  await screen.getByText(/2 surveys wait\. \d+ tries so far\. Next try: /).waitFor();
  await screen.getByText('Nothing is lost', { exact: false }).waitFor();
  await screen.getByText('nps.today is unavailable', { exact: true }).waitFor();
  expect(await allWell(screen).count()).toBe(0);
  expect(await violationsWithin(page, screen)).toEqual([]);

  simulator.faults.clear();
  await simulator.clock.advance(NEXT_TRY_MS);
  await eventually('the surveys', () => (inboxFor(simulator, 'KAN-3').length > 0 ? true : undefined));
  await idle(simulator);
  await page.reload();
  await allWell(screen).waitFor();
  expect(await screen.getByText('has been unavailable', { exact: false }).count()).toBe(0);
  await page.close();
});

test('Jira fails while a response comes back: the overview says so, and the work item gets it afterwards', async () => {
  const { simulator } = site;
  const survey = await surveyFor(simulator, 'KAN-2');
  await idle(simulator);
  simulator.faults.add({ target: 'jira', match: 'PUT /rest/api/3/issue', kind: 'status', status: 503, times: ALWAYS });
  simulator.npsToday.respond(survey.id, { rating: 7, comment: 'Fine.' });
  await idle(simulator);
  const { page, screen } = await visit();
  await screen.getByText('Jira has been unavailable to the app since', { exact: false }).waitFor();
  await screen.getByText('1 response waits to be written.', { exact: false }).waitFor();
  await page.close();

  simulator.faults.clear();
  await simulator.clock.advance(SOON_MS);
  await idle(simulator);
  const after = await visit();
  await allWell(after.screen).waitFor();
  await after.page.close();
  const panel = await site.open('page=work-item&key=KAN-2&user=agent@example.com');
  await panelScreen(panel).getByText('7 Passive').waitFor({ timeout: START_MS });
  await panel.close();
});
