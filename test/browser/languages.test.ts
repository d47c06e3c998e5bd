import type { Page } from 'playwright-core';
import danish from '../../locales/da-DK.json';
import english from '../../locales/en-US.json';
import { adminScreen, eventually, panelScreen, START_MS, startBrowserSite } from './browser-site';
import { idle, surveyFor } from './surveys';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  const { id } = await surveyFor(site.simulator, 'KAN-2');
  site.simulator.npsToday.respond(id, { rating: 9, comment: 'KOMMENTAR' });
  await eventually('the response on KAN-2', () =>
    site.simulator.log.list().some(({ method, by, target }) => target === 'jira' && by === 'app' && method === 'PUT')
      ? true
      : undefined,
  );
  await idle(site.simulator);
}, START_MS);

afterAll(() => site.stop());

/** The words of one language that the other has in no place, and that stand alone: no gaps to be filled. */
function wordsOnlyIn(texts: object, others: object): string[] {
  const theirs = new Set(wordsOf(others));
  return wordsOf(texts).filter((words) => words.length > 3 && !words.includes('{') && !theirs.has(words));
}

function wordsOf(texts: object): string[] {
  return Object.values(texts).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : wordsOf(value as object),
  );
}

/** Those of `candidates` that fill a line of the text. */
function linesAmong(text: string, candidates: string[]): string[] {
  const lines = new Set(text.split('\n').map((line) => line.trim()));
  return candidates.filter((words) => lines.has(words));
}

type Texts = typeof english;

const screens: [
  string,
  query: string,
  typeof panelScreen,
  word: (own: Texts) => string,
  /** What is pressed first. */
  opener: ((own: Texts) => ['tab' | 'button', string]) | undefined,
][] = [
  [
    'the panel',
    'page=work-item&key=KAN-2',
    panelScreen,
    (own) => own.survey.timeline,
    (own) => ['button', own.survey.showDetails],
  ],
  ['the admin overview', 'page=admin', adminScreen, (own) => own.overview.pause, undefined],
  ['the activity list', 'page=admin', adminScreen, (own) => own.activity.changed, (own) => ['tab', own.admin.activity]],
  ['the test of the loop', 'page=admin', adminScreen, (own) => own.loop.start, (own) => ['tab', own.admin.loop]],
  ['the check of the site', 'page=admin', adminScreen, (own) => own.check.copyTitle, (own) => ['tab', own.admin.check]],
  ['the audit log', 'page=admin', adminScreen, (own) => own.audit.intro, (own) => ['tab', own.admin.audit]],
  ['the set-up', 'page=admin', adminScreen, (own) => own.setup.connect, (own) => ['tab', own.admin.setup]],
];

describe.each([
  ['da-DK', danish, wordsOnlyIn(english, danish)],
  ['en-US', english, wordsOnlyIn(danish, english)],
] as const)('in %s', (locale, own, foreign) => {
  let page: Page;
  afterEach(() => page.close());

  test('each section of the set-up is in this language alone', async () => {
    page = await site.open(`page=admin&locale=${locale}`);
    const screen = adminScreen(page);
    await screen.getByRole('tab', { name: own.admin.setup }).click({ timeout: START_MS });
    const sections = [
      [own.setup.openOf.connect, own.connect.replace],
      [own.setup.openOf.campaign, own.campaign.duplicatesTitle],
      [own.setup.openOf.scope, own.scope.allLabel],
      [own.setup.openOf.fields, own.fields.showReady],
      [own.setup.openOf.notification, own.notification.rotate],
      [own.setup.openOf.guardRails, own.guardRails.skipOwn.label],
      [own.setup.openOf.options, own.options.sendSummary.label],
    ] as const;
    for (const [opener, word] of sections) {
      await screen.getByRole('button', { name: opener }).click();
      await screen.getByText(word, { exact: true }).first().waitFor();
      const text = await screen.locator('body').innerText();
      expect(linesAmong(text, wordsOnlyIn(own, {})).length).toBeGreaterThan(5);
      expect(linesAmong(text, foreign)).toEqual([]);
    }
  });

  test('the label of the closed section is in this language', async () => {
    page = await site.open(`page=work-item&key=KAN-2&locale=${locale}`);
    const label = own.rating.withCategory.replace('{rating}', '9').replace('{category}', own.category.promoter);
    await page.locator('[data-testid="issue-context"]').getByText(label).waitFor({ timeout: START_MS });
  });

  test.each(screens)('%s is in this language alone', async (_name, query, screenOf, word, opener) => {
    page = await site.open(`${query}&locale=${locale}`);
    const screen = screenOf(page);
    const [role, name] = opener?.(own) ?? [];
    if (role) await screen.getByRole(role, { name }).click({ timeout: START_MS });
    await screen.getByText(word(own), { exact: true }).first().waitFor({ timeout: START_MS });
    const text = await screen.locator('body').innerText();
    expect(linesAmong(text, wordsOnlyIn(own, {})).length).toBeGreaterThan(1);
    expect(linesAmong(text, foreign)).toEqual([]);
  });
});
