import type { FrameLocator, Page } from 'playwright-core';
import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import { adminScreen, eventually, expectRightBelow, START_MS, startBrowserSite } from './browser-site';

/** In the simulated nps.today, and not the one that other tests use. */
const CAMPAIGN = 17_020;
const MANY = 100;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const idField = () => screen.getByLabel('Campaign id');

beforeAll(async () => {
  site = await startBrowserSite('fresh');
}, START_MS);

afterAll(() => site.stop());

beforeEach(async () => {
  await site.simulator.control.reset({ scenario: 'fresh' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByLabel('API key').fill(DEMO_API_KEY, { timeout: START_MS });
  await button('Connect').click();
  await screen.getByText('1 of 5 steps done').waitFor();
}, START_MS);

afterEach(() => page.close());

/** The admin comes back to the second step after nps.today has changed its mind. */
async function comeBack(): Promise<void> {
  await page.reload();
  screen = adminScreen(page);
  await screen.getByText('The list cannot be read right now. You can type the id by hand.').waitFor();
}

const failures: [string, () => void, RegExp][] = [
  [
    'is down',
    () => site.simulator.faults.add({ target: 'nps-today', kind: 'status', status: 503, times: MANY }),
    /nps\.today cannot be reached right now/,
  ],
  [
    'limits the rate',
    () => site.simulator.faults.add({ target: 'nps-today', kind: 'status', status: 429, seconds: 40, times: MANY }),
    /nps\.today is getting too many calls right now\. .*Try again in \d+ seconds\./,
  ],
  [
    'no longer accepts the key',
    () => site.simulator.npsToday.setApiKey('another-key-5678'),
    /nps\.today does not accept this API key/,
  ],
];

describe('the campaigns cannot be listed', () => {
  test.each(failures)(
    'because nps.today %s: the screen says so, and the id is typed by hand',
    async (_why, fail, words) => {
      fail();
      await comeBack();
      await screen.getByText(words).waitFor();

      await idField().fill('12a');
      await button('Save').click();
      const wrong = screen.getByText('The id is a whole number, such as 16588.');
      await wrong.waitFor();
      await expectRightBelow(idField(), wrong);
      expect(await idField().inputValue()).toBe('12a');
      expect(await screen.getByText('1 of 5 steps done').count()).toBe(1);

      await idField().fill(String(CAMPAIGN));
      await button('Save').click();
      await screen.getByText('2 of 5 steps done').waitFor();
      await screen.getByText(`Campaign ${CAMPAIGN}`, { exact: true }).waitFor();

      // It is stored: whoever opens the page anew goes on with the third step.
      await page.reload();
      await screen.getByText('2 of 5 steps done').waitFor();
    },
  );

  test('for a moment only: trying again brings the list, and surveys go to the campaign that is chosen there', async () => {
    const { faults, jira, npsToday } = site.simulator;
    faults.add({ target: 'nps-today', kind: 'status', status: 503, times: MANY });
    await comeBack();
    faults.clear();
    await button('Try again').click();
    await screen.getByRole('combobox', { name: /^Campaign/ }).fill(String(CAMPAIGN));
    await screen.getByRole('option', { name: new RegExp(String(CAMPAIGN)) }).click();
    await button('Save').click();
    await screen.getByText('2 of 5 steps done').waitFor();

    await screen.getByLabel('All projects, new ones too').check();
    await button('Save').click();
    await screen.getByText('3 of 5 steps done').waitFor();
    jira.change.changeStatus('KAN-2', 'Done');
    const { campaignId } = await eventually('a survey for KAN-2', () => npsToday.invitations()[0]);
    expect(campaignId).toBe(CAMPAIGN);
  });
});

test('an id that nps.today does not list is refused beside its field, and the campaign before stays', async () => {
  await button('Type an id instead').click();
  await idField().fill('424242');
  await button('Save').click();
  const unknown = screen.getByText('nps.today shows no campaign with this id.', { exact: false });
  await unknown.waitFor();
  await expectRightBelow(idField(), unknown);
  expect(await idField().inputValue()).toBe('424242');
  expect(await screen.getByText('1 of 5 steps done').count()).toBe(1);

  await idField().fill(String(CAMPAIGN));
  await button('Save').click();
  await screen.getByText('2 of 5 steps done').waitFor();
  const { name } = site.simulator.npsToday.campaigns().find(({ id }) => id === CAMPAIGN) ?? { name: '?' };
  await screen.getByText(`${name} (id ${CAMPAIGN})`).waitFor();
});
