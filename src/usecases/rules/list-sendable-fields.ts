import type { Configuration, SendableField, SiteResult } from '../../ports/configuration';

export interface SendableFields {
  fields: SendableField[];
  /** The field of the respondent's organisations. */
  organization?: string;
}

/** So many are shown at once; a site may have thousands. */
const MOST = 50;

/** Fields that could go along: by a part of their name, and those with these ids; without either the first of the site. */
export async function listSendableFields(
  { configuration }: { configuration: Configuration },
  { query = '', ids = [] }: { query?: string; ids?: string[] },
): Promise<SiteResult<SendableFields>> {
  const found = await configuration.sendableFields();
  if (found.kind !== 'ok') return found;
  const all = found.value;
  const wanted = query.trim().toLowerCase();
  const named = all.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, MOST);
  const chosen = all.filter((field) => ids.includes(field.id) && !named.includes(field));
  const organization = all.find(({ kind }) => kind === 'organization')?.id;
  return {
    kind: 'ok',
    value: { fields: [...named, ...chosen], ...(organization === undefined ? {} : { organization }) },
  };
}
