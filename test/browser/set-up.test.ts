import type { FrameLocator, Page } from 'playwright-core';
import { QUERY_LAG_MS } from '../../simulator/weather/weather';
import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import { adminScreen, eventually, fieldsByName, panelScreen, START_MS, startBrowserSite } from './browser-site';

const CAMPAIGN = 16588;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeAll(async () => {
  site = await startBrowserSite('fresh');
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByText('0 of 5 steps done').waitFor({ timeout: START_MS });
}, START_MS);

afterAll(() => site.stop());

describe('an admin sets the app up, step by step', () => {
  test('step 1: a wrong key is refused with an explanation, and what was typed stays', async () => {
    await screen.getByLabel('API key').fill('not-the-right-key');
    await button('Connect').click();
    await screen.getByText('nps.today does not accept this API key.').waitFor();
    expect(await screen.getByLabel('API key').inputValue()).toBe('not-the-right-key');
  });

  test('step 1: the right key is verified, and only its last characters are shown', async () => {
    await screen.getByLabel('API key').fill(DEMO_API_KEY);
    await button('Connect').click();
    await screen.getByText(/^It works: nps.today shows \d+ campaigns?\.$/).waitFor();
    await screen.getByText(/Connected, key ends in …1234, verified just now/).waitFor();
    expect(await screen.locator('body').innerText()).not.toContain(DEMO_API_KEY);
  });

  test('step 2: the campaign is found by its id', async () => {
    await screen.getByLabel('Campaign').fill(String(CAMPAIGN));
    await screen.getByRole('option', { name: new RegExp(String(CAMPAIGN)) }).click();
    await button('Save').click();
    await screen.getByText('2 of 5 steps done').waitFor();
  });

  test('step 3: one project is chosen, with every status of the Done category', async () => {
    await screen.getByLabel('Kanban (KAN)').check();
    expect(await screen.getByLabel('Every status of the Done category').isChecked()).toBe(true);
    await screen.getByText('Done counts as finished.').waitFor();
    await button('Save').click();
    await screen.getByText('3 of 5 steps done').waitFor();
    await screen.getByText('Kanban (KAN); Done counts as finished').waitFor();
  });

  test('step 4: the app creates both fields, and every project is ready', async () => {
    await button('Create both for me').click();
    await screen.getByText('NPS Rating and NPS Comment').waitFor();
    await screen.getByText('Both fields can be written.').waitFor();
    await button('Continue').click();
    await screen.getByText('4 of 5 steps done').waitFor();
  });

  test('step 5: the test call is seen to arrive', async () => {
    await screen.getByText('Waiting for the test call…').waitFor();
    const url = await screen.getByLabel('Address for nps.today').inputValue();
    const { npsToday } = site.simulator;
    const { id } = npsToday.notifications.create({ campaignId: CAMPAIGN, name: 'Jira', url });
    await npsToday.sendTest(id);
    await screen.getByText(/^Test call received at /).waitFor();
    await screen.getByText('All set').waitFor();
  });

  test('a finished work item is surveyed, and the response is seen on it', async () => {
    const { clock, jira, npsToday } = site.simulator;
    jira.change.changeStatus('KAN-2', 'Done');
    const invitation = await eventually('a survey for KAN-2', () =>
      npsToday.invitations().find((each) => JSON.stringify(each).includes('"KAN-2"')),
    );
    npsToday.respond(invitation.id, { rating: 7, comment: 'Quick and friendly.' });
    await eventually('the rating on KAN-2', async () =>
      (await fieldsByName(site.simulator, 'KAN-2'))['NPS Rating'] === 7 ? true : undefined,
    );
    expect(JSON.stringify((await fieldsByName(site.simulator, 'KAN-2'))['NPS Comment'])).toContain(
      'Quick and friendly.',
    );

    // The platform's queries show a write a little later; nobody opens a work item in the very same second.
    await clock.advance(QUERY_LAG_MS);
    const workItem = await site.open('page=work-item&key=KAN-2');
    const panel = panelScreen(workItem);
    await panel.getByText('7 Passive').waitFor();
    await panel.getByText(/^Sent .+ · responded /).waitFor();
    await panel.getByText('Quick and friendly.').waitFor();
    await workItem.close();
  });
});
