import type { FrameLocator, Page } from 'playwright-core';
import {
  adminScreen,
  callJira,
  contextScreen,
  eventually,
  panelScreen,
  START_MS,
  startBrowserSite,
} from './browser-site';
import { inboxFor, idle, surveyFor } from './surveys';

const HIDDEN = 'hidden@example.com';
const AGENT = 'agent@example.com';
const CUSTOMER = 'customer@example.com';
/** What waits is looked at every five minutes, for the first time within a minute more. */
const SWEEP_MS = 6 * 60_000;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());
beforeEach(() => site.simulator.control.reset({ scenario: 'guide' }));
afterEach(() => page.close());

async function openPanel(key: string, user: string): Promise<FrameLocator> {
  page = await site.open(`page=work-item&key=${key}&user=${user}`);
  return panelScreen(page);
}

/** The section among the details, which is there before any survey is. */
async function openSection(key: string, user: string): Promise<FrameLocator> {
  page = await site.open(`page=work-item&key=${key}&user=${user}`);
  await page.getByTestId('issue-context-toggle').click({ timeout: START_MS });
  return contextScreen(page);
}

const buttonsOf = (screen: FrameLocator) => screen.getByRole('button').allInnerTexts();

test('a reporter hides the e-mail address: the panel says why nothing was sent, and the survey goes out once the address is shown', async () => {
  const { simulator } = site;
  const { change } = simulator.jira;
  change.setEmailApiBlocked(HIDDEN, true);
  change.changeStatus('KAN-4', 'Done');
  await idle(simulator);
  const panel = await openPanel('KAN-4', AGENT);
  await panel.getByText('Not sent', { exact: true }).waitFor({ timeout: START_MS });
  await panel.getByText(/^The reporter has no e-mail address the app can read\. .*then send the survey\.$/).waitFor();
  expect(inboxFor(simulator, 'KAN-4')).toEqual([]);

  change.setEmailApiBlocked(HIDDEN, false);
  await panel.getByRole('button', { name: 'Send survey now' }).click();
  await panel.getByRole('button', { name: 'Yes, send it' }).click();
  await panel.getByText('Sent', { exact: true }).waitFor();
  expect(inboxFor(simulator, 'KAN-4')).toMatchObject([{ respondent: { emailAddress: HIDDEN } }]);
});

test('sending the first survey asks first, and needs no warning where it goes to oneself', async () => {
  const { simulator } = site;
  const fields = { project: { key: 'KAN' }, issuetype: { name: 'Task' }, summary: 'Try the survey' };
  const created = await callJira(simulator, AGENT, '/issue', { method: 'POST', body: { fields } });
  const { key } = created.body as { key: string };
  await idle(simulator);
  const panel = await openSection(key, AGENT);
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  await button('Send survey now').click({ timeout: START_MS });
  await panel.getByText('Send a survey e-mail?').waitFor();
  await panel.getByText('This is you.').waitFor();
  await button('Cancel').click();
  await idle(simulator);
  expect(inboxFor(simulator, key)).toEqual([]);
  await button('Send survey now').click();
  await button('Yes, send it').click();
  await eventually(`a survey for ${key}`, () => inboxFor(simulator, key)[0]);
});

test('where nobody would get it, the question says why and offers no Yes', async () => {
  const panel = await openSection('KAN-6', AGENT);
  await panel.getByRole('button', { name: 'Send survey now' }).click({ timeout: START_MS });
  await panel.getByText('Nobody would get this survey').waitFor();
  await panel.getByText('The work item has no reporter. Choose one, then send the survey.').waitFor();
  expect(await panel.getByRole('dialog').getByRole('button').allInnerTexts()).toEqual(['Close']);
});

test('sending again asks first: No sends nothing, Yes sends one more', async () => {
  const { simulator } = site;
  await surveyFor(simulator, 'KAN-2');
  await idle(simulator);
  const panel = await openPanel('KAN-2', AGENT);
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  const question = panel.getByText('Send one more survey e-mail?');

  await button('Send again').click({ timeout: START_MS });
  await question.waitFor();
  await panel.getByText('Carla Customer').waitFor();
  await panel.getByText('This is not you.', { exact: false }).waitFor();
  await button('Cancel').click();
  await question.waitFor({ state: 'detached' });
  await idle(simulator);
  expect(inboxFor(simulator, 'KAN-2')).toHaveLength(1);

  await button('Send again').click();
  await button('Yes, send it').click();
  await eventually('a second survey', () => inboxFor(simulator, 'KAN-2')[1]);
  await button('Show details').click();
  await panel.getByRole('listitem').filter({ hasText: 'Asked for by' }).getByText('Agnes Agent').waitFor();
  await panel.getByText('Earlier surveys').waitFor();
  await idle(simulator);
  expect(inboxFor(simulator, 'KAN-2')).toHaveLength(2);
});

test('a waiting survey that an agent cancels never goes out', async () => {
  const { simulator } = site;
  page = await site.open('page=admin');
  const admin = adminScreen(page);
  await admin.getByLabel('Pause everything').press('Space', { timeout: START_MS });
  await admin.getByText(/^Paused since .+ Surveys wait and go out when you switch the pause off\.$/).waitFor();
  simulator.jira.change.changeStatus('KAN-2', 'Done');
  simulator.jira.change.changeStatus('KAN-3', 'Done');
  await idle(simulator);

  const workItem = await site.open(`page=work-item&key=KAN-2&user=${AGENT}`);
  await workItem.getByTestId('issue-context-toggle').click();
  const context = workItem.frameLocator('[data-testid="issue-context"] iframe');
  await context.getByRole('button', { name: 'Cancel the survey' }).click();
  await context.getByText(/^Cancelled \d/).waitFor();
  await context.getByText('Somebody took the survey back before it went out.').waitFor();
  await workItem.close();

  await admin.getByLabel('Pause everything').press('Space');
  await admin.getByText(/^Paused since /).waitFor({ state: 'detached' });
  await simulator.clock.advance(SWEEP_MS);
  await eventually('a survey for KAN-3', () => inboxFor(simulator, 'KAN-3')[0]);
  expect(inboxFor(simulator, 'KAN-2')).toEqual([]);
});

describe('somebody who may only see the work item', () => {
  test('sees the survey and can do nothing but look at its details', async () => {
    const { simulator } = site;
    simulator.npsToday.respond((await surveyFor(simulator, 'KAN-2')).id, { rating: 10, comment: 'Splendid.' });
    await idle(simulator);
    const panel = await openPanel('KAN-2', CUSTOMER);
    await panel.getByText('10 Promoter').waitFor({ timeout: START_MS });
    await panel.getByText('Splendid.').waitFor();
    expect(await buttonsOf(panel)).toEqual(['Show details']);
    // Jira agrees: this person may not change the work item, which it says as of a field that is not there.
    const body = { fields: { summary: 'Mine' } };
    expect((await callJira(simulator, CUSTOMER, '/issue/KAN-2', { method: 'PUT', body })).status).toBe(400);
  });

  test('and does not administer Jira sees nothing on the admin page but a sentence that says so', async () => {
    page = await site.open(`page=admin&user=${AGENT}`);
    const screen = adminScreen(page);
    await screen
      .getByText(
        'You need Administer Jira, the global permission, to set up this app. Ask a Jira admin to open this page.',
      )
      .waitFor({ timeout: START_MS });
    expect(await buttonsOf(screen)).toEqual([]);
    expect(await screen.getByRole('tab').count()).toBe(0);
    const text = await screen.locator('body').innerText();
    expect(text).not.toMatch(/16588|…\d{4}|secret/);
  });
});
