import { listParam, numberParam, ok, paging, type Call, type Operation, type Reply } from '../call';
import { badRequest, forbidden, notFound } from '../errors';
import { accountOf, may } from '../permissions/permissions';
import type { Group } from '../state';
import { page } from '../views/views';

function groupView(call: Call, { id, name }: Group): Record<string, unknown> {
  return { name, groupId: id, self: `${call.site.url}/rest/api/3/group?groupId=${id}` };
}

function requireBrowsing(call: Call): void {
  accountOf(call.caller);
  if (!may(call.caller, 'USER_PICKER', undefined)) throw forbidden('You do not have permission to view groups.');
}

/** Whoever may not browse groups finds none. */
function pickGroups(call: Call): Reply {
  const text = call.query.get('query') ?? '';
  const found = may(call.caller, 'USER_PICKER', undefined)
    ? [...call.site.groups.values()]
        .filter(({ name }) =>
          call.query.get('caseInsensitive') === 'true'
            ? name.toLowerCase().includes(text.toLowerCase())
            : name.includes(text),
        )
        .sort((a, b) => a.name.localeCompare(b.name))
    : [];
  const groups = found.slice(0, numberParam(call, 'maxResults', 20)).map((group) => ({
    name: group.name,
    groupId: group.id,
    html: group.name,
    labels: [],
  }));
  return ok({ groups, total: found.length, header: `Showing ${groups.length} of ${found.length} matching groups` });
}

function bulkGroups(call: Call): Reply {
  requireBrowsing(call);
  const ids = listParam(call, 'groupId');
  if (call.query.get('groupName')) throw badRequest('Groups are modelled by their id only.');
  const { startAt, maxResults } = paging(call, 50, 50);
  const found = [...call.site.groups.values()].filter(({ id }) => ids.length === 0 || ids.includes(id));
  return ok(
    page(
      found.map(({ id, name }) => ({ name, groupId: id })),
      startAt,
      maxResults,
    ),
  );
}

function groupsOfUser(call: Call): Reply {
  requireBrowsing(call);
  const accountId = call.query.get('accountId');
  if (!accountId) throw badRequest("Either the 'accountId', 'key' or 'username' query parameter must be provided.");
  if (!call.site.users.has(accountId)) throw notFound('The user does not exist.');
  const groups = [...call.site.groups.values()].filter(({ memberIds }) => memberIds.has(accountId));
  return ok(groups.map((group) => groupView(call, group)));
}

/**
 * Groups as pickers find them, and the groups of a person.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-groups/
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-groups-get
 */
export const groupOperations: Operation[] = [
  { method: 'GET', path: '/rest/api/3/groups/picker', handle: pickGroups },
  { method: 'GET', path: '/rest/api/3/group/bulk', handle: bulkGroups },
  { method: 'GET', path: '/rest/api/3/user/groups', handle: groupsOfUser },
];
