import { kvs } from '@forge/kvs';
import type { Pause, Settings } from '../../domain/settings';
import { EMPTY_SETTINGS } from '../../domain/settings';
import type { SettingsStore } from '../../ports/settings-store';
import { patiently } from './patiently';
import type { Stored } from './storage';
import { SCHEMA } from './storage';

const SETTINGS = 'settings';
/** Apart from the settings: the dispatcher writes it, and must never undo what an admin saves at the same time. */
const PAUSE = 'pause';

/** Settings in Forge's key-value store. */
export const forgeSettingsStore: SettingsStore = {
  async read() {
    const { schema: _version, ...settings } = (await patiently(() => kvs.get<Settings & Stored>(SETTINGS))) ?? {
      schema: SCHEMA,
    };
    return { ...EMPTY_SETTINGS, ...settings };
  },
  async write(settings) {
    await patiently(() => kvs.set(SETTINGS, { schema: SCHEMA, ...settings }));
  },
  async readPause() {
    const stored = await patiently(() => kvs.get<Pause & Stored>(PAUSE));
    return stored && { reason: stored.reason, since: stored.since };
  },
  async writePause(pause) {
    await patiently(() => (pause ? kvs.set(PAUSE, { schema: SCHEMA, ...pause }) : kvs.delete(PAUSE)));
  },
};
