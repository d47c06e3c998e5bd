import type { FrameLocator, Page } from 'playwright-core';
import { contextScreen, panelScreen, START_MS, startBrowserSite, violations, violationsWithin } from './browser-site';
import { makeSurveysOfEveryKind } from './surveys';

jest.setTimeout(60_000);

/** In Jira the page around panel and context owns the first heading. */
const HOST_OWNS = ['page-has-heading-one'];

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  await makeSurveysOfEveryKind(site.simulator);
}, START_MS);

afterAll(() => site.stop());

async function showsAll(screen: FrameLocator, texts: string[]): Promise<void> {
  for (const text of texts) await screen.getByText(text).first().waitFor({ timeout: START_MS });
}

describe.each(['light', 'dark'])('axe finds nothing wrong in the %s theme', (theme) => {
  let page: Page;
  afterEach(() => page.close());

  test.each([
    ['sent', 'KAN-1', ['No response yet.', 'Send again', 'What happened']],
    ['answered with a comment', 'KAN-2', ['9 Promoter', 'Quick and friendly.', 'What happened']],
    ['parked', 'KAN-3', ['The response is not fully on the work item', 'Retry']],
    ['not sent', 'KAN-6', ['The work item has no reporter.']],
  ])('with the panel of a survey: %s', async (_name, key, texts) => {
    page = await site.open(`page=work-item&key=${key}&theme=${theme}`);
    await panelScreen(page).getByRole('button', { name: 'Show details' }).click();
    await showsAll(panelScreen(page), texts);
    expect(await violationsWithin(page, panelScreen(page), HOST_OWNS)).toEqual([]);
  });

  test('with the panel that asks before it sends again', async () => {
    page = await site.open(`page=work-item&key=KAN-1&theme=${theme}`);
    await panelScreen(page).getByRole('button', { name: 'Send again' }).click();
    await showsAll(panelScreen(page), ['Send one more survey e-mail?']);
    expect(await violationsWithin(page, panelScreen(page), HOST_OWNS)).toEqual([]);
  });

  test.each([
    ['with no survey yet', 'KAN-5', ['No survey yet', 'Send survey now', 'Don’t survey this work item']],
    ['with a survey that was answered', 'KAN-2', ['9 Promoter', 'Quick and friendly.']],
  ])('with the opened section among the details, %s', async (_name, key, texts) => {
    page = await site.open(`page=work-item&key=${key}&theme=${theme}`);
    await page.getByTestId('issue-context-toggle').click();
    await showsAll(contextScreen(page), texts);
    expect(await violationsWithin(page, contextScreen(page), HOST_OWNS)).toEqual([]);
  });

  test.each([
    ['work-items&project=KAN', 'Found in the shared mailbox'],
    ['nps-today', 'Yearly relationship survey'],
    ['wire', 'What happened since the last reset'],
    ['wire&view=costs', 'What it cost'],
    ['simulator', 'Start over'],
  ])('with the console’s own page: %s', async (name, text) => {
    page = await site.open(`page=${name}&theme=${theme}`);
    await page.getByText(text).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('with the console’s inbox', async () => {
    page = await site.open(`page=inbox&theme=${theme}`);
    await page.getByText('Responded 9').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
