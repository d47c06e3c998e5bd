import type { FrameLocator, Page } from 'playwright-core';
import type { SiteInput } from '../../simulator/weather/site-variant';
import {
  adminScreen,
  callJira,
  createField,
  eventually,
  fieldsByName,
  START_MS,
  startBrowserSite,
} from './browser-site';

const COMMENT_FIELD = 'customfield_10092';
const ADMIN = 'admin@example.com';
const AGENT = 'agent@example.com';
const MANY = 100;
/** Jira's search index is behind by seconds. */
const INDEXED_MS = 30_000;

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let page: Page;
let screen: FrameLocator;

const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());
afterEach(() => page.close());

/** The ids of the fields that the agent may write on a work item. */
async function writableBy(user: string, key: string): Promise<string[]> {
  const { body } = await callJira(site.simulator, user, `/issue/${key}/editmeta`);
  return Object.keys((body as { fields: object }).fields);
}

async function fieldsNamed(pattern: RegExp): Promise<string[]> {
  const { body } = await callJira(site.simulator, ADMIN, '/field');
  const names = (body as { name: string }[]).map(({ name }) => name);
  return names.filter((name) => pattern.test(name)).sort();
}

async function writeComment(key: string): Promise<number> {
  const body = { fields: { [COMMENT_FIELD]: 'Written by hand' } };
  return (await callJira(site.simulator, AGENT, `/issue/${key}`, { method: 'PUT', body })).status;
}

describe('a field is missing on a screen', () => {
  const onNoScreen = () =>
    screen.getByText('On 0 of 1 screen; add “NPS Comment” to “KAN: Kanban Default Issue Screen”.');

  beforeEach(async () => {
    await site.simulator.control.reset({ scenario: 'guide' });
    site.simulator.jira.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
    page = await site.open('page=admin');
    screen = adminScreen(page);
    await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
    await button('Change the fields').click();
    await onNoScreen().waitFor();
  }, START_MS);

  test('the check names the screen, and its button puts the field there', async () => {
    expect(await writeComment('KAN-2')).toBe(400);
    await button('Add to screens in Kanban').click();
    await screen.getByText('Both fields can be written.').waitFor();
    expect(await button('Add to screens in Kanban').count()).toBe(0);
    expect(await writableBy(AGENT, 'KAN-2')).toEqual(expect.arrayContaining(['customfield_10091', COMMENT_FIELD]));
    expect(await writeComment('KAN-2')).toBe(204);
  });

  test('when Jira refuses, the screen says so and what is missing, and the same button works once Jira allows it', async () => {
    const { faults } = site.simulator;
    faults.add({ target: 'jira', match: 'POST /rest/api/3/screens/', kind: 'status', status: 403, times: MANY });
    await button('Add to screens in Kanban').click();
    await screen
      .getByText(/Jira refused: it gives the app no permission.*by hand.*under Work items: Screens\./)
      .waitFor();
    expect(await screen.getByText(/in a moment/).count()).toBe(0);
    await onNoScreen().waitFor();
    expect(await writeComment('KAN-2')).toBe(400);

    faults.clear();
    await button('Add to screens in Kanban').click();
    await screen.getByText('Both fields can be written.').waitFor();
    expect(await screen.getByText(/Jira refused/).count()).toBe(0);
    expect(await writeComment('KAN-2')).toBe(204);
  });

  test('when somebody adds it by hand, the next check finds it', async () => {
    site.simulator.jira.change.addFieldToScreens(COMMENT_FIELD, 'KAN');
    await button('Check again').click();
    await screen.getByText('1 project is ready').waitFor();
  });
});

/** Opens the check of the guide's project on a site of this kind. */
async function openCheck(kind: SiteInput, prepare: () => void | Promise<void> = () => undefined): Promise<void> {
  await site.simulator.control.reset({ scenario: 'guide', site: kind });
  await prepare();
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await button('Change the fields').click();
}

test('a field scheme leaves a field out: the check says so although the field is on the screen, and its button adds it', async () => {
  await openCheck({ fieldSchemes: true }, () => site.simulator.jira.change.removeFieldFromScheme(COMMENT_FIELD, 'KAN'));
  await screen.getByText('field scheme (or field configuration) leaves out “NPS Comment”', { exact: false }).waitFor();
  expect(await writeComment('KAN-2')).toBe(400);
  await button('Add the fields to Kanban').click();
  await screen.getByText('Both fields can be written.', { exact: false }).waitFor();
  expect(await writeComment('KAN-2')).toBe(204);
});

