import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { CallJira } from './call';
import type { Failed } from './reply';
import { readReply } from './reply';

/** The id of the field that holds a work item's request type; null where the site has none. */
export type FindField = () => Promise<{ kind: 'ok'; value: string | null } | Failed>;

/** Names are translated; this is the same on every site. */
const REQUEST_TYPE = 'com.atlassian.servicedesk:vp-origin';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-fields/#api-rest-api-3-field-get */
const fieldsSchema = z.array(
  z.object({ id: z.string(), schema: z.nullish(z.object({ custom: z.nullish(z.string()) })) }),
);

/** Looks for the field among all fields of the site, as the app. */
export function requestTypeField(call: CallJira): FindField {
  return async () => {
    const fields = readReply(await call(route`/rest/api/3/field`), fieldsSchema, 'fields');
    if (fields.kind !== 'ok') return fields;
    return { kind: 'ok', value: fields.value.find(({ schema }) => schema?.custom === REQUEST_TYPE)?.id ?? null };
  };
}
