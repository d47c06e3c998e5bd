import type { FieldMapping } from '../../domain/field-parts';
import { byPart, canHold, FIELD_PARTS, NEEDED_PARTS } from '../../domain/field-parts';
import type { SiteResult } from '../../ports/configuration';
import { forTheSite } from './list-fields';
import type { FieldIds, FieldPorts } from './save-fields';
import { saveFields } from './save-fields';

/**
 * Makes the fields that every site needs where no field of that name and a fitting type exists, and maps them. Running it
 * again finds what the first run made.
 */
export async function createFields(ports: FieldPorts): Promise<SiteResult<FieldMapping> | { kind: 'does-not-fit' }> {
  const read = await ports.configuration.fields();
  if (read.kind !== 'ok') return read;
  const { fields: mapped } = await ports.settings.read();
  const ids: FieldIds = byPart((part) => mapped[part]?.id);
  for (const part of NEEDED_PARTS) {
    const { madeAs } = FIELD_PARTS[part];
    const known = forTheSite(read.value).find(
      ({ id, name, type }) => id === mapped[part]?.id || (name === madeAs.name && canHold(part, type)),
    );
    const field = known ?? (await ports.configuration.createField(madeAs.name, madeAs.type));
    if ('kind' in field && field.kind !== 'ok') return field;
    ids[part] = 'kind' in field ? field.value.id : field.id;
  }
  const saved = await saveFields(ports, ids);
  if (saved.kind !== 'ok') return saved;
  return { kind: 'ok', value: (await ports.settings.read()).fields };
}