test('a status in which nobody may edit: one click allows responses to be written there', async () => {
  const { simulator } = site;
  await openCheck({ lockedFinalStatus: true }, async () => {
    simulator.jira.change.changeStatus('KAN-2', 'Done');
    await simulator.clock.advance(INDEXED_MS);
  });
  await screen.getByText('does not allow editing in the finished status', { exact: false }).waitFor();
  await button('Write there anyway').click();
  await screen.getByText('1 project is ready').waitFor();
  const { id } = await eventually('a survey for KAN-2', () => simulator.npsToday.invitations()[0]);
  simulator.npsToday.respond(id, { rating: 8, comment: 'Fine.' });
  await eventually('the response on KAN-2', async () =>
    (await fieldsByName(simulator, 'KAN-2'))['NPS Rating'] === 8 ? true : undefined,
  );
});

test('a project that the app may not browse: the overview says so, with cause and cure, and links to the check', async () => {
  const { simulator } = site;
  await simulator.control.reset({ scenario: 'guide' });
  simulator.jira.change.blockApp('KAN');
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByText('Responses cannot be written in 1 project').waitFor({ timeout: START_MS });
  await screen.getByText('Kanban (KAN): The app may not see this project', { exact: false }).waitFor();
  expect(await screen.getByText('Nothing needs attention.').count()).toBe(0);
  simulator.jira.change.unblockApp('KAN');
  await button('Open the field check').click();
  await screen.getByText('1 project is ready').waitFor();
});

test('a team-managed project: the check gives exact instructions, and once they are followed a response is written', async () => {
  const { simulator } = site;
  await simulator.control.reset({ scenario: 'guide' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Set-up' }).click({ timeout: START_MS });
  await button('Change projects and statuses').click();
  await screen.getByLabel('Team (TEAM)').check();
  await button('Save').click();
  await screen.getByText('Kanban (KAN) and Team (TEAM); Done counts as finished').waitFor();

  await button('Change the fields').click();
  await screen.getByText('Team (TEAM)').waitFor();
  await screen
    .getByText(
      /Open Project settings, Work types; for each type, add NPS Rating and NPS Comment and save\. Then check again\. Still without: “/,
    )
    .waitFor();
  expect(await button('Add to screens in Team').count()).toBe(0);

  simulator.jira.change.addFieldToScreens('customfield_10091', 'TEAM');
  simulator.jira.change.addFieldToScreens(COMMENT_FIELD, 'TEAM');
  await button('Check again').click();
  await screen.getByText('2 projects are ready').waitFor();
  simulator.jira.change.changeStatus('TEAM-1', 'Done');
  const { id } = await eventually('a survey for TEAM-1', () => simulator.npsToday.invitations()[0]);
  simulator.npsToday.respond(id, { rating: 8, comment: 'Fine.' });
  await eventually('the response on TEAM-1', async () => {
    const fields = await fieldsByName(simulator, 'TEAM-1');
    return fields['NPS Rating'] === 8 && fields['NPS Comment'] === 'Fine.' ? true : undefined;
  });
});

test('Jira refuses to create the fields: the screen says what to do by hand, and a second try creates each field once', async () => {
  const { control, faults } = site.simulator;
  await control.reset({ scenario: 'fresh' });
  page = await site.open('page=admin');
  screen = adminScreen(page);
  await screen.getByText('0 of 5 steps done').waitFor({ timeout: START_MS });
  // The steps that come later, in their order: campaign, where, fields, notification.
  await button('Open step 3').click();
  await screen.getByLabel('Kanban (KAN)').check();
  await button('Save').click();
  await screen.getByText('1 of 5 steps done').waitFor();

  await button('Open step 4').click();
  faults.add({ target: 'jira', match: 'POST /rest/api/3/field', kind: 'status', status: 403 });
  await button('Create both for me').click();
  await screen
    .getByText('Create a number field and a paragraph field yourself, then choose them here.', { exact: false })
    .waitFor();
  await screen.getByText('1 of 5 steps done').waitFor();
  expect(await fieldsNamed(/^NPS /)).toEqual([]);

  await createField(site.simulator, 'NPS Rating', 'float');
  await button('Create both for me').click();
  await screen.getByText('2 of 5 steps done').waitFor();
  await screen.getByText('NPS Rating and NPS Comment').waitFor();
  await screen.getByText('Both fields can be written.').waitFor();
  expect(await screen.getByText(/Jira refused/).count()).toBe(0);
  expect(await fieldsNamed(/^NPS /)).toEqual(['NPS Comment', 'NPS Rating']);
});
