import type { GuardRails } from '../../domain/guard-rails';
import type { SettingsStore } from '../../ports/settings-store';

export interface SaveGuardRailsPorts {
  settings: SettingsStore;
}

/** From now on these hold, also for surveys that wait already. */
export async function saveGuardRails({ settings }: SaveGuardRailsPorts, guardRails: GuardRails): Promise<void> {
  await settings.change((before) => ({ ...before, guardRails }));
}
