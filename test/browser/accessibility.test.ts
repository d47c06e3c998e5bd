import type { FrameLocator, Page } from 'playwright-core';
import { QUERY_LAG_MS } from '../../simulator/forge/kvs-limits';
import { adminScreen, eventually, panelScreen, START_MS, startBrowserSite, violations } from './browser-site';

jest.setTimeout(60_000);

/** In Jira the page around the panel owns the first heading. */
const HOST_OWNS = ['page-has-heading-one'];

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  const { clock, jira, npsToday } = site.simulator;
  jira.change.changeStatus('KAN-2', 'Done');
  await eventually('a survey for KAN-2', () => npsToday.invitations()[0]);
  await clock.idle();
  await clock.advance(QUERY_LAG_MS);
}, START_MS);

afterAll(() => site.stop());

async function violationsWithin(page: Page, screen: FrameLocator, disabledRules: string[] = []): Promise<string[]> {
  const element = await screen.owner().elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The screen has no frame');
  return [...(await violations(page)), ...(await violations(frame, disabledRules))];
}

describe.each(['light', 'dark'])('axe finds nothing wrong in the %s theme', (theme) => {
  let page: Page;
  afterEach(() => page.close());

  test('with the overview', async () => {
    page = await site.open(`page=admin&theme=${theme}`);
    const screen = adminScreen(page);
    await screen.getByText('Pause everything').waitFor({ timeout: START_MS });
    await screen.getByText('Last 7 days').waitFor();
    expect(await violationsWithin(page, screen)).toEqual([]);
  });

  test('with the set-up, each step open in turn', async () => {
    page = await site.open(`page=admin&theme=${theme}`);
    const screen = adminScreen(page);
    await screen.getByRole('tab', { name: 'Set-up' }).click();
    const steps = [
      ['Change the connection', 'Replace key'],
      ['Change the campaign', 'Remember “allow duplicates”'],
      ['Change projects and statuses', 'All projects, new ones too'],
      ['Change the fields', 'Can both fields be written?'],
    ] as const;
    for (const [opener, content] of steps) {
      await screen.getByRole('button', { name: opener }).click();
      await screen.getByText(content).waitFor();
      expect(await violationsWithin(page, screen)).toEqual([]);
    }
  });

  test('with the work item', async () => {
    page = await site.open(`page=work-item&key=KAN-2&theme=${theme}`);
    const screen = panelScreen(page);
    await screen.getByText('What happened').waitFor({ timeout: START_MS });
    // The heading that the console lends a panel's frame is no part of the app's screen.
    await screen.locator('h1.unseen').evaluate((heading) => heading.remove());
    expect(await violationsWithin(page, screen, HOST_OWNS)).toEqual([]);
  });
});
