import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Permissions } from '../../ports/site';
import type { CallJira } from './call';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
const schema = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

/** Asks with the rights of the person at the screen. */
export function jiraPermissions(callAsUser: CallJira): Permissions {
  return {
    async isAdmin() {
      const result = await callAsUser(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
      if (result.kind !== 'ok') return result.kind === 'refused' ? 'no' : 'unknown';
      return has(result.body, 'ADMINISTER') ? 'yes' : 'no';
    },

    async onWorkItem(workItemId) {
      const result = await callAsUser(
        route`/rest/api/3/mypermissions?issueId=${workItemId}&permissions=${'BROWSE_PROJECTS,EDIT_ISSUES'}`,
      );
      if (result.kind !== 'ok') return result.kind === 'refused' ? 'none' : 'unknown';
      if (!has(result.body, 'BROWSE_PROJECTS')) return 'none';
      return has(result.body, 'EDIT_ISSUES') ? 'edit' : 'see';
    },
  };
}

function has(body: unknown, permission: string): boolean {
  const parsed = schema.safeParse(body);
  return parsed.success && parsed.data.permissions[permission]?.havePermission === true;
}
