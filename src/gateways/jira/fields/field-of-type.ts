import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { CallJira } from '../call';
import type { Failed } from '../reply';
import { readReply } from '../reply';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-get */
const fieldsSchema = z.array(
  z.object({ id: z.string(), schema: z.nullish(z.object({ custom: z.nullish(z.string()) })) }),
);

/**
 * The id of the site's field of this type, which another product brings along; null where there is none. Names are
 * translated, the type is the same on every site.
 */
export async function fieldOfType(
  call: CallJira,
  type: string,
): Promise<{ kind: 'ok'; value: string | null } | Failed> {
  const fields = readReply(await call(route`/rest/api/3/field`), fieldsSchema, 'fields');
  if (fields.kind !== 'ok') return fields;
  return { kind: 'ok', value: fields.value.find(({ schema }) => schema?.custom === type)?.id ?? null };
}
