/**
 * OAuth scopes (classic ones, where there are) that each modelled operation asks of an app, from Atlassian's own API descriptions.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/
 */
const OPERATIONS_BY_SCOPE: Record<string, readonly string[]> = {
  'write:jira-work': [
    'POST /rest/api/3/issue',
    'POST /rest/api/3/issue/bulk',
    'PUT /rest/api/3/issue/{issueIdOrKey}',
    'DELETE /rest/api/3/issue/{issueIdOrKey}',
    'PUT /rest/api/3/issue/{issueIdOrKey}/assignee',
    'POST /rest/api/3/issue/{issueIdOrKey}/comment',
    'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    'DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    'POST /rest/api/3/issue/{issueIdOrKey}/transitions',
  ],
  'read:jira-work': [
    'GET /rest/api/3/attachment/meta',
    'POST /rest/api/3/changelog/bulkfetch',
    'GET /rest/api/3/field',
    'GET /rest/api/3/field/search',
    'POST /rest/api/3/issue/bulkfetch',
    'GET /rest/api/3/issue/createmeta',
    'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
    'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    'GET /rest/api/3/issue/{issueIdOrKey}',
    'GET /rest/api/3/issue/{issueIdOrKey}/changelog',
    'POST /rest/api/3/issue/{issueIdOrKey}/changelog/list',
    'GET /rest/api/3/issue/{issueIdOrKey}/comment',
    'GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
    'GET /rest/api/3/issue/{issueIdOrKey}/editmeta',
    'GET /rest/api/3/issue/{issueIdOrKey}/properties',
    'GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    'GET /rest/api/3/issue/{issueIdOrKey}/remotelink',
    'GET /rest/api/3/issue/{issueIdOrKey}/transitions',
    'GET /rest/api/3/issue/{issueIdOrKey}/votes',
    'GET /rest/api/3/issue/{issueIdOrKey}/watchers',
    'GET /rest/api/3/issue/{issueIdOrKey}/worklog',
    'GET /rest/api/3/issuetype',
    'GET /rest/api/3/issuetype/project',
    'GET /rest/api/3/issuetype/{id}',
    'POST /rest/api/3/jql/parse',
    'GET /rest/api/3/mypermissions',
    'GET /rest/api/3/priority',
    'GET /rest/api/3/priority/{id}',
    'GET /rest/api/3/project',
    'GET /rest/api/3/project/search',
    'GET /rest/api/3/project/{projectIdOrKey}',
    'GET /rest/api/3/project/{projectIdOrKey}/components',
    'GET /rest/api/3/project/{projectIdOrKey}/properties',
    'GET /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    'GET /rest/api/3/project/{projectIdOrKey}/statuses',
    'GET /rest/api/3/project/{projectIdOrKey}/versions',
    'GET /rest/api/3/projects/fields',
    'GET /rest/api/3/resolution',
    'GET /rest/api/3/resolution/search',
    'GET /rest/api/3/resolution/{id}',
    'POST /rest/api/3/search/approximate-count',
    'GET /rest/api/3/search/jql',
    'POST /rest/api/3/search/jql',
    'GET /rest/api/3/status',
    'GET /rest/api/3/status/{idOrName}',
    'GET /rest/api/3/statuscategory',
  ],
  'read:jira-user': [
    'GET /rest/api/3/configuration',
    'GET /rest/api/3/myself',
    'GET /rest/api/3/group/bulk',
    'GET /rest/api/3/groups/picker',
    'GET /rest/api/3/user',
    'GET /rest/api/3/user/assignable/search',
    'GET /rest/api/3/user/bulk',
    'GET /rest/api/3/user/groups',
    'GET /rest/api/3/user/picker',
    'GET /rest/api/3/user/search',
    'GET /rest/api/3/users',
    'GET /rest/api/3/users/search',
  ],
  'manage:jira-configuration': [
    'POST /rest/api/3/field',
    'PUT /rest/api/3/field/association',
    'DELETE /rest/api/3/field/association',
    'PUT /rest/api/3/field/{fieldId}',
    'GET /rest/api/3/field/{fieldId}/context',
    'POST /rest/api/3/field/{fieldId}/context',
    'GET /rest/api/3/field/{fieldId}/context/issuetypemapping',
    'POST /rest/api/3/field/{fieldId}/context/mapping',
    'GET /rest/api/3/field/{fieldId}/context/projectmapping',
    'DELETE /rest/api/3/field/{fieldId}/context/{contextId}',
    'PUT /rest/api/3/field/{fieldId}/context/{contextId}/project',
    'GET /rest/api/3/mypreferences/locale',
    'GET /rest/api/3/issuetypescreenscheme',
    'GET /rest/api/3/issuetypescreenscheme/mapping',
    'GET /rest/api/3/issuetypescreenscheme/project',
    'GET /rest/api/3/permissions',
    'GET /rest/api/3/priority/search',
    'GET /rest/api/3/statuses/search',
  ],
  'manage:jira-project': [
    'GET /rest/api/3/field/{fieldId}/screens',
    'PUT /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    'DELETE /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    'GET /rest/api/3/screens',
    'POST /rest/api/3/screens/addToDefault/{fieldId}',
    'GET /rest/api/3/screens/{screenId}/tabs',
    'GET /rest/api/3/screens/{screenId}/tabs/{tabId}/fields',
    'POST /rest/api/3/screens/{screenId}/tabs/{tabId}/fields',
    'DELETE /rest/api/3/screens/{screenId}/tabs/{tabId}/fields/{id}',
    'GET /rest/api/3/screenscheme',
  ],
  'read:email-address:jira': ['GET /rest/api/3/user/email', 'GET /rest/api/3/user/email/bulk'],
  // Reading them has no classic scope, only this granular one; writing them needs none yet (`write:app-data:jira`).
  'read:app-data:jira': ['GET /rest/forge/1/app/properties', 'GET /rest/forge/1/app/properties/{propertyKey}'],
  '': [
    'POST /rest/api/3/permissions/check',
    'GET /rest/api/3/serverInfo',
    'PUT /rest/forge/1/app/properties/{propertyKey}',
    'DELETE /rest/forge/1/app/properties/{propertyKey}',
  ],
  'read:servicedesk-request': [
    'GET /rest/servicedeskapi/request/{issueIdOrKey}',
    'GET /rest/servicedeskapi/request/{issueIdOrKey}/participant',
  ],
};

const SCOPES = new Map(
  Object.entries(OPERATIONS_BY_SCOPE).flatMap(([scopes, operations]) =>
    operations.map((operation): [string, string[]] => [operation, scopes.split(' ').filter((scope) => scope !== '')]),
  ),
);

/** The scopes an operation needs, all of them. @throws when it is not in the table */
export function scopesOf(method: string, path: string): readonly string[] {
  const scopes = SCOPES.get(`${method} ${path}`);
  if (!scopes) throw new Error(`No scopes are known for ${method} ${path}`);
  return scopes;
}
