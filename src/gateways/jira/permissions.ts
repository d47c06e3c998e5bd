import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Permissions, ProjectPermissions } from '../../ports/configuration';
import type { CallJira, JiraResult } from './call';
import type { Failed } from './reply';
import { readReply } from './reply';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
const schema = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

type Access = Awaited<ReturnType<Permissions['onWorkItem']>>;

/** What the caller may do: the person at the screen, where they call. */
export function jiraPermissions(call: CallJira): Permissions & ProjectPermissions {
  return {
    async isAdmin() {
      const result = await call(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
      const held = permissionsIn(result);
      if ('kind' in held) return held.kind === 'refused' ? 'no' : 'unknown';
      return held.has('ADMINISTER') ? 'yes' : 'no';
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
  const held = permissionsIn(result);
  if ('kind' in held) return held.kind === 'refused' ? 'none' : 'unknown';
  if (!held.has('BROWSE_PROJECTS')) return 'none';
  return held.has('EDIT_ISSUES') ? 'edit' : 'see';
}

/** The permissions that the caller has, of those that were asked about. */
function permissionsIn(result: JiraResult): Set<string> | Failed {
  const read = readReply(result, schema, 'permissions');
  if (read.kind !== 'ok') return read;
  const held = Object.entries(read.value.permissions).filter(([, { havePermission }]) => havePermission);
  return new Set(held.map(([name]) => name));
}
