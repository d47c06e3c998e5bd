import NodeEnvironment from 'jest-environment-node';
import type { Browser, Page } from 'playwright-core';

/** Where a test file leaves its browser for this environment. */
export type BrowserGlobals = { browser?: Browser };

/**
 * Where browser tests run: one that fails says what was on the screen, which a locator that waited in vain does not.
 * @see https://jestjs.io/docs/configuration#testenvironment-string
 */
export default class BrowserEnvironment extends NodeEnvironment {
  async handleTestEvent(event: { name: string; error?: unknown }): Promise<void> {
    if (event.name !== 'test_fn_failure') return;
    const { browser } = this.global as BrowserGlobals;
    const { error } = event as { error?: Partial<Error> };
    if (!browser || !error?.message || !error.stack) return;
    const pages = browser.contexts().flatMap((context) => context.pages());
    const seen = await Promise.all(pages.map(describePage));
    error.stack = error.stack.replace(error.message, [error.message, ...seen].join('\n').replaceAll('$', '$$$$'));
  }
}

async function describePage(page: Page): Promise<string> {
  const texts = await Promise.all(page.frames().map((frame) => frame.locator('body').innerText().catch(String)));
  return [`On the screen of ${page.url()}:`, ...texts].join('\n');
}
