import type { FieldMapping, FieldPart } from '../../domain/field-parts';
import { ALL_PARTS, canHold, isOfSeveralTypes } from '../../domain/field-parts';
import type { SettingsStore } from '../../ports/settings-store';
import type { Configuration, SiteField, SiteResult } from '../../ports/configuration';
import { forTheSite } from './list-fields';

export interface FieldPorts {
  configuration: Configuration;
  settings: SettingsStore;
}

/** The field for each part; a part without one is not written. */
export type FieldIds = Partial<Record<FieldPart, string | null>>;

/** Maps fields by their ids; a field whose type cannot hold its value is refused. */
export async function saveFields(
  { configuration, settings }: FieldPorts,
  ids: FieldIds,
): Promise<SiteResult<null> | { kind: 'does-not-fit' }> {
  const read = await configuration.fields();
  if (read.kind !== 'ok') return read;
  const mapping: FieldMapping = {};
  for (const part of ALL_PARTS) {
    const id = ids[part];
    if (!id) continue;
    const field = forTheSite(read.value).find((each) => each.id === id);
    if (!field || !canHold(part, field.type)) return { kind: 'does-not-fit' };
    Object.assign(mapping, { [part]: mapped(part, field) });
  }
  await settings.change((before) => ({ ...before, fields: mapping }));
  return { kind: 'ok', value: null };
}

function mapped(part: FieldPart, { id, name, type }: SiteField) {
  return isOfSeveralTypes(part) ? { id, name, format: type } : { id, name };
}
