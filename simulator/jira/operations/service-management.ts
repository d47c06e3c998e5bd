import { listParam, numberParam, ok, param, type Call, type Operation, type Reply } from '../call';
import { badRequest, JiraError } from '../errors';
import { REQUEST_TYPES } from '../fields/service-fields';
import { accountOf, may } from '../permissions/permissions';
import { findWorkItem, must, projectOf, type Project, type User, type WorkItem } from '../state';
import { jiraTime, statusOf } from '../views/views';

function date(epochMs: number): Record<string, unknown> {
  const jira = jiraTime(epochMs);
  return { iso8601: jira, jira, friendly: new Date(epochMs).toUTCString(), epochMillis: epochMs };
}

/** What is there instead of an API of a product that the site does not have; assumed. */
const NO_SUCH_PAGE = '<!DOCTYPE html><html><head><title>Page not found</title></head><body></body></html>';

/** @throws JiraError 404 on a site without service management */
function requireProduct({ site }: Call): void {
  if (!site.variant.jsm) throw new JiraError(404, NO_SUCH_PAGE);
}

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
  requireProduct(call);
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
  const self = `${call.site.url}/rest/servicedeskapi/request/${item.id}/participant`;
  const views = item.participantIds.map((id) => customerView(call, must(call.site.users.get(id), 'participant')));
  return page(call, self, views);
}

/**
 * A page as service management hands it out.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/intro/#pagination
 */
function page(call: Call, self: string, all: Record<string, unknown>[], most = 50): Reply {
  const start = numberParam(call, 'start', 0);
  const limit = Math.min(numberParam(call, 'limit', most), most);
  const values = all.slice(start, start + limit);
  const isLastPage = start + limit >= all.length;
  return ok({ _expands: [], size: values.length, start, limit, isLastPage, _links: { self }, values });
}

/** Service projects in the order of their making: the first one is desk 1. */
function visibleDesks({ site, caller }: Call): { id: string; project: Project }[] {
  return [...site.projects.values()]
    .filter(({ typeKey }) => typeKey === 'service_desk')
    .map((project, index) => ({ id: String(index + 1), project }))
    .filter(({ project }) => may(caller, 'BROWSE_PROJECTS', project));
}

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-get */
function serviceDesks(call: Call): Reply {
  accountOf(call.caller);
  requireProduct(call);
  const self = `${call.site.url}/rest/servicedeskapi/servicedesk`;
  const views = visibleDesks(call).map(({ id, project }) => ({
    id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: `${self}/${id}` },
  }));
  return page(call, self, views, 100);
}

/** What of the query is modelled. */
const REQUEST_TYPE_QUERY = ['start', 'limit', 'serviceDeskId'];

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-requesttype/#api-rest-servicedeskapi-requesttype-get */
function requestTypes(call: Call): Reply {
  accountOf(call.caller);
  requireProduct(call);
  const unknown = [...call.query.keys()].find((key) => !REQUEST_TYPE_QUERY.includes(key));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not modelled.`);
  const wanted = listParam(call, 'serviceDeskId');
  const seen = visibleDesks(call).filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const views = seen.flatMap(({ id: serviceDeskId, project }) =>
    REQUEST_TYPES.filter((type) => type.serviceDeskId === serviceDeskId).map((type) => ({
      _expands: ['field'],
      ...type,
      description: '',
      helpText: '',
      issueTypeId: project.issueTypeIds[0],
      portalId: serviceDeskId,
      groupIds: ['1'],
      _links: { self: `${call.site.url}/rest/servicedeskapi/servicedesk/${serviceDeskId}/requesttype/${type.id}` },
    })),
  );
  return page(call, `${call.site.url}/rest/servicedeskapi/requesttype`, views, 100);
}

export const serviceManagementOperations: Operation[] = [
  { method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}', handle: customerRequest },
  { method: 'GET', path: '/rest/servicedeskapi/request/{issueIdOrKey}/participant', handle: participants },
  { method: 'GET', path: '/rest/servicedeskapi/servicedesk', handle: serviceDesks },
  { method: 'GET', path: '/rest/servicedeskapi/requesttype', handle: requestTypes },
];
