import type { SettingsStore } from '../../ports/settings-store';
import type { Vault } from '../../ports/vault';

/** Forgets the key. Surveys that are due wait on the ledger until a key is there again. */
export async function disconnect({ vault, settings }: { vault: Vault; settings: SettingsStore }): Promise<void> {
  await vault.setApiKey(undefined);
  await settings.change(({ connection: _gone, ...kept }) => kept);
}
