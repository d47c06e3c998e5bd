/**
 * Drives a simulated Jira at the given URL with an ordinary client library that checks every response against its own
 * schemas and throws on the first that does not fit. Prints one line per step; fails with the step's name.
 *
 * Runs as a process of its own: the library is ESM only. Usage: `tsx stock-client.mts <url>`.
 */
import assert from 'node:assert/strict';
import { createCloudClient, createServiceDeskClient, createAgileClient } from 'jira.js';

const host = process.argv[2];
assert(host, 'The URL of a Jira is missing');

function clients(email: string) {
  const config = {
    host: host as string,
    auth: { type: 'basic' as const, email, apiToken: 'any-token' },
    onSchemaMismatch: 'throw' as const,
  };
  return { jira: createCloudClient(config), desk: createServiceDeskClient(config), agile: createAgileClient(config) };
}

const { jira, desk, agile } = clients('admin@example.com');
const document = (text: string) => ({
  type: 'doc' as const,
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    console.log(`ok ${name}`);
    return result;
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function refused(name: string, status: number, work: () => Promise<unknown>): Promise<void> {
  await step(name, () =>
    assert.rejects(
      work,
      (error: { status?: number; statusCode?: number }) => (error.status ?? error.statusCode) === status,
    ),
  );
}

await step('server info', async () => assert.equal((await jira.serverInfo.getServerInfo()).deploymentType, 'Cloud'));
await step('configuration', () => jira.jiraSettings.getConfiguration());
const me = await step('myself', () => jira.myself.getCurrentUser());
assert.equal(me.displayName, 'Alice Admin');

const projects = await step('search projects', () =>
  jira.projects.searchProjects({ expand: 'description,lead,issueTypes' }),
);
assert.deepEqual(projects.values.map((project) => project.key).sort(), ['HELP', 'KAN', 'OPS', 'TEAM']);
for (const { key } of projects.values) {
  await step(`project ${key}`, () => jira.projects.getProject({ projectIdOrKey: key as string }));
  await step(`statuses of ${key}`, () => jira.projects.getAllStatuses({ projectIdOrKey: key as string }));
  await step(`components of ${key}`, () =>
    jira.projectComponents.getProjectComponents({ projectIdOrKey: key as string }),
  );
  await step(`versions of ${key}`, () => jira.projectVersions.getProjectVersions({ projectIdOrKey: key as string }));
}

const fields = await step('fields', () => jira.issueFields.getFields());
assert.equal(fields.find((field) => field.id === 'customfield_10091')?.name, 'NPS Rating');
const found = await step('search fields', () =>
  jira.issueFields.getFieldsPaginated({
    type: ['custom'],
    query: 'nps',
    expand: 'screensCount,contextsCount,searcherKey,isLocked,lastUsed',
  }),
);
assert.deepEqual(
  found.values?.map((field) => field.name),
  ['NPS Comment', 'NPS Rating'],
);
await step('all fields, paged', () => jira.issueFields.getFieldsPaginated({ maxResults: 100 }));

await step('statuses', () => jira.workflowStatuses.getStatuses());
await step('status', () => jira.workflowStatuses.getStatus({ idOrName: 'Done' }));
await step('search statuses', () => jira.status.search({}));
await step('status categories', () => jira.workflowStatusCategories.getStatusCategories());
await step('work types', () => jira.issueTypes.getIssueAllTypes());
await step('work type', () => jira.issueTypes.getIssueType({ id: '10001' }));
await step('priority', () => jira.issuePriorities.getPriority({ id: '3' }));
await step('search priorities', () => jira.issuePriorities.searchPriorities({}));
await step('resolution', () => jira.issueResolutions.getResolution({ id: '10000' }));

await step('screens', () => jira.screens.getScreens());
await step('screens of a field', () =>
  jira.screens.getScreensForField({ fieldId: 'customfield_10091', expand: 'tab' }),
);
await step('screen tabs', () => jira.screenTabs.getAllScreenTabs({ screenId: 10000 }));
await step('screen tab fields', async () => {
  const [tab] = await jira.screenTabs.getAllScreenTabs({ screenId: 10000 });
  const placed = await jira.screenTabFields.getAllScreenTabFields({ screenId: 10000, tabId: tab?.id as number });
  assert(placed.some((field) => field.id === 'customfield_10092'));
});
await step('screen schemes', () => jira.screenSchemes.getScreenSchemes());
await step('work type screen schemes', () => jira.issueTypeScreenSchemes.getIssueTypeScreenSchemes());
await step('work type screen scheme mappings', () => jira.issueTypeScreenSchemes.getIssueTypeScreenSchemeMappings());
await step('work type screen schemes of projects', () =>
  jira.issueTypeScreenSchemes.getIssueTypeScreenSchemeProjectAssociations({ projectId: [10000, 10001] }),
);

const field = await step('create a field', () =>
  jira.issueFields.createCustomField({
    name: 'Stock client text',
    type: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea',
    searcherKey: 'com.atlassian.jira.plugin.system.customfieldtypes:textsearcher',
  }),
);
const fieldId = field.id as string;
await step('update a field', () => jira.issueFields.updateCustomField({ fieldId, description: 'Made by a client' }));
await step('contexts', () => jira.issueCustomFieldContexts.getContextsForField({ fieldId }));
await step('project mapping of contexts', () => jira.issueCustomFieldContexts.getProjectContextMapping({ fieldId }));
await step('work type mapping of contexts', () =>
  jira.issueCustomFieldContexts.getIssueTypeMappingsForContexts({ fieldId }),
);
await step('create a context', () =>
  jira.issueCustomFieldContexts.createCustomFieldContext({ fieldId, name: 'For KAN', projectIds: ['10000'] }),
);
await step('add a field to the default screen', () => jira.screens.addFieldToDefaultScreen({ fieldId }));

await step('create meta: types', () => jira.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'KAN' }));
await step('create meta: fields', () =>
  jira.issues.getCreateIssueMetaIssueTypeId({ projectIdOrKey: 'KAN', issueTypeId: '10001' }),
);
const created = await step('create a work item', () =>
  jira.issues.createIssue({
    fields: {
      project: { key: 'KAN' },
      issuetype: { name: 'Task' },
      summary: 'Made by a stock client',
      description: document('With a description'),
      labels: ['stock'],
      priority: { name: 'High' },
    },
  }),
);
const issueIdOrKey = created.key;
const made = await step('read it', () =>
  jira.issues.getIssue({ issueIdOrKey, expand: 'names,schema,changelog,transitions,editmeta', properties: ['*all'] }),
);
assert.equal(made.fields?.summary, 'Made by a stock client');
await step('edit it', () =>
  jira.issues.editIssue({
    issueIdOrKey,
    fields: { summary: 'Edited', customfield_10091: 9, customfield_10092: 'Great' },
    update: { labels: [{ add: 'edited' }] },
    properties: [{ key: 'nps-today', value: { rating: 9 } }],
  }),
);
await step('edit it and get it back', () =>
  jira.issues.editIssue({ issueIdOrKey, returnIssue: true, fields: { customfield_10091: 10 } }),
);
await step('edit meta', () => jira.issues.getEditIssueMeta({ issueIdOrKey }));
await step('assign it', () => jira.issues.assignIssue({ issueIdOrKey, accountId: me.accountId as string }));
const { transitions } = await step('transitions', () => jira.issues.getTransitions({ issueIdOrKey }));
const done = transitions?.find((each) => each.to?.statusCategory?.key === 'done')?.id as string;
await step('transition it', () => jira.issues.doTransition({ issueIdOrKey, transition: { id: done } }));
await step('read what became of it', async () => {
  const { fields: now } = await jira.issues.getIssue({ issueIdOrKey });
  assert.deepEqual(
    [now?.status.statusCategory.key, now?.resolution.name, now?.customfield_10091, now?.labels],
    ['done', 'Done', 10, ['stock', 'edited']],
  );
});
await step('changelog', () => jira.issues.getChangeLogs({ issueIdOrKey }));
await step('bulk fetch', () =>
  jira.issues.bulkFetchIssues({ issueIdsOrKeys: [issueIdOrKey, 'KAN-1'], fields: ['*all'] }),
);
await step('create many', () =>
  jira.issues.createIssues({
    issueUpdates: [{ fields: { project: { key: 'OPS' }, issuetype: { name: 'Bug' }, summary: 'One of many' } }],
  }),
);

