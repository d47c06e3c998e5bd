import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { SiteField } from '../../../ports/configuration';
import type { TryLater, Unreachable } from '../../../ports/work-items';
import type { CallJira } from '../call';
import { typeOf } from '../fields/field-types';
import { jiraPermissions } from '../permissions';

/** What Jira says may be written on a work item now, or why nothing may. `unknown`: Jira does not say. */
export type EditFacts =
  | { kind: 'editable'; fields: Map<string, SiteField['type']> }
  | { kind: 'locked' }
  | { kind: 'unknown' }
  | Unreachable
  | TryLater;

const schema = z.object({
  fields: z.record(z.string(), z.object({ schema: z.nullish(z.object({ custom: z.nullish(z.string()) })) })),
});

/**
 * The fields that the caller may write on a work item. Covers screens, contexts, field schemes, permissions, and a
 * status that lets nobody edit; `lockedToo` looks past the last one, which needs *Administer Jira*.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get
 */
export async function editFacts(call: CallJira, workItemId: string, lockedToo = false): Promise<EditFacts> {
  const result = await call(
    lockedToo
      ? route`/rest/api/3/issue/${workItemId}/editmeta?overrideEditableFlag=true`
      : route`/rest/api/3/issue/${workItemId}/editmeta`,
  );
  if (result.kind === 'rate-limited') return { kind: 'try-later', until: result.until };
  if (result.kind === 'transient' || result.kind === 'malformed') return { kind: 'try-later' };
  if (result.kind === 'refused') {
    if (result.status === 403 && lockedToo) return editFacts(call, workItemId);
    return { kind: result.status === 404 ? 'gone' : 'unknown' };
  }
  const parsed = schema.safeParse(result.body);
  if (!parsed.success) return { kind: 'unknown' };
  const fields = Object.entries(parsed.data.fields);
  if (fields.length === 0) return whyNothing(call, workItemId);
  return { kind: 'editable', fields: new Map(fields.map(([id, field]) => [id, typeOf(field.schema?.custom)])) };
}

/** Jira lists no field at all for those who may not edit, and for everybody in a status that lets nobody edit. */
async function whyNothing(call: CallJira, workItemId: string): Promise<EditFacts> {
  switch (await jiraPermissions(call).onWorkItem(workItemId)) {
    case 'edit':
      return { kind: 'locked' };
    case 'see':
      return { kind: 'no-permission' };
    case 'none':
      return { kind: 'gone' };
    case 'unknown':
      return { kind: 'try-later' };
  }
}
