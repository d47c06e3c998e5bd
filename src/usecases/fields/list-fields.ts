import type { Configuration, SiteField, SiteResult } from '../../ports/configuration';

export type { SiteField };

/** The fields that every project can have. */
export async function listFields({
  configuration,
}: {
  configuration: Configuration;
}): Promise<SiteResult<SiteField[]>> {
  const fields = await configuration.fields();
  return fields.kind === 'ok' ? { kind: 'ok', value: forTheSite(fields.value) } : fields;
}

/** Without the fields that one team-managed project has to itself: no other project could be written to. */
export function forTheSite(fields: SiteField[]): SiteField[] {
  return fields.filter(({ projectId }) => projectId === undefined);
}