const comment = await step('comment', () => jira.issueComments.addComment({ issueIdOrKey, body: document('Hello') }));
await step('read a comment', () => jira.issueComments.getComment({ issueIdOrKey, id: comment.id as string }));
await step('comments', async () => assert.equal((await jira.issueComments.getComments({ issueIdOrKey })).total, 1));
await step('property keys', () => jira.issueProperties.getIssuePropertyKeys({ issueIdOrKey }));
await step('property', () => jira.issueProperties.getIssueProperty({ issueIdOrKey, propertyKey: 'nps-today' }));
await step('set a property', () =>
  jira.issueProperties.setIssueProperty({ issueIdOrKey, propertyKey: 'other', body: { a: 1 } }),
);
await step('delete a property', () => jira.issueProperties.deleteIssueProperty({ issueIdOrKey, propertyKey: 'other' }));
await step('worklogs', () => jira.issueWorklogs.getIssueWorklog({ issueIdOrKey }));
await step('watchers', () => jira.issueWatchers.getIssueWatchers({ issueIdOrKey }));
await step('votes', () => jira.issueVotes.getVotes({ issueIdOrKey }));
await step('remote links', () => jira.issueRemoteLinks.getRemoteIssueLinks({ issueIdOrKey }));
await step('attachment settings', () => jira.issueAttachments.getAttachmentMeta());

