import * as z from 'zod/mini';
import type { Settings } from '../../domain/settings';
import { EMPTY_SETTINGS } from '../../domain/settings';
import { revisionedStore } from './revisioned-store';
import { ENTITIES, ROWS } from './storage-keys';

/** The settings and the rules in force in one row, since whatever sends reads it. */
export interface SettingsRow {
  id: string;
  settings: Settings;
  /** Every rule, drafts too, in the order in which they are tried. */
  ruleIds: string[];
  /** The highest number that a rule had when one was deleted: none gets it again. */
  lastRule?: number;
  revision: number;
}

const KEY = ROWS.settings;
const EMPTY: SettingsRow = { id: KEY, settings: EMPTY_SETTINGS, ruleIds: [], revision: 0 };
/** More admins than this never save at the same moment. */
const TRIES = 20;

export const settingsRows = revisionedStore<SettingsRow>(
  ENTITIES.settings,
  z.looseObject({
    settings: z.looseObject({ rules: z.optional(z.array(z.unknown())), fields: z.optional(z.looseObject({})) }),
    ruleIds: z.array(z.string()),
  }),
);

/** What is stored; the empty settings where nothing was ever saved. */
export async function readSettingsRow(): Promise<SettingsRow> {
  return (await stored()) ?? EMPTY;
}

/** Writes what `write` makes of the row, and begins again with the row as it is then while others are faster. */
export async function changeSettingsRow<T>(write: (row: SettingsRow) => Promise<T | 'conflict'>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries++) {
    const written = await write((await stored()) ?? (await firstRow()));
    if (written !== 'conflict') return written;
  }
  throw new Error('The settings are being changed by others without end');
}

async function stored(): Promise<SettingsRow | undefined> {
  const row = await settingsRows.read(KEY);
  return row && { ...row, settings: { ...EMPTY_SETTINGS, ...row.settings } };
}

/** Somebody else may be first: then theirs. */
async function firstRow(): Promise<SettingsRow> {
  await settingsRows.create(EMPTY);
  return readSettingsRow();
}
