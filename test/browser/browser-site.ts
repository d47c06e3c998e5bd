import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator';
import { launchBrowser } from '../../simulator/console/browser/browser';
import type { Scenario } from '../../simulator/shared/scenario';
import type { BrowserGlobals } from './environment';

/** The first screen is bundled when it is first asked for. */
export const START_MS = 120_000;
const ACTION_MS = 15_000;
const POLL_EVERY_MS = 100;
/** Real milliseconds from one skip of the weather's waits to the next. */
const HURRY_EVERY_MS = 25;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * One simulated site on a running clock, and a browser that looks at it. What the weather makes wait is skipped: it would
 * only make the tests wait too. Once `hurry(false)` has resolved, a slow reply stays slow until the clock is moved.
 */
export async function startBrowserSite(scenario: Scenario) {
  const simulator = await startSimulator({ port: 0, clock: 'running', scenario });
  const browser = await launchBrowser();
  (globalThis as BrowserGlobals).browser = browser;
  // Pages that share a context load and compile the screens once.
  const context = await browser.newContext({ viewport: { width: 1200, height: 1400 } });
  context.setDefaultTimeout(ACTION_MS);
  const { hurry, end } = skipWaits(simulator);
  return {
    simulator,
    hurry,
    open: (query: string) => openPage(context, simulator, query),
    async stop() {
      end();
      await browser.close();
      await simulator.stop();
    },
  };
}

function skipWaits({ clock }: Simulator): { hurry(on: boolean): Promise<void>; end(): void } {
  let hurried = true;
  let skip: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    if (!hurried || skip) return;
    skip = clock.idle().finally(() => (skip = undefined));
  }, HURRY_EVERY_MS);
  return {
    async hurry(on) {
      hurried = on;
      // A skip that has begun would also carry along what is asked for from now on.
      await skip;
    },
    end: () => clearInterval(timer),
  };
}

async function openPage(context: BrowserContext, { url }: Simulator, query: string): Promise<Page> {
  const page = await context.newPage();
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

/** The app's section among the details on the work item's page, once it was unfolded. */
export function contextScreen(page: Page): FrameLocator {
  return page.frameLocator('[data-testid="issue-context"] iframe');
}

/** Asks until there is an answer. Fails with `what` after as long as an action of the browser may take. */
export async function eventually<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + ACTION_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
}

/** Calls the simulated Jira over REST as one of its people. */
export async function callJira(
  { jiraUrl }: Simulator,
  user: string,
  path: string,
  request: { method?: string; body?: unknown } = {},
): Promise<{ status: number; body: unknown }> {
  const { method = 'GET', body } = request;
  const response = await fetch(`${jiraUrl}/rest/api/3${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from(`${user}:any-token`).toString('base64')}`,
      'Content-Type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

/** Makes a custom field as the admin does in Jira, of a type by Jira's own name. Returns its id. */
export async function createField(simulator: Simulator, name: string, type: string): Promise<string> {
  const body = { name, type: `com.atlassian.jira.plugin.system.customfieldtypes:${type}` };
  const created = await callJira(simulator, 'admin@example.com', '/field', { method: 'POST', body });
  return (created.body as { id: string }).id;
}

/** Reads a work item over REST as the admin: the values of its fields by the fields' names. */
export async function fieldsByName(simulator: Simulator, key: string): Promise<Record<string, unknown>> {
  const { body } = await callJira(simulator, 'admin@example.com', `/issue/${key}?expand=names`);
  const { fields, names } = body as { fields: Record<string, unknown>; names: Record<string, string> };
  return Object.fromEntries(Object.entries(fields).map(([id, value]) => [names[id] ?? id, value]));
}

/** Farther below a control than this, a message is no longer seen to belong to it. */
const BESIDE_PX = 40;

/** Fails unless the message stands right below its control. */
export async function expectRightBelow(control: Locator, message: Locator): Promise<void> {
  const [above, below] = [await control.boundingBox(), await message.boundingBox()];
  if (!above || !below) throw new Error('Control or message is not on the screen');
  const distance = below.y - (above.y + above.height);
  expect(distance).toBeGreaterThanOrEqual(0);
  expect(distance).toBeLessThan(BESIDE_PX);
}

/** Half-way through a transition a text has a contrast that nobody reads it with. */
const AT_REST = '*, *::before, *::after { transition: none !important; }';

/** What axe finds wrong with a document at rest, one line for each rule and element. */
export async function violations(document: Page | Frame, disabledRules: string[] = []): Promise<string[]> {
  await document.addStyleTag({ content: AT_REST });
  await document.evaluate(AXE);
  return document.evaluate(async (disabled) => {
    const { axe } = globalThis as unknown as { axe: { run(of: Document, options: object): Promise<AxeResults> } };
    const rules = Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }]));
    // Frames are scanned one by one, each with its own rules.
    const { violations: found } = await axe.run(globalThis.document, { rules, iframes: false });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html}`));
  }, disabledRules);
}

/** The same for a screen of the app and for the page around it. `disabledRules` are those that do not fit the screen. */
export async function violationsWithin(
  page: Page,
  screen: FrameLocator,
  disabledRules: string[] = [],
): Promise<string[]> {
  const element = await screen.owner().elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The screen has no frame');
  return [...(await violations(page)), ...(await violations(frame, disabledRules))];
}

interface AxeResults {
  violations: { id: string; nodes: { target: string[]; html: string }[] }[];
}
