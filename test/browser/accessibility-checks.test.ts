import type { Page } from 'playwright-core';
import type { SiteInput } from '../../simulator/weather/site-variant';
import { adminScreen, createField, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { idle, surveyFor } from './surveys';

const COMMENT_FIELD = 'customfield_10092';
const NARROW = { width: 400, height: 900 };

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());
afterEach(() => page.close());

const screen = () => adminScreen(page);
const shows = (text: string | RegExp) => screen().getByText(text).first().waitFor({ timeout: START_MS });

describe.each(['light', 'dark'])('axe finds nothing wrong in the %s theme', (theme) => {
  const scan = async () => expect(await violationsWithin(page, screen())).toEqual([]);

  test('with Check this site: before, after surveys, and on a narrow screen', async () => {
    const { simulator } = site;
    await simulator.control.reset({ scenario: 'guide' });
    page = await site.open(`page=admin&theme=${theme}`);
    await screen().getByRole('tab', { name: 'Check this site' }).click({ timeout: START_MS });
    await shows('Not checked yet.');
    await scan();
    const { id } = await surveyFor(simulator, 'KAN-2');
    simulator.npsToday.respond(id, { rating: 9, comment: 'Quick & friendly.' });
    await idle(simulator);
    await screen().getByRole('button', { name: 'Check now' }).click();
    await shows('Last checked just now.');
    await scan();
    await page.setViewportSize(NARROW);
    await scan();
  });

  const verdicts: [string, label: string, SiteInput, () => void | Promise<unknown>][] = [
    [
      'a field on no screen',
      'Missing',
      {},
      () => site.simulator.jira.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN'),
    ],
    ['a locked status', 'Status locked', { lockedFinalStatus: true }, () => finished('KAN-2')],
    ['a project the app may not see', 'No access', {}, () => site.simulator.jira.change.blockApp('KAN')],
    ['a project the app may not edit', 'May not edit', {}, () => mayOnlyBrowse('KAN')],
    [
      'a field with room for the whole comment',
      '1 project is ready',
      {},
      () => createField(site.simulator, 'Story', 'textarea'),
    ],
  ];

  test.each(verdicts)('with the check of the fields: %s', async (_what, label, kind, prepare) => {
    await site.simulator.control.reset({ scenario: 'guide', site: kind });
    await prepare();
    page = await site.open(`page=admin&theme=${theme}`);
    await screen().getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
    await screen().getByRole('button', { name: 'Change the fields' }).click();
    await screen().getByText(label, { exact: true }).waitFor();
    const folded = screen().getByRole('button', { name: 'Show ready projects' });
    if (await folded.isVisible()) await folded.click();
    await scan();
  });
});

async function finished(key: string): Promise<void> {
  site.simulator.jira.change.changeStatus(key, 'Done');
  await idle(site.simulator);
}

function mayOnlyBrowse(project: string): void {
  site.simulator.jira.change.setAppPermissions(project, ['BROWSE_PROJECTS']);
}
