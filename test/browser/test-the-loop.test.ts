import { adminScreen, callJira, eventually, START_MS, startBrowserSite } from './browser-site';
import { inboxFor, idle } from './surveys';

const ADMIN = 'admin@example.com';
const COMMENT_FIELD = 'customfield_10092';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
}, START_MS);

afterAll(() => site.stop());

/** The admin reports something in the project of the set-up; its key. */
async function report(summary: string): Promise<string> {
  const fields = { project: { key: 'KAN' }, issuetype: { name: 'Task' }, summary };
  const { body } = await callJira(site.simulator, ADMIN, '/issue', { method: 'POST', body: { fields } });
  await idle(site.simulator);
  return (body as { key: string }).key;
}

async function startOn(key: string, summary: string) {
  const page = await site.open('page=admin');
  const screen = adminScreen(page);
  await screen.getByRole('tab', { name: 'Send a test survey' }).click({ timeout: START_MS });
  await screen.getByRole('combobox', { name: 'Reported by you' }).fill(key);
  await screen.getByRole('option', { name: `${key}: ${summary}` }).click();
  expect(await screen.getByLabel('Work item', { exact: false }).inputValue()).toBe(key);
  await screen.getByRole('button', { name: 'Send test survey' }).click();
  await screen.getByText('This is you.').waitFor();
  expect(inboxFor(site.simulator, key)).toEqual([]);
  await screen.getByRole('button', { name: 'Yes, send it' }).click();
  await screen.getByText('Open the survey e-mail and respond.', { exact: false }).waitFor();
  const invitation = await eventually(`a survey for ${key}`, () => inboxFor(site.simulator, key)[0]);
  expect(invitation.respondent.emailAddress).toBe(ADMIN);
  return { page, screen, invitation };
}

test('an admin sends a test survey about one of their work items and follows each stage, on other pages meanwhile, until the rating is back', async () => {
  const key = await report('Try the survey');
  const { page, screen, invitation } = await startOn(key, 'Try the survey');
  await screen.getByRole('tab', { name: 'Overview' }).click();
  await screen.getByText('Connected to nps.today').waitFor();
  await screen.getByRole('tab', { name: 'Send a test survey' }).click();
  await screen.getByText('Open the survey e-mail and respond.', { exact: false }).waitFor();
  site.simulator.npsToday.respond(invitation.id, { rating: 10, comment: 'It works' });
  await screen.getByText(`The response to ${key} has arrived: 10 Promoter.`).waitFor();
  await idle(site.simulator);
  await screen.getByRole('tab', { name: 'Overview' }).click();
  await screen.getByText('No surveys yet').waitFor();
  await page.close();
});

test('a response that Jira refuses does not count as a passed test: the page says what to do', async () => {
  const key = await report('Try it without a place for the comment');
  const { page, screen, invitation } = await startOn(key, 'Try it without a place for the comment');
  site.simulator.jira.change.removeFieldFromScreens(COMMENT_FIELD, 'KAN');
  site.simulator.npsToday.respond(invitation.id, { rating: 2, comment: 'Where does this go?' });
  await screen.getByText('Add “NPS Comment” to this project’s edit screen, then choose Retry.').waitFor();
  await screen.getByText('Surveys go out and responses arrive').waitFor({ state: 'detached' });
  await page.close();
});
