import type { FrameLocator, Page } from 'playwright-core';
import {
  adminScreen,
  callJira,
  createField,
  eventually,
  expectRightBelow,
  START_MS,
  startBrowserSite,
} from './browser-site';

const ADMIN = 'admin@example.com';
/** How late the list of fields is. The clock is moved over it once the screen has said that it is on its way. */
const SLOW_SECONDS = 9;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const choice = (name: string) => screen.getByRole('combobox', { name });

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

beforeEach(async () => {
  await site.simulator.control.reset({ scenario: 'guide' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
}, START_MS);

afterEach(() => page.close());

/** Chooses in a field by the words that are typed into it. */
async function choose(field: string, words: string): Promise<void> {
  await choice(field).fill(words);
  await screen
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .click();
}

/** What a closed field offers when it is opened. */
async function offeredBy(field: string): Promise<string[]> {
  await choice(field).click();
  await screen.getByRole('option').first().waitFor();
  const offered = await screen.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  return offered.sort();
}

test('without a project, the message is shown below the projects', async () => {
  await button('Change projects and statuses').click();
  await screen.getByLabel('Kanban (KAN)').uncheck();
  await button('Save').click();
  const missing = screen.getByText('Choose at least one project.');
  await missing.waitFor();
  await expectRightBelow(screen.getByLabel('Team (TEAM)'), missing);
  await screen.getByText('Kanban (KAN); Done counts as finished').waitFor();
});

test('only statuses of the chosen projects are offered; those of the Done category count, each by name', async () => {
  const { jira, npsToday } = site.simulator;
  jira.change.addStatus('KAN', 'Cancelled', 'done');
  await button('Change projects and statuses').click();
  await screen.getByText('Done and Cancelled count as finished.').waitFor();
  await screen.getByLabel('Every status of the Done category').uncheck();
  await screen.getByLabel('In Progress').check();
  await screen.getByLabel('Cancelled').uncheck();
  expect(await screen.getByLabel('Resolved').count()).toBe(0);
  await button('Save').click();
  await screen.getByText('Kanban (KAN); In Progress and Done count as finished').waitFor();
  jira.change.changeStatus('KAN-1', 'Cancelled');
  jira.change.changeStatus('KAN-3', 'In Progress');
  const { custom } = await eventually('a survey for KAN-3', () => npsToday.invitations()[0]);
  expect(custom).toMatchObject({ issueKey: 'KAN-3' });

  await button('Change projects and statuses').click();
  await screen.getByLabel('Help desk (HELP)').check();
  await screen.getByLabel('Resolved').waitFor();
  await screen.getByText('No status of Help desk counts as finished, so no survey goes out there.').waitFor();
  await screen.getByLabel('Team (TEAM)').check();
  await screen.getByLabel('Done (Team)').waitFor();
  for (const each of ['In Progress (Kanban)', 'Done (Kanban)']) await screen.getByLabel(each).uncheck();
  await button('Save').click();
  await screen.getByText('Choose at least one status.').waitFor();
});

test('a site with many projects: the list stays open while projects are picked, and a few are named', async () => {
  await page.close();
  await site.simulator.control.reset({ scenario: 'large' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await screen.getByText('All projects; Done and Resolved count as finished').waitFor();
  await button('Change projects and statuses').click();
  await screen.getByLabel('All projects, new ones too').uncheck();
  await choice('Projects').click();
  for (const key of ['KAN', 'OPS', 'P05', 'P06', 'TEAM'])
    await screen.getByRole('option', { name: new RegExp(`\\(${key}\\)`) }).click();
  await page.keyboard.press('Escape');
  await button('Save').click();
  await screen
    .getByText('Kanban (KAN), Operations (OPS), Project 05 (P05), and 2 more; Done counts as finished')
    .waitFor();
});

test('the check of the projects stays where it is when the list of fields comes', async () => {
  const { clock, faults } = site.simulator;
  await site.hurry(false);
  faults.add({ target: 'jira', match: 'GET /rest/api/3/field', kind: 'slow', seconds: SLOW_SECONDS });
  await button('Change the fields').click();
  await screen.getByText('1 project is ready').waitFor();
  const top = async () => (await button('Check again').boundingBox())?.y;
  const before = await top();
  await screen.getByText('Fetching fields…').waitFor();
  await clock.advance(SLOW_SECONDS * 1_000);
  await site.hurry(true);
  await choice('Rating field').waitFor();
  expect(before).toBeGreaterThan(0);
  expect(await top()).toBe(before);
});

test('only fields of a suitable type are offered, and the response is written to the chosen ones', async () => {
  const { jira, npsToday } = site.simulator;
  const [score, story] = [
    await createField(site.simulator, 'Score', 'float'),
    await createField(site.simulator, 'Story', 'textarea'),
  ];
  const [day, moment, topics] = [
    await createField(site.simulator, 'Day', 'datepicker'),
    await createField(site.simulator, 'Moment', 'datetime'),
    await createField(site.simulator, 'Topics', 'labels'),
  ];
  for (const field of [score, story]) jira.change.addFieldToScreens(field, 'KAN');
  await button('Change the fields').click();
  const rating = 'NPS Rating (customfield_10091)';
  const comment = 'NPS Comment (customfield_10092)';
  expect(await offeredBy('Rating field')).toEqual([rating, `Score (${score})`].sort());
  expect(await offeredBy('Comment field')).toEqual([comment, `Story (${story})`].sort());
  expect(await offeredBy('Response date field')).toEqual(['None', `Day (${day})`, `Moment (${moment})`].sort());
  expect(await screen.locator('body').innerText()).not.toContain(topics);

  await choose('Rating field', 'Score');
  await choose('Comment field', 'Story');
  await screen.getByText('Rich text, room for the whole comment.').waitFor();
  await button('Save').click();
  await screen.getByText('Score and Story').waitFor();

  jira.change.changeStatus('KAN-2', 'Done');
  const { id } = await eventually('a survey for KAN-2', () => npsToday.invitations()[0]);
  npsToday.respond(id, { rating: 0, comment: 'Not good.' });
  await eventually('the response on KAN-2', async () => {
    const { body } = await callJira(site.simulator, ADMIN, `/issue/KAN-2?fields=${score},${story}`);
    const { fields } = body as { fields: Record<string, unknown> };
    return fields[score] === 0 && JSON.stringify(fields[story]).includes('Not good.') ? true : undefined;
  });
});
