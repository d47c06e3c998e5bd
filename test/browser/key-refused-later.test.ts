import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import { adminScreen, eventually, START_MS, startBrowserSite } from './browser-site';

const NEW_KEY = 'nps-today-new-key-5678';
const SWEEP_MS = 5 * 60_000;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

test('nps.today refuses the key: sending pauses, the overview says why, and waiting surveys go out with a new key', async () => {
  const { clock, jira, log, npsToday } = site.simulator;
  npsToday.setApiKey(NEW_KEY);
  jira.change.changeStatus('KAN-2', 'Done');
  await eventually('a refused call to nps.today', () =>
    log.list().find(({ target, status }) => target === 'nps-today' && status === 401),
  );
  await clock.idle();

  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  const button = (name: string) => screen.getByRole('button', { name });
  const paused = screen.getByText(/^Paused since .+: nps\.today no longer accepts the API key\. Replace the key/);
  await paused.waitFor({ timeout: START_MS });
  expect(await screen.getByRole('checkbox', { name: 'Pause everything' }).isChecked()).toBe(true);

  // Another completion waits as well: nothing more is sent with a key that is refused.
  jira.change.changeStatus('KAN-3', 'Done');
  await clock.advance(SWEEP_MS);
  expect(npsToday.invitations()).toEqual([]);
  await screen.getByRole('tab', { name: 'Activity' }).click();
  for (const key of ['KAN-2', 'KAN-3']) await screen.getByRole('link', { name: key }).waitFor();
  await screen.getByRole('tab', { name: 'Overview' }).click();

  await paused.waitFor();
  await button('Replace key').click();
  await screen.getByLabel('API key').fill(DEMO_API_KEY);
  await button('Replace key').click();
  await screen.getByText('nps.today does not accept this API key.', { exact: false }).waitFor();
  await screen.getByLabel('API key').fill(NEW_KEY);
  await button('Replace key').click();
  await screen.getByText(/key ends in …5678/).waitFor();

  await screen.getByRole('tab', { name: 'Overview' }).click();
  await screen.getByText('Pause everything').waitFor();
  await paused.waitFor({ state: 'detached' });
  // At once, not with the next sweep.
  await eventually('both surveys', () => (npsToday.invitations().length === 2 ? true : undefined));
  const keys = npsToday.invitations().map(({ custom }) => (custom as { issueKey: string }).issueKey);
  expect(keys.sort()).toEqual(['KAN-2', 'KAN-3']);
  await page.close();
});
