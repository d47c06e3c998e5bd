import type { FrameLocator, Page } from 'playwright-core';
import { adminScreen, eventually, START_MS, startBrowserSite, violationsWithin } from './browser-site';
import { byKeyboard } from './by-keyboard';
import { inboxFor, idle, surveyFor } from './surveys';

jest.setTimeout(120_000);

const FIRST = 'Jira support';
const SECOND = 'Onboarding of new people';
const ONBOARDING = 16602;
const JQL = 'Only work items that match this JQL';

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;
let keys: ReturnType<typeof byKeyboard>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  page = await site.open('page=admin');
  screen = adminScreen(page);
  keys = byKeyboard(page, screen);
  await screen.getByRole('tab', { name: 'Rules' }).click({ timeout: START_MS });
  await heading(1, FIRST).waitFor();
}, START_MS);

afterAll(() => site.stop());

const heading = (place: number, name: string) => screen.getByRole('heading', { name: `${place}. ${name}` });
const shows = (text: string | RegExp) => () => screen.getByText(text).first().waitFor();
const rulesShown = () => screen.getByRole('heading', { level: 2, name: /^\d+\. / }).allTextContents();

/** Tabs on from the rule's own first button to one of its others. */
async function pressOn(place: number, button: string, follows: () => Promise<unknown>): Promise<void> {
  await screen
    .getByRole('button', { name: 'Edit' })
    .nth(place - 1)
    .focus();
  await keys.press('Enter', `button ${button}`, follows);
}

