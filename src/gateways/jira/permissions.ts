import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Permissions } from '../../ports/site';
import type { CallJira, JiraResult } from './call';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
const schema = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

type Access = Awaited<ReturnType<Permissions['onWorkItem']>>;

/** What the caller may do: the person at the screen, where they call. */
export function jiraPermissions(call: CallJira): Permissions & { inProject(projectId: string): Promise<Access> } {
  return {
    async isAdmin() {
      const result = await call(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
      if (result.kind !== 'ok') return result.kind === 'refused' ? 'no' : 'unknown';
      return has(result.body, 'ADMINISTER') ? 'yes' : 'no';
    },

    async onWorkItem(workItemId) {
      const result = await call(
        route`/rest/api/3/mypermissions?issueId=${workItemId}&permissions=${'BROWSE_PROJECTS,EDIT_ISSUES'}`,
      );
      return accessIn(result);
    },

    async inProject(projectId) {
      return accessIn(
        await call(
          route`/rest/api/3/mypermissions?projectId=${projectId}&permissions=${'BROWSE_PROJECTS,EDIT_ISSUES'}`,
        ),
      );
    },
  };
}

function accessIn(result: JiraResult): Access {
  if (result.kind !== 'ok') return result.kind === 'refused' ? 'none' : 'unknown';
  if (!has(result.body, 'BROWSE_PROJECTS')) return 'none';
  return has(result.body, 'EDIT_ISSUES') ? 'edit' : 'see';
}

function has(body: unknown, permission: string): boolean {
  const parsed = schema.safeParse(body);
  return parsed.success && parsed.data.permissions[permission]?.havePermission === true;
}
