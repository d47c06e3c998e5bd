import { kvs } from '@forge/kvs';
import type { Pause, Settings } from '../../domain/settings';
import { EMPTY_SETTINGS } from '../../domain/settings';
import type { SettingsStore } from '../../ports/settings-store';

const SETTINGS = 'settings';
/** Apart from the settings: the dispatcher writes it, and must never undo what an admin saves at the same time. */
const PAUSE = 'pause';

/** Settings in Forge's key-value store. */
export const forgeSettingsStore: SettingsStore = {
  async read() {
    return { ...EMPTY_SETTINGS, ...(await kvs.get<Settings>(SETTINGS)) };
  },
  async write(settings) {
    await kvs.set(SETTINGS, settings);
  },
  readPause: () => kvs.get<Pause>(PAUSE),
  async writePause(pause) {
    if (pause) await kvs.set(PAUSE, pause);
    else await kvs.delete(PAUSE);
  },
};