/** Everything by the keyboard alone, one after the other, as an admin who adds a second campaign. */
describe('an admin without a mouse', () => {
  test('sees the rule of a site that was set up before, by its campaign', async () => {
    expect(await rulesShown()).toEqual([`1. ${FIRST}`]);
    await shows(/^Kanban \(KAN\); every status of the Done category$/)();
    expect(await violationsWithin(page, screen)).toEqual([]);
  });

  test('makes a second rule', async () => {
    await keys.press('Enter', 'button Add a rule', shows('A new rule'));
    await shows('Search by name or id.')();
    await shows('All projects, new ones too')();
    await keys.tabTo('textbox Name');
    await keys.type(SECOND);
    await keys.tabTo('combobox Campaign');
    await keys.type(String(ONBOARDING));
    await screen.getByRole('option', { name: `Onboarding (id ${ONBOARDING})` }).waitFor();
    await keys.key('Enter');
    await keys.press('Space', 'checkbox Kanban (KAN)', shows('Done counts as finished.'));
    await keys.tabTo('combobox Work types');
    await keys.type('Task');
    await screen.getByRole('option', { name: 'Task', exact: true }).waitFor();
    await keys.key('Enter');
    await keys.key('Escape');
    await keys.tabTo(`textbox ${JQL}`);
    await keys.type('prioritee = High');
    await keys.press('Enter', 'button Check with Jira', shows(/^Field 'prioritee' does not exist/));
    await keys.press('Enter', 'button Save', shows(/^Field 'prioritee' does not exist/));
    await keys.tabTo(`textbox ${JQL}`);
    await keys.key('Control+A');
    await keys.type('priority is not EMPTY');
    await keys.press('Enter', 'button Check with Jira', shows('Jira takes this JQL, for you and for the app.'));
    await keys.press('Enter', 'button Save', () => heading(2, SECOND).waitFor());
    await shows(/1 work type; only where: priority is not EMPTY$/)();
    expect(await rulesShown()).toEqual([`1. ${FIRST}`, `2. ${SECOND}`]);
  });

  test('is told that nothing comes to it, moves it to the front, and its survey goes out', async () => {
    await shows(/^Nothing ever comes to this rule: “Jira support” comes before it/)();
    await pressOn(2, 'Move up', () => heading(1, SECOND).waitFor());
    await eventually('the focus to stay with the rule', async () =>
      (await keys.focused()) === 'button Move down' ? true : undefined,
    );
    expect((await surveyFor(site.simulator, 'KAN-1')).campaignId).toBe(ONBOARDING);
  });

  test('switches it off, and the other one is sent again', async () => {
    await keys.press('Space', `checkbox Switched on (${SECOND})`, () =>
      screen.getByText('Off', { exact: true }).waitFor(),
    );
    expect((await surveyFor(site.simulator, 'KAN-2')).campaignId).not.toBe(ONBOARDING);
  });

  test('copies it: the copy comes next and is off', async () => {
    await pressOn(1, 'Copy', () => heading(2, `Copy of ${SECOND}`).waitFor());
    expect(await rulesShown()).toEqual([`1. ${SECOND}`, `2. Copy of ${SECOND}`, `3. ${FIRST}`]);
    expect(await screen.getByText('Off', { exact: true }).count()).toBe(2);
    expect(await violationsWithin(page, screen)).toEqual([]);
  });

  test('can be joined by somebody with one, who drags the last rule to the front and back', async () => {
    await screen.getByRole('button', { name: 'Change the order' }).click();
    await screen.getByText(`3. ${FIRST}`).dragTo(screen.getByText(`1. ${SECOND}`));
    await screen.getByText(`1. ${FIRST}`).waitFor();
    expect(await violationsWithin(page, screen)).toEqual([]);
    await screen.getByRole('tab', { name: 'Overview' }).click();
    await screen.getByRole('tab', { name: 'Rules' }).click();
    await heading(1, FIRST).waitFor();
    expect(await rulesShown()).toEqual([`1. ${FIRST}`, `2. ${SECOND}`, `3. Copy of ${SECOND}`]);
    await screen.getByRole('button', { name: 'Change the order' }).click();
    const last = screen.getByRole('row').last();
    const { height = 0 } = (await last.boundingBox()) ?? {};
    await screen.getByText(`1. ${FIRST}`).dragTo(last, { targetPosition: { x: 20, y: height - 4 } });
    await screen.getByText(`3. ${FIRST}`).waitFor();
    await screen.getByRole('button', { name: 'Back to the rules' }).click();
    await heading(3, FIRST).waitFor();
  });

  test('deletes both after a question, and one rule is left', async () => {
    for (const name of [`Copy of ${SECOND}`, SECOND]) {
      const place = (await rulesShown()).findIndex((shown) => shown.endsWith(`. ${name}`)) + 1;
      await pressOn(place, 'Delete', shows(`Delete “${name}”?`));
      await shows('0 surveys are waiting now.')();
      await keys.press('Enter', 'button Delete the rule', () => heading(place, name).waitFor({ state: 'detached' }));
    }
    expect(await rulesShown()).toEqual([`1. ${FIRST}`]);
  });

  test('narrows it to a request type of a service project, by its name', async () => {
    await pressOn(1, 'Edit', shows(`Edit “${FIRST}”`));
    expect(await screen.getByText('Request types').count()).toBe(0);
    await keys.press('Space', 'checkbox Help desk (HELP)', shows('Request types'));
    await keys.tabTo('combobox Request types');
    await keys.type('refund');
    await screen.getByRole('option', { name: 'Request a refund', exact: true }).waitFor();
    await keys.key('Enter');
    await keys.key('Escape');
    await keys.press('Enter', 'button Save', shows(/; 1 request type$/));
  });

  test('is told by the set-up that the service project asks a question of its own too', async () => {
    site.simulator.jira.change.rateSatisfaction('HELP-1', 4);
    await site.simulator.clock.advance(60_000);
    await screen.getByRole('tab', { name: 'Set-up' }).click();
    await shows('Some customers are asked twice')();
    expect(await violationsWithin(page, screen)).toEqual([]);
    await screen.getByRole('tab', { name: 'Rules' }).click();
    await heading(1, FIRST).waitFor();
  });

  test('leaves the last rule off: nothing is sent, and the page says so', async () => {
    await keys.press(
      'Space',
      `checkbox Switched on (${FIRST})`,
      shows('Every rule is switched off, so no survey is sent.'),
    );
    site.simulator.jira.change.changeStatus('KAN-3', 'Done');
    await idle(site.simulator);
    expect(inboxFor(site.simulator, 'KAN-3')).toEqual([]);
  });
});

describe('the rule of the seed guide', () => {
  test('is made by three choices: a campaign, a project, Save', async () => {
    await screen.getByRole('button', { name: 'Add a rule' }).click();
    await screen.getByRole('combobox', { name: 'Campaign' }).fill(String(ONBOARDING));
    await screen.getByRole('option', { name: `Onboarding (id ${ONBOARDING})` }).click();
    await screen.getByLabel('Kanban (KAN)').check();
    await screen.getByRole('button', { name: 'Save' }).click();
    await heading(2, 'Onboarding').waitFor();
    const rows = site.simulator.forge.storage().entities.rule ?? {};
    const drafts = Object.values(rows).map((row) => (row as { record: { draft: object } }).record.draft);
    // Whatever else a rule can have, it has not: every work item of KAN that reaches Done is surveyed.
    expect(drafts).toContainEqual({
      ...{ id: expect.any(String) as string, campaignId: ONBOARDING, campaignName: 'Onboarding' },
      ...{ projects: ['10000'], finishedStatuses: 'done-category' },
    });
    expect((await surveyFor(site.simulator, 'KAN-4')).campaignId).toBe(ONBOARDING);
  });
});
