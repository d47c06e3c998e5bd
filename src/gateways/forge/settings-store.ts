import { kvs } from '@forge/kvs';
import * as z from 'zod/mini';
import type { SettingsStore } from '../../ports/settings-store';
import { patiently } from './patiently';
import { changeSettingsRow, readSettingsRow, settingsRows } from './settings-row';
import { VALUES } from './storage-keys';
import { keepValue, readValue } from './values';

/** Whatever it says, somebody has paused sending: only an admin takes that back. */
const pauseSchema = z.object({
  reason: z.catch(z.enum(['by-admin', 'key-refused']), 'by-admin'),
  since: z.catch(z.number(), 0),
});

/** Settings in Forge's storage. */
export const forgeSettingsStore: SettingsStore = {
  async read() {
    return (await readSettingsRow()).settings;
  },
  async change(change) {
    await changeSettingsRow((row) => {
      const { rules, ...rest } = row.settings;
      return settingsRows.replace({ ...row, settings: { ...change(rest), rules } });
    });
  },
  readPause: () => readValue(VALUES.pause, pauseSchema),
  writePause: (pause) => (pause ? keepValue(VALUES.pause, pause) : patiently(() => kvs.delete(VALUES.pause))),
};
