import { DEMO_API_KEY } from '../../simulator/nps-today/server';
import type { Fault } from '../../simulator/shared/faults';
import { adminScreen, START_MS, startBrowserSite } from './browser-site';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('fresh');
}, START_MS);

afterAll(() => site.stop());

const MANY = 100;
const failures: [string, Fault, RegExp][] = [
  ['breaks the connection', { target: 'nps-today', kind: 'reset' }, /nps\.today cannot be reached right now/],
  ['is down', { target: 'nps-today', kind: 'status', status: 503 }, /nps\.today cannot be reached right now/],
  [
    'limits the rate',
    { target: 'nps-today', kind: 'status', status: 429, seconds: 30 },
    /nps\.today is getting too many calls right now/,
  ],
];

test.each(failures)(
  'nps.today %s: the screen says so, keeps the key, and connects afterwards',
  async (_name, fault, words) => {
    const { faults } = site.simulator;
    const page = await site.open('page=admin');
    const screen = adminScreen(page);
    const key = screen.getByLabel('API key');
    const connect = screen.getByRole('button', { name: /^(Connect|Replace key)$/ });
    await key.waitFor({ timeout: START_MS });

    faults.add({ ...fault, times: MANY });
    await key.fill(DEMO_API_KEY);
    await connect.click();
    await screen.getByText(words).waitFor();
    expect(await key.inputValue()).toBe(DEMO_API_KEY);
    expect(await screen.getByText(/key ends in/).count()).toBe(0);

    faults.clear();
    await connect.click();
    await screen.getByText(/key ends in …1234/).waitFor();
    await screen.getByRole('button', { name: 'Change the connection' }).click();
    await screen.getByRole('button', { name: 'Disconnect' }).click();
    await screen.getByRole('button', { name: 'Yes, disconnect' }).click();
    await screen.getByText('0 of 5 steps done').waitFor();
    await page.close();
  },
);
