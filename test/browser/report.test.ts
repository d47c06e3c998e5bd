import { callJira, START_MS, startBrowserSite, violations } from './browser-site';
import { idle } from './surveys';

jest.setTimeout(120_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;
beforeAll(async () => void (site = await startBrowserSite('guide')), START_MS);
afterAll(() => site.stop());

test('the report is on the page of the site and of a project, of the period that is chosen', async () => {
  const { body } = await callJira(site.simulator, 'admin@example.com', '/issue/KAN-2/transitions');
  const { transitions } = body as { transitions: { id: string; to: { name: string } }[] };
  const done = transitions.find(({ to }) => to.name === 'Done');
  await callJira(site.simulator, 'admin@example.com', '/issue/KAN-2/transitions', {
    method: 'POST',
    body: { transition: { id: done?.id } },
  });
  await idle(site.simulator);
  await site.simulator.clock.advance(25 * 60_000);
  await idle(site.simulator);

  const page = await site.open('page=pages');
  const ofSite = page.locator('[data-testid="screen-report-site"]').contentFrame();
  await ofSite.getByText('100 % of what was finished was asked about.').waitFor({ timeout: START_MS });
  await ofSite.getByText('No responses in this period.').waitFor();
  const frame = await (await ofSite.owner().elementHandle())?.contentFrame();
  if (!frame) throw new Error('The screen has no frame');
  // The heading of the page is around it.
  expect(await violations(frame, ['page-has-heading-one'])).toEqual([]);

  await page.getByTestId('pages-where').selectOption('KAN');
  const ofProject = page.locator('[data-testid="screen-report-project"]').contentFrame();
  await ofProject.getByText('100 % of what was finished was asked about.').waitFor({ timeout: START_MS });
  await ofProject.getByLabel('Period').click();
  await ofProject.getByRole('option', { name: 'Last 365 days' }).click();
  await ofProject.getByText('100 % of what was finished was asked about.').waitFor();
  expect(await ofProject.getByLabel('Project').count()).toBe(0);
  await page.close();
});
