import type { FieldMapping } from '../../domain/settings';
import type { SiteResult } from '../../ports/configuration';
import type { SetUpPorts } from '../set-up/set-up';
import { forTheSite, saveFields } from '../set-up/set-up';

/** The names that nps.today's own guide gives the two fields. */
const NAMES = { rating: 'NPS Rating', comment: 'NPS Comment' } as const;
/** The parts of a response that a site needs a field for. */
export type Part = keyof typeof NAMES;
export const PARTS: Part[] = ['rating', 'comment'];

/**
 * Makes the two fields where no field of that name and a fitting type exists, and maps them. Running it again finds what
 * the first run made.
 */
export async function createFields(ports: SetUpPorts): Promise<SiteResult<FieldMapping> | { kind: 'does-not-fit' }> {
  const read = await ports.configuration.fields();
  if (read.kind !== 'ok') return read;
  const { fields: mapped } = await ports.settings.read();
  const ids: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    const types = part === 'rating' ? ['number'] : ['paragraph', 'short-text'];
    const known = forTheSite(read.value).find(
      ({ id, name, type }) => id === mapped[part]?.id || (name === NAMES[part] && types.includes(type)),
    );
    const field =
      known ?? (await ports.configuration.createField(NAMES[part], part === 'rating' ? 'number' : 'paragraph'));
    if ('kind' in field && field.kind !== 'ok') return field;
    ids[part] = 'kind' in field ? field.value.id : field.id;
  }
  const saved = await saveFields(ports, {
    rating: ids.rating,
    comment: ids.comment,
    category: mapped.category?.id,
    respondedAt: mapped.respondedAt?.id,
    state: mapped.state?.id,
  });
  if (saved.kind !== 'ok') return saved;
  return { kind: 'ok', value: (await ports.settings.read()).fields };
}
