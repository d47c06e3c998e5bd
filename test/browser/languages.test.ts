import type { Page } from 'playwright-core';
import danish from '../../locales/da-DK.json';
import english from '../../locales/en-US.json';
import { QUERY_LAG_MS } from '../../simulator/forge/kvs-limits';
import { adminScreen, eventually, panelScreen, START_MS, startBrowserSite } from './browser-site';

jest.setTimeout(60_000);

let site: Awaited<ReturnType<typeof startBrowserSite>>;

beforeAll(async () => {
  site = await startBrowserSite('guide');
  const { clock, jira, npsToday } = site.simulator;
  jira.change.changeStatus('KAN-2', 'Done');
  const invitation = await eventually('a survey for KAN-2', () => npsToday.invitations()[0]);
  npsToday.respond(invitation.id, { rating: 9, comment: 'KOMMENTAR' });
  await eventually('the response on KAN-2', () =>
    site.simulator.log.list().some(({ method, by, target }) => target === 'jira' && by === 'app' && method === 'PUT')
      ? true
      : undefined,
  );
  await clock.idle();
  await clock.advance(QUERY_LAG_MS);
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

const screens = [
  ['the panel', 'page=work-item&key=KAN-2', panelScreen, 'survey', 'timeline'],
  ['the admin overview', 'page=admin', adminScreen, 'overview', 'pause'],
] as const;

describe.each([
  ['da-DK', danish, wordsOnlyIn(english, danish)],
  ['en-US', english, wordsOnlyIn(danish, english)],
] as const)('in %s', (locale, own, foreign) => {
  let page: Page;
  afterEach(() => page.close());

  test.each(screens)('%s speaks this language alone', async (_name, query, screenOf, group, word) => {
    page = await site.open(`${query}&locale=${locale}`);
    const screen = screenOf(page);
    const words = (own[group] as Record<string, unknown>)[word] as string;
    await screen.getByText(words, { exact: true }).first().waitFor({ timeout: START_MS });
    const text = await screen.locator('body').innerText();
    expect(linesAmong(text, wordsOnlyIn(own, {})).length).toBeGreaterThan(1);
    expect(linesAmong(text, foreign)).toEqual([]);
  });
});
