import { readFileSync } from 'node:fs';
import type { Browser, Frame, FrameLocator, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator';
import { launchBrowser } from '../../simulator/console/fixture/browser';
import type { Scenario } from '../../simulator/shared/scenario';

/** The first screen is bundled when it is first asked for. */
export const START_MS = 120_000;
const ACTION_MS = 15_000;
const LOOK_EVERY_MS = 100;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** One simulated site on a running clock, and a browser that looks at it. */
export async function startBrowserSite(scenario: Scenario) {
  const simulator = await startSimulator({ port: 0, clock: 'running', scenario });
  const browser = await launchBrowser();
  return {
    simulator,
    open: (query: string) => openPage(browser, simulator, query),
    async stop() {
      await browser.close();
      await simulator.stop();
    },
  };
}

async function openPage(browser: Browser, { url }: Simulator, query: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1400 } });
  page.setDefaultTimeout(ACTION_MS);
  await page.goto(`${url}/?user=admin@example.com&${query}`);
  return page;
}

/** The app's admin page within the console. */
export function adminScreen(page: Page): FrameLocator {
  return page.frameLocator('[data-testid="page-admin"] iframe');
}

/** The app's panel on the work item's page. */
export function panelScreen(page: Page): FrameLocator {
  return page.frameLocator('[data-testid="issue-panel"] iframe');
}

/** Asks until there is an answer. Fails with `what` after as long as an action of the browser may take. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + ACTION_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Reads a work item over REST as the admin: the values of its fields by the fields' names. */
export async function fieldsByName({ jiraUrl }: Simulator, key: string): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Basic ${Buffer.from('admin@example.com:any-token').toString('base64')}` };
  const response = await fetch(`${jiraUrl}/rest/api/3/issue/${key}?expand=names`, { headers });
  const { fields, names } = (await response.json()) as {
    fields: Record<string, unknown>;
    names: Record<string, string>;
  };
  return Object.fromEntries(Object.entries(fields).map(([id, value]) => [names[id] ?? id, value]));
}

/** What axe finds wrong with a document, one line for each rule and element. */
export async function violations(document: Page | Frame, disabledRules: string[] = []): Promise<string[]> {
  await document.evaluate(AXE);
  return document.evaluate(async (disabled) => {
    const { axe } = globalThis as unknown as { axe: { run(of: Document, options: object): Promise<AxeResults> } };
    const rules = Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }]));
    // Frames are scanned one by one, each with its own rules.
    const { violations: found } = await axe.run(globalThis.document, { rules, iframes: false });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`));
  }, disabledRules);
}

interface AxeResults {
  violations: { id: string; nodes: { target: string[]; html: string }[] }[];
}
