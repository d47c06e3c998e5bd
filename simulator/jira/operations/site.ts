import { numberParam, ok, param, type Call, type Operation, type Reply } from '../call';
import { JiraError } from '../errors';
import { localeOf } from '../language/locale';
import { accountOf, may } from '../permissions/permissions';
import { findWorkItem, must, projectOf, type User, type WorkItem } from '../state';
import { jiraTime, statusOf } from '../views/views';

function serverInfo(call: Call): Reply {
  return ok({
    baseUrl: call.site.url,
    displayUrl: call.site.url,
    displayUrlServicedeskHelpCenter: call.site.url,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_290,
    buildDate: '2026-11-01T00:00:00.000+0000',
    serverTime: jiraTime(call.site.now()),
    scmInfo: 'simulated',
    serverTitle: 'Jira (simulated)',
    serverTimeZone: 'Etc/UTC',
    defaultLocale: { locale: localeOf(call.site) },
  });
}

function configuration(call: Call): Reply {
  accountOf(call.caller);
  return ok({
    votingEnabled: true,
    watchingEnabled: true,
    unassignedIssuesAllowed: true,
    subTasksEnabled: false,
    issueLinkingEnabled: true,
    timeTrackingEnabled: false,
    attachmentsEnabled: true,
  });
}

function attachmentMeta(call: Call): Reply {
  accountOf(call.caller);
  return ok({ enabled: true, uploadLimit: 10_485_760 });
}

function date(epochMs: number): Record<string, unknown> {
  const jira = jiraTime(epochMs);
  return { iso8601: jira, jira, friendly: new Date(epochMs).toUTCString(), epochMillis: epochMs };
}

/** What is there instead of an API of a product that the site does not have; assumed. */
const NO_SUCH_PAGE = '<!DOCTYPE html><html><head><title>Page not found</title></head><body></body></html>';

function requestNotFound(): JiraError {
  const message = 'The requested resource was not found, or you do not have permission to access it.';
  return new JiraError(404, { errorMessage: message, i18nErrorMessage: { i18nKey: 'sd.error', parameters: [] } });
}

/** Service desk staff see a customer's address whatever the profile hides: customers belong to the site. */
function customerView(call: Call, user: User): Record<string, unknown> {
  const jiraRest = `${call.site.url}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`;
  return {
    accountId: user.accountId,
    ...(user.email && (user.accountType === 'customer' || !user.emailHidden) ? { emailAddress: user.email } : {}),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    _links: { jiraRest, avatarUrls: {}, self: jiraRest },
  };
}

function requestOf(call: Call): WorkItem {
  const { site, caller } = call;
  const user = accountOf(caller);
  if (!site.variant.jsm) throw new JiraError(404, NO_SUCH_PAGE);
  const item = findWorkItem(site, param(call, 'issueIdOrKey'));
  if (!item || projectOf(site, item).typeKey !== 'service_desk') throw requestNotFound();
  const project = projectOf(site, item);
  const browses = caller.isApp
    ? may(caller, 'BROWSE_PROJECTS', project)
    : item.reporterId === user.accountId || project.grants.get(user.accountId)?.has('BROWSE_PROJECTS');
  const cleared = item.visibleTo === null || item.visibleTo.includes(user.accountId);
  if (!browses || !cleared) throw requestNotFound();
  return item;
}

const CATEGORY = { new: 'NEW', indeterminate: 'INDETERMINATE', done: 'DONE' } as const;

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/ */
function customerRequest(call: Call): Reply {
  const { site } = call;
  const item = requestOf(call);
  const status = statusOf(site, item);
  const reporter = item.reporterId === null ? undefined : must(site.users.get(item.reporterId), 'reporter');
  const self = `${site.url}/rest/servicedeskapi/request/${item.id}`;
  return ok({
    _expands: ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'],
    issueId: item.id,
    issueKey: item.key,
    summary: item.summary,
    requestTypeId: item.requestTypeId ?? '1',
    serviceDeskId: '1',
    createdDate: date(item.created),
    ...(reporter ? { reporter: customerView(call, reporter) } : {}),
    requestFieldValues: [{ fieldId: 'summary', label: 'Summary', value: item.summary }],
    currentStatus: {
      status: status.name,
      statusCategory: CATEGORY[status.category],
      statusDate: date(item.statusCategoryChanged),
    },
    _links: {
      jiraRest: `${site.url}/rest/api/3/issue/${item.id}`,
      web: `${site.url}/servicedesk/customer/portal/1/${item.key}`,
      agent: `${site.url}/browse/${item.key}`,
      self,
    },
  });
}

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-issueidorkey-participant-get */
function participants(call: Call): Reply {
  const item = requestOf(call);
  const start = numberParam(call, 'start', 0);
  const limit = Math.min(numberParam(call, 'limit', 50), 50);
  const values = item.participantIds.slice(start, start + limit);
  return ok({
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage: start + limit >= item.participantIds.length,
    _links: { self: `${call.site.url}/rest/servicedeskapi/request/${item.id}/participant` },
    values: values.map((id) => customerView(call, must(call.site.users.get(id), 'participant'))),
  });
}

export const siteOperations: Operation[] = [
  { method: 'GET', path: '/rest/api/3/serverInfo', handle: serverInfo, anonymous: true },
  { method: 'GET', path: '/rest/api/3/configuration', handle: configuration },
  { method: 'GET', path: '/rest/api/3/attachment/meta', handle: attachmentMeta },
  { method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}', handle: customerRequest },
  { method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant', handle: participants },
];
