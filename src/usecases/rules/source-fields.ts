import type { RespondentPart, Source, SourceField } from '../../domain/respondent';
import type { Configuration, SiteField, SiteResult } from '../../ports/configuration';

/** A field that tells of a respondent. */
export type FoundSourceField = Pick<SiteField, 'id' | 'name' | 'projectId'> & { holds: Holds };
type Holds = 'people' | 'participants' | 'text';

const HOLDS: Partial<Record<SiteField['type'], Holds>> = {
  people: 'people',
  participants: 'participants',
  'short-text': 'text',
};

const NEEDED: Record<Exclude<Source['kind'], 'reporter'>, Holds> = {
  person: 'people',
  participants: 'participants',
  address: 'text',
};

/** The fields of the site that hold people, or a text that may be an e-mail address or a telephone number. */
export async function listSourceFields({
  configuration,
}: {
  configuration: Configuration;
}): Promise<SiteResult<FoundSourceField[]>> {
  const fields = await configuration.fields();
  if (fields.kind !== 'ok') return fields;
  return {
    kind: 'ok',
    value: fields.value.flatMap(({ id, name, type, projectId }) => {
      const holds = HOLDS[type];
      return holds ? { id, name, holds, ...(projectId === undefined ? {} : { projectId }) } : [];
    }),
  };
}

/**
 * The part with the fields as they are called now; undefined where one of them is not there, or does not hold what it is
 * chosen for. Where Jira does not say, it is taken as it is.
 */
export async function namedSources(
  ports: { configuration: Configuration },
  part: RespondentPart,
): Promise<RespondentPart | undefined> {
  if (fieldsOf(part).length === 0) return part;
  const found = await listSourceFields(ports);
  if (found.kind !== 'ok') return part;
  const named = (chosen: SourceField, holds: Holds): SourceField | undefined => {
    const known = found.value.find((each) => each.id === chosen.id && each.holds === holds);
    return known && { id: known.id, name: known.name };
  };
  const sources = part.sources.flatMap((source): Source[] => {
    if (source.kind === 'reporter') return [source];
    const field = named(source.field, NEEDED[source.kind]);
    return field ? [{ ...source, field }] : [];
  });
  const phone = part.phone && named(part.phone, 'text');
  if (sources.length < part.sources.length || (part.phone && !phone)) return undefined;
  return { ...part, sources, ...(phone ? { phone } : {}) };
}

/** Every field that the part looks at. */
export function fieldsOf({ sources, phone }: RespondentPart): SourceField[] {
  return [...sources.flatMap((source) => (source.kind === 'reporter' ? [] : source.field)), ...(phone ? [phone] : [])];
}
