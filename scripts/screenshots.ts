/**
 * Draws the pictures in `docs/images/` from the real screens: the app's bundles, on the simulator, in Chromium.
 *
 * Usage: `npm run screenshots`, then look at every picture before committing it.
 */
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../simulator';
import { launchBrowser } from '../simulator/console/browser/browser';
import { QUERY_LAG_MS } from '../simulator/weather/weather';
import { DEMO_API_KEY } from '../simulator/nps-today/server';

const IMAGES = join(__dirname, '../docs/images');
const CAMPAIGN = 16588;
const COMMENT_FIELD = 'customfield_10092';
/** The first screen is bundled when it is first asked for. */
const PATIENCE_MS = 120_000;
const TALLEST_PX = 2_000;
const STEADY_MS = 500;

async function main(): Promise<void> {
  const simulator = await startSimulator({ clock: 'running', scenario: 'fresh' });
  const browser = await launchBrowser();
  try {
    await setUp(simulator, browser);
    await simulator.control.reset({ scenario: 'guide' });
    await surveysOfEveryKind(simulator);
    await adminPage(simulator, browser);
    await workItem(simulator, browser);
  } finally {
    await browser.close();
    await simulator.stop();
  }
}

/** The guide, step by step, on a site where the app has just been installed. */
async function setUp(simulator: Simulator, browser: Browser): Promise<void> {
  const page = await open(simulator, browser, 'page=admin');
  const screen = adminScreen(page);
  const button = (name: string) => screen.getByRole('button', { name });
  await screen.getByText('0 of 5 steps done').waitFor();
  await picture(page, 'set-up');

  await screen.getByLabel('API key').fill(DEMO_API_KEY);
  await button('Connect').click();
  await screen.getByText('Remember “allow duplicates”').waitFor();
  await picture(page, 'set-up-campaign');

  await screen.getByLabel('Campaign').fill(String(CAMPAIGN));
  await screen.getByRole('option', { name: new RegExp(String(CAMPAIGN)) }).click();
  await button('Save').click();
  await screen.getByLabel('Kanban (KAN)').check();
  await screen.getByText('Done counts as finished.').waitFor();
  await picture(page, 'set-up-where');

  await button('Save').click();
  await button('Create both for me').click();
  await screen.getByText('Both fields can be written.').waitFor();
  await picture(page, 'set-up-fields');

  await button('Continue').click();
  const url = await screen.getByLabel('Address for nps.today').inputValue();
  const { id } = simulator.npsToday.notifications.create({ campaignId: CAMPAIGN, name: 'Jira', url });
  await screen.getByText('Waiting for the test call…').waitFor();
  await picture(page, 'set-up-notification');
  await simulator.npsToday.sendTest(id);
  await screen.getByText('All set').waitFor();
  await page.close();
}

/** A promoter on KAN-2, a response on KAN-3 that needs a person, KAN-6 without a reporter, KAN-1 without a response. */
async function surveysOfEveryKind(simulator: Simulator): Promise<void> {
  const { clock, jira, npsToday } = simulator;
  for (const { id } of npsToday.notifications.list()) await npsToday.sendTest(id);
  for (const key of ['KAN-1', 'KAN-2', 'KAN-3', 'KAN-6']) jira.change.changeStatus(key, 'Done');
  await clock.idle();
  const invitationFor = (key: string) => {
    const found = npsToday.invitations().find(({ custom }) => JSON.stringify(custom).includes(`"${key}"`));
    if (!found) throw new Error(`${key} was not surveyed`);
    return found.id;
  };
  npsToday.respond(invitationFor('KAN-2'), { rating: 9, comment: 'Quick, friendly and right the first time.' });
  await clock.idle();
  jira.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
  npsToday.respond(invitationFor('KAN-3'), { rating: 3, comment: 'It took two weeks.' });
  await clock.idle();
  await clock.advance(QUERY_LAG_MS);
}

async function adminPage(simulator: Simulator, browser: Browser): Promise<void> {
  const page = await open(simulator, browser, 'page=admin');
  const screen = adminScreen(page);
  await screen.getByText('Needs attention').waitFor();
  await screen.getByText('Last 7 days').waitFor();
  await screen.getByText('Responses cannot be written in 1 project').waitFor();
  await picture(page, 'overview');
  await screen.getByRole('tab', { name: 'Activity' }).click();
  await screen.getByText('Retry KAN-3').waitFor();
  await picture(page, 'activity');
  await rules(page, screen);
  await screen.getByRole('tab', { name: 'Send a test survey' }).click();
  await screen.getByLabel('Work item').fill('KAN-1');
  await screen.getByRole('button', { name: 'Send test survey' }).click();
  await screen.getByRole('button', { name: 'Yes, send it' }).click();
  await screen.getByText('Open the survey e-mail').waitFor();
  await picture(page, 'test-the-loop');
  await screen.getByRole('tab', { name: 'Check this site' }).click();
  await screen.getByRole('button', { name: 'Check now' }).click();
  await screen.getByText('Last checked just now.').waitFor();
  await picture(page, 'check-this-site');
  await page.close();
}

/** The rule of the guide, and a second one that is being made. */
async function rules(page: Page, screen: FrameLocator): Promise<void> {
  const button = (name: string) => screen.getByRole('button', { name });
  await screen.getByRole('tab', { name: 'Rules' }).click();
  await button('Copy').click();
  await button('Edit').nth(1).waitFor();
  await picture(page, 'rules');
  await button('Edit').nth(1).click();
  await screen.getByLabel('Wait after the work item is finished').fill('2');
  await screen.getByLabel('Only within working hours').check();
  await screen.getByLabel('JQL').first().waitFor();
  await picture(page, 'rule');
  await button('Cancel').click();
}

async function workItem(simulator: Simulator, browser: Browser): Promise<void> {
  for (const theme of ['light', 'dark']) {
    const page = await open(simulator, browser, `page=work-item&key=KAN-2&theme=${theme}`, 'agent@example.com');
    const panel = page.frameLocator('[data-testid="issue-panel"] iframe');
    await panel.getByText('· responded').first().waitFor();
    await page.getByText('9 Promoter').first().waitFor();
    await drawnInFull(page.locator('[data-testid="issue-panel"] iframe'));
    await page.screenshot({ path: join(IMAGES, theme === 'light' ? 'work-item.png' : `work-item-${theme}.png`) });
    await page.close();
  }
}

async function open({ url }: Simulator, browser: Browser, query: string, user = 'admin@example.com'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${url}/?user=${user}&${query}`);
  return page;
}

function adminScreen(page: Page): FrameLocator {
  return page.frameLocator('[data-testid="page-admin"] iframe');
}

/** The console gives a screen the height it asks for, a moment after it has drawn itself. */
async function drawnInFull(frame: Locator): Promise<void> {
  for (;;) {
    const before = (await frame.boundingBox())?.height;
    await frame.page().waitForTimeout(STEADY_MS);
    if ((await frame.boundingBox())?.height === before) return;
  }
}

/** The app's screen alone, in its whole height, without what the console has around it. */
async function picture(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  await page.setViewportSize({ ...size, height: TALLEST_PX });
  await page.mouse.move(0, 0);
  const frame = page.locator('[data-testid="page-admin"] iframe');
  await drawnInFull(frame);
  await frame.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
  await page.setViewportSize(size);
}

void main();
