import type { Page } from 'playwright-core';
import { adminScreen, eventually, fieldsByName, panelScreen, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

const COMMENT_FIELD = 'customfield_10092';
const COMMENTS = { 'KAN-2': 'Quick and friendly.', 'KAN-3': 'A little slow.' };
const CURE = 'Add “NPS Comment” to this project’s edit screen, then choose Retry.';

const ADMINS = 'The app’s page lists this for Jira admins, who can put it right.';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
let admin: Page;

const commentOn = async (key: string) => (await fieldsByName(site.simulator, key))['NPS Comment'];

beforeAll(async () => {
  site = await startBrowserSite('guide');
  const { jira, npsToday } = site.simulator;
  jira.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
  for (const [key, comment] of Object.entries(COMMENTS)) {
    npsToday.respond((await surveyFor(site.simulator, key)).id, { rating: 8, comment });
  }
  await idle(site.simulator);
  admin = await site.open('page=admin');
}, START_MS);

afterAll(() => site.stop());

describe('the comment field is on no screen when two responses arrive', () => {
  test('the ratings are written and the comments are not', async () => {
    for (const key of Object.keys(COMMENTS)) {
      expect(await fieldsByName(site.simulator, key)).toMatchObject({ 'NPS Rating': 8, 'NPS Comment': null });
    }
  });

  test('the overview counts the responses and links to them, each with its cure', async () => {
    const screen = adminScreen(admin);
    await screen.getByText('Needs attention').waitFor({ timeout: START_MS });
    await screen.getByText('KAN lacks NPS Comment: 2 responses').waitFor();
    await screen.getByRole('button', { name: 'Show them' }).click();
    for (const key of Object.keys(COMMENTS)) {
      const row = screen.getByRole('row').filter({ has: screen.getByRole('link', { name: key }) });
      await row.getByText('8 Passive').waitFor();
      await row.getByText(CURE).waitFor();
      await row.getByRole('button', { name: `Retry ${key}` }).waitFor();
    }
  });

  test('Retry before the field is added writes nothing and loses nothing', async () => {
    const screen = adminScreen(admin);
    await screen.getByRole('button', { name: 'Retry KAN-2' }).click();
    await screen.getByText('KAN-2: trying again now.').waitFor();
    await idle(site.simulator);
    await screen.getByRole('button', { name: 'Refresh' }).click();
    await screen.getByRole('button', { name: 'Retry KAN-2' }).waitFor();
    expect(await commentOn('KAN-2')).toBeNull();
  });

  test('once the field is added, Retry under Activity writes one comment and leaves the other waiting', async () => {
    site.simulator.jira.change.addFieldToScreens(COMMENT_FIELD, 'KAN');
    const screen = adminScreen(admin);
    await screen.getByRole('button', { name: 'Retry KAN-2' }).click();
    await screen.getByText('KAN-2: trying again now.').waitFor();
    await eventually('the comment on KAN-2', async () =>
      (await commentOn('KAN-2')) === COMMENTS['KAN-2'] ? true : undefined,
    );
    expect(await commentOn('KAN-3')).toBeNull();
    await idle(site.simulator);
    await screen.getByRole('button', { name: 'Refresh' }).click();
    await screen.getByRole('link', { name: 'KAN-2' }).waitFor({ state: 'detached' });
    await screen.getByRole('button', { name: 'Retry KAN-3' }).waitFor();
  });

  test('the panel shows whoever may see the work item what the response says, and an admin the cure', async () => {
    for (const [user, isAdmin] of [
      ['customer@example.com', false],
      ['admin@example.com', true],
    ] as const) {
      const page = await site.open(`page=work-item&key=KAN-3&user=${user}`);
      const panel = panelScreen(page);
      await panel.getByText(COMMENTS['KAN-3']).waitFor({ timeout: START_MS });
      await (isAdmin ? panel.getByText(CURE) : panel.getByText(ADMINS)).waitFor();
      expect(await (isAdmin ? panel.getByText(ADMINS) : panel.getByText(CURE)).count()).toBe(0);
      expect(await panel.getByRole('button', { name: 'Retry' }).count()).toBe(isAdmin ? 1 : 0);
      await page.close();
    }
  });

  test('the panel tells an agent who can put it right, and its Retry writes the other comment', async () => {
    const page = await site.open('page=work-item&key=KAN-3&user=agent@example.com');
    const panel = panelScreen(page);
    await panel.getByText('The response is not fully on the work item').waitFor({ timeout: START_MS });
    await panel.getByText('Not on the work item yet: “NPS Comment”.').waitFor();
    await panel.getByText(ADMINS).waitFor();
    expect(await panel.getByText(CURE).count()).toBe(0);

    await panel.getByRole('button', { name: 'Retry' }).click();
    await eventually('the comment on KAN-3', async () =>
      (await commentOn('KAN-3')) === COMMENTS['KAN-3'] ? true : undefined,
    );
    await panel.getByText(COMMENTS['KAN-3']).waitFor();
    await panel.getByText('The response is not fully on the work item').waitFor({ state: 'detached' });
    await page.close();
  });

  test('after both retries, nothing needs attention any more', async () => {
    await idle(site.simulator);
    await admin.reload();
    await adminScreen(admin).getByRole('tab', { name: 'Overview' }).click();
    await adminScreen(admin).getByText('Nothing needs attention.').waitFor();
  });
});
