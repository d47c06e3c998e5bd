import { kvs } from '@forge/kvs';
import type { Pause } from '../../domain/settings';
import type { SettingsStore } from '../../ports/settings-store';
import { patiently } from './patiently';
import { changeSettingsRow, readSettingsRow, settingsRows } from './settings-row';
import type { Stored } from './storage';
import { SCHEMA } from './storage';

/** Apart from the settings: the dispatcher writes it, and must never undo what an admin saves at the same time. */
const PAUSE = 'pause';

/** Settings in Forge's storage. */
export const forgeSettingsStore: SettingsStore = {
  async read() {
    return (await readSettingsRow()).settings;
  },
  async change(change) {
    await changeSettingsRow((row) => {
      const { rules, ...own } = row.settings;
      return settingsRows.replace({ ...row, settings: { ...change(own), rules } });
    });
  },
  async readPause() {
    const stored = await patiently(() => kvs.get<Pause & Stored>(PAUSE));
    return stored && { reason: stored.reason, since: stored.since };
  },
  async writePause(pause) {
    await patiently(() => (pause ? kvs.set(PAUSE, { schema: SCHEMA, ...pause }) : kvs.delete(PAUSE)));
  },
};
