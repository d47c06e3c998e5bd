import { join } from 'node:path';
import { BUILD_AND_START_MS, startFixtureScreens, type FixtureScreens } from './fixture/fixture-screens';
import { stubServices } from './fixture/stub-services';
import { createConsole } from './server';

const FIXTURE = join(__dirname, 'fixture');

jest.setTimeout(60_000);

let screens: FixtureScreens;

beforeAll(async () => {
  screens = await startFixtureScreens(FIXTURE);
}, BUILD_AND_START_MS);

afterAll(() => screens.stop());

test.each([
  ['absent', 'absent.tsx does not exist'],
  ['nowhere', 'declares no screen "nowhere"'],
  ['broken', 'does not build'],
])('in place of the screen "%s" the reason is shown', async (module, words) => {
  const { page } = await screens.open(module);
  expect(await page.getByTestId('screen-missing').innerText()).toContain(words);
  await page.close();
});

test.each([
  [true, { visible: true, title: 'Alle komponenter', lozenge: { label: '9 Promoter', appearance: 'success' } }],
  [false, { visible: false, reason: 'Hidden until the work item has the property "seen".' }],
])('a context with its condition met: %s', async (withProperty, expected) => {
  const app = createConsole(stubServices({ withProperty }), { root: FIXTURE });
  const headers = { 'x-acting-user': 'admin@example.com' };
  const response = await app.request('/_console/modules?issue=KAN-2&locale=da-DK', { headers });
  expect(await response.json()).toEqual([expect.objectContaining({ key: 'context', ...expected })]);
});