await step('search', async () => {
  const reconcileIssues = [Number(created.id)];
  const result = await jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({
    jql: 'project = KAN AND status = Done ORDER BY created DESC',
    fields: ['*all'],
    reconcileIssues,
  });
  assert.deepEqual(
    result.issues?.map((issue) => issue.key),
    [issueIdOrKey],
  );
});
await step('search with GET', () =>
  jira.issueSearch.searchAndReconsileIssuesUsingJql({
    jql: 'project = OPS',
    fields: ['summary', 'status'],
    maxResults: 2,
  }),
);
await step('count', () => jira.issueSearch.countIssues({ jql: 'project = KAN' }));

await step('a user', () =>
  jira.users.getUser({ accountId: me.accountId as string, expand: 'groups,applicationRoles' }),
);
await step('users', () => jira.users.getAllUsers());
await step('users by default', () => jira.users.getAllUsersDefault());
await step('find users', async () => assert.equal((await jira.userSearch.findUsers({ query: 'agnes' })).length, 1));
await step('find assignable users', () => jira.userSearch.findAssignableUsers({ project: 'KAN' }));
await step('pick users', () => jira.userSearch.findUsersForPicker({ query: 'a' }));
await step('my permissions', () => jira.permissions.getMyPermissions({ permissions: 'ADMINISTER,EDIT_ISSUES' }));
await step('all permissions', () => jira.permissions.getAllPermissions());
await step('check permissions', () =>
  jira.permissions.getBulkPermissions({ globalPermissions: ['ADMINISTER'], projectPermissions: [] }),
);
await step('a customer request', async () => {
  const request = await desk.request.getCustomerRequestByIdOrKey({ issueIdOrKey: 'HELP-1' });
  assert.equal(request.reporter?.emailAddress, 'portal@example.org');
});

const customer = clients('customer@example.com').jira;
await refused('an item one may not see', 404, () => customer.issues.getIssue({ issueIdOrKey: 'OPS-1' }));
await refused('an edit without permission', 400, () =>
  customer.issues.editIssue({ issueIdOrKey: 'KAN-1', fields: { summary: 'x' } }),
);
await refused('a field that is not on the screen', 400, () =>
  jira.issues.editIssue({ issueIdOrKey: 'OPS-1', fields: { customfield_10091: 1 } }),
);
await refused('unbounded JQL', 400, () =>
  jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: 'order by key' }),
);
await refused('a stranger', 401, () => clients('nobody@example.com').jira.myself.getCurrentUser());
await refused('what is not modelled', 501, () => agile.board.getAllBoards());
await step('delete it', () => jira.issues.deleteIssue({ issueIdOrKey }));
await refused('what was deleted', 404, () => jira.issues.getIssue({ issueIdOrKey }));
