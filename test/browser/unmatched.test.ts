import {
  adminScreen,
  eventually,
  fieldsByName,
  panelScreen,
  START_MS,
  startBrowserSite,
  violationsWithin,
} from './browser-site';
import { idle, surveyFor } from './surveys';

const COMMENT = 'Friendly, and quick.';
/** More than one line of a list's text, less than two. */
const A_LINE_PX = 30;
const UNMATCHED = 'A response arrived that could not be matched';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

/** KAN-2 is surveyed; a response comes back with other custom data than was sent along. */
beforeEach(async () => {
  await site.simulator.control.reset({ scenario: 'guide' });
  await surveyFor(site.simulator, 'KAN-2');
  await idle(site.simulator);
}, START_MS);

async function tell(custom: object): Promise<void> {
  const { npsToday } = site.simulator;
  const url = npsToday.notifications.list()[0]?.url ?? '';
  const body = { Id: 1, Rating: 9, UserComment: COMMENT, CampaignId: 16588, Respondent: { Id: 7 }, Custom: custom };
  const headers = { 'Content-Type': 'application/json' };
  expect((await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status).toBe(202);
  await idle(site.simulator);
}

const response = async () => {
  const fields = await fieldsByName(site.simulator, 'KAN-2');
  return [fields['NPS Rating'], fields['NPS Comment']];
};

async function expectWritten(): Promise<void> {
  await eventually('the response on KAN-2', async () => ((await response())[0] === 9 ? true : undefined));
  expect(await response()).toEqual([9, COMMENT]);
}

test('on a narrow screen, a key in the list stays on one line and nothing is cut off', async () => {
  await tell({ issueKey: 'KAN-2' });
  const page = await site.open('page=admin&locale=da-DK');
  await page.setViewportSize({ width: 400, height: 1400 });
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Aktivitet' }).click({ timeout: START_MS });
  await screen.getByText('Alle undersøgelser').click();
  await screen.getByRole('option', { name: 'Kræver opmærksomhed' }).click();
  await screen.getByRole('button', { name: 'Placér KAN-2' }).waitFor();
  const key = await screen.getByRole('link', { name: 'KAN-2' }).boundingBox();
  expect(key?.height).toBeLessThan(A_LINE_PX);
  const overflow = await screen.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.close();
});

async function openAttention() {
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByText(/: 1 response$/).waitFor({ timeout: START_MS });
  await screen.getByRole('button', { name: 'Show them' }).click();
  await screen.getByRole('button', { name: 'Match the response' }).click();
  await screen.getByText('Which work item does the response belong to?').waitFor();
  await screen.getByText('Look it up in nps.today by its rating and time: 9 Promoter, ', { exact: false }).waitFor();
  return { page, screen, button: (name: string) => screen.getByRole('button', { name, exact: true }) };
}

test('a response that names the work item: an agent says on its panel that it belongs to the survey', async () => {
  await tell({ issueKey: 'KAN-2' });
  const page = await site.open('page=work-item&key=KAN-2&user=agent@example.com');
  const panel = panelScreen(page);
  await panel.getByText(UNMATCHED).waitFor({ timeout: START_MS });
  await panel.getByText(COMMENT, { exact: true }).waitFor();
  await panel.getByText('Rating: 9 Promoter').waitFor();
  expect(await violationsWithin(page, panel, ['page-has-heading-one'])).toEqual([]);
  expect(await response()).toEqual([null, null]);

  await panel.getByRole('button', { name: 'It belongs to this survey' }).click();
  await expectWritten();
  await panel.getByText('9 Promoter').first().waitFor();
  await panel.getByText(UNMATCHED).waitFor({ state: 'detached' });
  await page.close();
});

test('a response that names no work item: an admin assigns it to a surveyed work item, and cannot assign it to another', async () => {
  await tell({});
  const { page, screen, button } = await openAttention();
  expect(await screen.getByText(COMMENT).count()).toBe(0);
  const key = screen.getByRole('textbox', { name: /^Work item/ });
  await key.fill('the invoice');
  await button('Put it on the work item').click();
  await screen.getByText('Enter a work item key such as KAN-1.').waitFor();
  expect(await violationsWithin(page, screen)).toEqual([]);
  await key.fill('KAN-999');
  await button('Put it on the work item').click();
  await screen.getByText('There is no work item with this key that the app can see.').waitFor();
  await key.fill('KAN-3');
  await button('Put it on the work item').click();
  await screen.getByText('Nothing was written: no survey of this work item has gone out', { exact: false }).waitFor();

  await key.fill('kan-2');
  await button('Put it on the work item').click();
  await screen.getByText('KAN-2: the response is being written to the work item.').waitFor();
  await expectWritten();
  await page.close();
});

test('a response that belongs to no survey: an admin dismisses it, after cancelling the question once', async () => {
  await tell({});
  const { page, screen, button } = await openAttention();
  await button('It belongs to no survey').click();
  await screen
    .getByText('The app then deletes its copy of the comment; nps.today keeps the response. Dismiss it?')
    .waitFor();
  await button('Cancel').click();
  await button('It belongs to no survey').click();
  await button('Yes, dismiss it').click();
  await screen.getByText('The response is dismissed.').waitFor();
  await idle(site.simulator);
  await button('Refresh').click();
  await screen.getByText('Nothing here').waitFor();
  expect(await response()).toEqual([null, null]);
  await page.close();
});
