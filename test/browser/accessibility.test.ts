import type { Page } from 'playwright-core';
import { adminScreen, eventually, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { makeSurveysOfEveryKind } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  await makeSurveysOfEveryKind(site.simulator);
}, START_MS);

afterAll(() => site.stop());

describe.each(['light', 'dark'])('axe finds nothing wrong in the %s theme', (theme) => {
  let page: Page;
  const screen = () => adminScreen(page);
  const button = (name: string) => screen().getByRole('button', { name });
  const shows = (text: string | RegExp) => screen().getByText(text).first().waitFor();

  beforeEach(async () => {
    page = await site.open(`page=admin&theme=${theme}`);
    await screen().getByText('Pause everything').waitFor({ timeout: START_MS });
  });
  afterEach(() => page.close());

  test('with the overview', async () => {
    await shows('Last 7 days');
    await shows('Needs attention');
    expect(await screen().locator('html').getAttribute('data-color-mode')).toBe(theme);
    expect(await violationsWithin(page, screen())).toEqual([]);
  });

  test('with the overview while everything is paused', async () => {
    const pause = screen().getByLabel('Pause everything');
    await pause.press('Space');
    await shows(/^Paused since /);
    expect(await violationsWithin(page, screen())).toEqual([]);
    await pause.press('Space');
    await screen()
      .getByText(/^Paused since /)
      .waitFor({ state: 'detached' });
  });

  test('with the set-up, each section open in turn', async () => {
    await screen().getByRole('tab', { name: 'Set-up' }).click();
    const sections = [
      ['Change the connection', 'Replace key'],
      ['Change the campaign', 'Remember “allow duplicates”'],
      ['Change projects and statuses', 'All projects, new ones too'],
      ['Change the fields', 'Add to screens in Kanban'],
      ['Show the address', 'No test call is needed.'],
      ['Change the options', 'Titles can be confidential'],
    ] as const;
    for (const [opener, content] of sections) {
      await button(opener).click();
      await shows(content);
      expect(await violationsWithin(page, screen())).toEqual([]);
    }
  });

  test('with the activity: sent, responded, not sent, and one that waits for a person', async () => {
    await screen().getByRole('tab', { name: 'Activity' }).click();
    for (const text of ['Sent', '9 Promoter', '3 Detractor', 'Not sent']) await shows(text);
    await button('Retry KAN-3').waitFor();
    expect(await violationsWithin(page, screen())).toEqual([]);
  });

  test('with the test of the loop: before, refused, while it runs, and however it ends', async () => {
    await screen().getByRole('tab', { name: 'Send a test survey' }).click();
    const start = async (key: string) => {
      await screen().getByLabel('Work item').fill(key);
      await button('Send test survey').click();
    };
    const scan = async (text: string) => {
      await shows(text);
      expect(await violationsWithin(page, screen())).toEqual([]);
    };
    const { npsToday } = site.simulator;

    await scan('Choose a work item that you reported.');
    await start('no key');
    await scan('Enter a work item key such as KAN-1.');
    await start('KAN-6');
    await scan('Nobody would get this survey');
    await button('Close').click();
    for (const [answer, text] of [
      [{ rating: 8 }, 'Surveys go out and responses arrive'],
      [{ rating: 2, comment: 'Nowhere to be written.' }, 'The response is not fully on the work item'],
    ] as const) {
      const before = npsToday.invitations().length;
      await start('KAN-1');
      await scan('This is not you.');
      await button('Yes, send it').click();
      const invitation = await eventually('a survey for KAN-1', () => npsToday.invitations()[before]);
      await scan('Open the survey e-mail');
      npsToday.respond(invitation.id, answer);
      await scan(text);
    }
  });
});
