import type { Settings } from '../../domain/settings';
import type { SettingsStore } from '../../ports/settings-store';

type Options = Pick<Settings, 'sendSummary' | 'acceptAutomation' | 'notifyWatchers' | 'writeLocked'>;

export interface SaveOptionsPorts {
  settings: SettingsStore;
}

/** Switches options on or off; what is left out stays as it is. */
export async function saveOptions({ settings }: SaveOptionsPorts, options: Partial<Options>): Promise<void> {
  await settings.change((before) => ({ ...before, ...options }));
}
