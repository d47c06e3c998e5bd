import type { Page } from 'playwright-core';
import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import type { FaultTarget } from '../../simulator/shared/faults';
import { adminScreen, eventually, START_MS, startBrowserSite, violationsWithin } from './browser-site';

jest.setTimeout(120_000);

const CAMPAIGN = 16588;
/** Longer than a scan takes, shorter than the app has patience. The clock is moved over it once the scan is done. */
const SLOW_SECONDS = 9;

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('fresh');
}, START_MS);

afterAll(() => site.stop());

describe.each(['light', 'dark'])('axe finds nothing wrong in the %s theme', (theme) => {
  let page: Page;
  const screen = () => adminScreen(page);
  const button = (name: string) => screen().getByRole('button', { name, exact: true });
  const field = (name: string) => screen().getByRole('combobox', { name });
  const scan = async (...texts: (string | RegExp)[]) => {
    for (const text of texts) await screen().getByText(text).first().waitFor();
    expect(await violationsWithin(page, screen())).toEqual([]);
  };
  const slow = async (target: FaultTarget, match: string) => {
    await site.hurry(false);
    site.simulator.faults.add({ target, kind: 'slow', match, seconds: SLOW_SECONDS });
  };
  /** Scans what the screen shows while the app waits for the slow reply to a call. */
  const scanWhileWaiting = async (call: string, text: string | RegExp) => {
    await eventually(call, () =>
      site.simulator.faults.list().every(({ match }) => match !== call) ? true : undefined,
    );
    await scan(text);
    await site.simulator.clock.advance(SLOW_SECONDS * 1_000);
    if (site.simulator.faults.list().length === 0) await site.hurry(true);
  };

  beforeEach(() => site.simulator.control.reset({ scenario: 'fresh' }));
  afterEach(() => page.close());

  test('with the page for people who are not Jira admins', async () => {
    page = await site.open(`page=admin&theme=${theme}&user=agent@example.com`);
    await screen().getByText('You need Administer Jira').waitFor({ timeout: START_MS });
    await scan('You need Administer Jira');
  });

  test('with the guided set-up, from its first step to its last', async () => {
    page = await site.open(`page=admin&theme=${theme}`);
    await screen().getByText('0 of 5 steps done').waitFor({ timeout: START_MS });

    await scan('Paste your nps.today API key.');
    await button('Connect').click();
    await scan('Paste the API key first.');
    await screen().getByLabel('API key').fill(DEMO_API_KEY);
    await slow('nps-today', '/campaigns/');
    await button('Connect').click();
    await scanWhileWaiting('/campaigns/', 'Paste your nps.today API key.');

    await scan(/^It works: /, 'Remember “allow duplicates”');
    await button('Save').click();
    await scan('Choose a campaign first.');
    await field('Campaign').click();
    await scan('Yearly relationship survey (id 17020)');
    await screen()
      .getByRole('option', { name: `${CAMPAIGN}` })
      .click();
    await button('Save').click();

    await scan('2 of 5 steps done', 'All projects, new ones too');
    await screen().getByText('Every status of the Done category counts').click();
    await button('Save').click();
    await scan('Choose at least one project.', 'Choose projects to see which statuses that is.');
    await screen().getByText('Every status of the Done category counts').click();
    await screen().getByLabel('Kanban (KAN)').check();
    await screen().getByLabel('Team (TEAM)').check();
    await screen().getByLabel('Every status of the Done category').uncheck();
    await scan('Done (Team)', 'In progress');
    await screen().getByLabel('Every status of the Done category').check();
    await scan('Kanban (KAN)', 'Done counts as finished.');
    await button('Save').click();

    await scan('3 of 5 steps done', 'The quickest way');
    const creation = [
      ['POST /rest/api/3/field', 'Creating the fields…'],
      ['issuetypescreenscheme', 'Checking screens: 0 of 2 projects…'],
      ['POST /rest/api/3/screens', 'Add to screens in Kanban'],
    ] as const;
    for (const [call] of creation) await slow('jira', call);
    await button('Create both for me').click();
    for (const [call, text] of creation) await scanWhileWaiting(call, text);
    await scan('Both fields can be written.', 'The app cannot add fields to a team-managed project.');
    await button('Continue').click();

    await scan('4 of 5 steps done', 'Waiting for the test call…');
    const url = await screen().getByLabel('Address for nps.today').inputValue();
    const { npsToday } = site.simulator;
    await npsToday.sendTest(npsToday.notifications.create({ campaignId: CAMPAIGN, name: 'Jira', url }).id);
    await scan(/^Test call received at /, 'Responses cannot be written in 1 project');
  });

  test('with the overview of an app that is not set up', async () => {
    page = await site.open(`page=admin&theme=${theme}`);
    await button('Go to the overview').click({ timeout: START_MS });
    await scan('Not connected', 'No surveys yet');
    await screen().getByRole('tab', { name: 'Activity' }).click();
    await scan('Nothing here');
    await screen().getByRole('tab', { name: 'Send a test survey' }).click();
    await scan('Finish the first four steps of the set-up, then come back.');
  });
});
