import { eventually, panelScreen, START_MS, startBrowserSite } from './browser-site';
import { inboxFor, surveyFor } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  // The first screen is bundled when it is first asked for: what is looked at below is not to wait for that.
  const page = await site.open('page=work-item&key=KAN-1');
  await page.getByTestId('issue-context-toggle').waitFor({ timeout: START_MS });
  await page.getByTestId('issue-context-toggle').click();
  await page
    .frameLocator('[data-testid="issue-context"] iframe')
    .getByText('No survey yet')
    .waitFor({ timeout: START_MS });
  await page.close();
}, START_MS);

afterAll(() => site.stop());

/** What the panel and the label say first, in the very second in which something happened. */
async function firstWords(key: string): Promise<{ panel: string; label: string }> {
  const page = await site.open(`page=work-item&key=${key}`);
  const panel = panelScreen(page).locator('body');
  const text = await eventually('the panel', async () => {
    const words = await panel.innerText().catch(() => '');
    return words === '' || words.includes('Fetching the survey') ? undefined : words;
  });
  const label = await page.getByTestId('issue-context').innerText();
  await page.close();
  return { panel: text, label };
}

const ratingOf = (key: string) =>
  (site.simulator.jira.workItem(key)?.properties['nps-today'] as { rating?: number })?.rating;

test('a response that arrived a moment ago is shown at once, in the panel and in the label', async () => {
  const { simulator } = site;
  // All within the seconds that lists lag behind: nothing else takes time.
  await simulator.control.reset({ scenario: 'guide', weather: { name: 'still' } });
  const { id } = await surveyFor(simulator, 'KAN-2');
  expect(inboxFor(simulator, 'KAN-2')).toHaveLength(1);
  simulator.npsToday.respond(id, { rating: 9 });
  await eventually('the rating on the work item', () => ratingOf('KAN-2'));
  const { panel, label } = await firstWords('KAN-2');
  expect(panel).toContain('9 Promoter');
  expect(panel).not.toContain('Send survey now');
  expect(label).toContain('9 Promoter');
});
