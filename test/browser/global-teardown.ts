import type { Shared } from './global-setup';

export default async function stopSharedBrowser(): Promise<void> {
  await (globalThis as Shared).sharedBrowser?.close();
}
