import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { SiteResult } from '../../../ports/configuration';
import type { CallJira } from '../call';
import { readList } from '../reply';
import { done, failed } from '../site-result';

const PAGE = 100;
/** The name of the context that is made where a field has none to add a project to. */
const CONTEXT_NAME = 'nps.today';

const mappingSchema = z.object({
  contextId: z.string(),
  projectId: z.nullish(z.string()),
  isGlobalContext: z.nullish(z.boolean()),
});
type Mapping = z.infer<typeof mappingSchema>;

/**
 * The projects whose work items can have this field at all, whatever their screens.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-custom-field-contexts/
 */
export async function projectsOfField(call: CallJira, fieldId: string): Promise<SiteResult<'all' | string[]>> {
  const read = await mappingsOf(call, fieldId);
  if (read.kind !== 'ok') return read;
  if (read.value.some(({ isGlobalContext }) => isGlobalContext)) return { kind: 'ok', value: 'all' };
  return { kind: 'ok', value: read.value.flatMap(({ projectId }) => projectId ?? []) };
}

/** Adds a project to a context of the field, or makes one where there is none for chosen projects. */
export async function applyField(call: CallJira, fieldId: string, projectId: string): Promise<SiteResult<null>> {
  const read = await mappingsOf(call, fieldId);
  if (read.kind !== 'ok') return read;
  const contextId = read.value.find((mapping) => mapping.projectId)?.contextId;
  if (contextId === undefined) {
    const body = { name: CONTEXT_NAME, projectIds: [projectId], issueTypeIds: [] };
    return done(await call(route`/rest/api/3/field/${fieldId}/context`, { method: 'POST', body }));
  }
  const path = route`/rest/api/3/field/${fieldId}/context/${contextId}/project`;
  return done(await call(path, { method: 'PUT', body: { projectIds: [projectId] } }));
}

/**
 * Associates a field with a project's work types: in its field scheme or field configuration, and in a context where
 * none holds it. Other projects with the same scheme get it too.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-custom-field-associations/
 */
export async function associateField(call: CallJira, fieldId: string, projectId: string): Promise<SiteResult<null>> {
  const body = {
    associationContexts: [{ identifier: Number(projectId), type: 'PROJECT_ID' }],
    fields: [{ identifier: fieldId, type: 'FIELD_ID' }],
  };
  return done(await call(route`/rest/api/3/field/association`, { method: 'PUT', body }));
}

async function mappingsOf(call: CallJira, fieldId: string): Promise<SiteResult<Mapping[]>> {
  const read = await readList(call, {
    of: 'contexts of a field',
    items: 'values',
    item: mappingSchema,
    pageSize: PAGE,
    at: (startAt) => route`/rest/api/3/field/${fieldId}/context/projectmapping?startAt=${startAt}&maxResults=${PAGE}`,
  });
  return read.kind === 'ok' ? read : failed(read);
}
