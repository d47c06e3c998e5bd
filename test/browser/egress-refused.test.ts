import type { Page } from 'playwright-core';
import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import { adminScreen, eventually, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { inboxFor, idle } from './surveys';

const HOUR_MS = 3_600_000;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;

const screen = () => adminScreen(page);

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());
afterEach(() => page.close());

describe('the site does not let the app call nps.today', () => {
  test('the set-up says so, not that the key is wrong, and the same key connects once calls are allowed', async () => {
    const { control, forge } = site.simulator;
    await control.reset({ scenario: 'fresh', site: { proxyErrors: true } });
    page = await site.open('page=admin');
    await screen().getByLabel('API key').fill(DEMO_API_KEY, { timeout: START_MS });
    await screen().getByRole('button', { name: 'Connect' }).click();
    await screen().getByText('Jira does not let this app call nps.today.', { exact: false }).waitFor();
    expect(await screen().getByText('does not accept this API key').count()).toBe(0);
    expect(await screen().getByLabel('API key').inputValue()).toBe(DEMO_API_KEY);

    forge.vary({ proxyErrors: false });
    await screen().getByRole('button', { name: 'Connect' }).click();
    await screen().getByText('1 of 5 steps done').waitFor();
  });

  test.each(['light', 'dark'])(
    'the overview (%s) is not green, counts the waiting surveys and says what to do',
    async (theme) => {
      const { simulator } = site;
      await simulator.control.reset({ scenario: 'guide', site: { proxyErrors: true } });
      simulator.jira.change.changeStatus('KAN-2', 'Done');
      await idle(simulator);
      page = await site.open(`page=admin&theme=${theme}`);
      await screen()
        .getByText('Jira has not let the app call nps.today since', { exact: false })
        .waitFor({ timeout: START_MS });
      await screen().getByText('1 survey waits.', { exact: false }).waitFor();
      await screen().getByText('Calls to nps.today blocked').waitFor();
      expect(await screen().getByText('Connected to nps.today').count()).toBe(0);
      expect(await screen().getByText('Nothing needs attention.').count()).toBe(0);
      expect(await violationsWithin(page, screen())).toEqual([]);

      simulator.forge.vary({ proxyErrors: false });
      await simulator.clock.advance(HOUR_MS);
      await eventually('a survey for KAN-2', () => inboxFor(simulator, 'KAN-2')[0]);
      await idle(simulator);
      await page.reload();
      await screen().getByText('Connected to nps.today').waitFor();
      expect(await screen().getByText('has not let the app call', { exact: false }).count()).toBe(0);
    },
  );
});
