import type { BrowserServer } from 'playwright-core';
import { shareBrowser } from '../../simulator/console/browser/browser';

/** Where this is left for the end of the run. Both files run in jest's own process, each in a registry of its own. */
export type Shared = { sharedBrowser?: BrowserServer };

/** One browser for the whole run. @see https://jestjs.io/docs/configuration#globalsetup-string */
export default async function startSharedBrowser(): Promise<void> {
  (globalThis as Shared).sharedBrowser = await shareBrowser();
}
