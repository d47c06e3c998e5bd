import NodeEnvironment from 'jest-environment-node';
import type { Page } from 'playwright-core';

/** Where the pages that a test opened are kept for this environment. */
export type OpenPages = { openPages?: Set<Page> };

/**
 * Where browser tests run: one that fails says what was on the screen, which a locator that waited in vain does not.
 * @see https://jestjs.io/docs/configuration#testenvironment-string
 */
export default class BrowserEnvironment extends NodeEnvironment {
  async handleTestEvent(event: { name: string; error?: unknown }): Promise<void> {
    if (event.name !== 'test_fn_failure') return;
    const { openPages } = this.global as OpenPages;
    const { error } = event as { error?: Partial<Error> };
    if (!openPages || !error?.message || !error.stack) return;
    const seen = await Promise.all([...openPages].map(describePage));
    error.stack = error.stack.replace(error.message, [error.message, ...seen].join('\n').replaceAll('$', '$$$$'));
  }
}

async function describePage(page: Page): Promise<string> {
  const texts = await Promise.all(page.frames().map((frame) => frame.locator('body').innerText().catch(String)));
  return [`On the screen of ${page.url()}:`, ...texts].join('\n');
}
