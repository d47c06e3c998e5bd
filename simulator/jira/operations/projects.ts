import { listParam, numberParam, ok, paging, param, type Call, type Operation, type Reply } from '../call';
import { badRequest, notFound, projectNotFound } from '../errors';
import { accountOf, may, requireJiraAdmin } from '../permissions/permissions';
import { fieldsOnScreen, hasField } from '../fields/screens';
import { findProject, must, type Project, type Status } from '../state';
import {
  categoryView,
  issueTypeView,
  page,
  PRIORITIES,
  priorityView,
  projectSummary,
  projectView,
  RESOLUTIONS,
  resolutionView,
  STATUS_CATEGORIES,
  statusView,
  userById,
} from '../views/views';

function visibleProjects(call: Call): Project[] {
  return [...call.site.projects.values()].filter((project) => may(call.caller, 'BROWSE_PROJECTS', project));
}

/** A project that the caller may browse. @throws JiraError 404 */
export function visibleProject(call: Call, idOrKey: string): Project {
  accountOf(call.caller);
  const project = findProject(call.site, idOrKey);
  if (!project || !may(call.caller, 'BROWSE_PROJECTS', project)) throw projectNotFound(idOrKey);
  return project;
}

function listed(call: Call, project: Project): Record<string, unknown> {
  const expand = listParam(call, 'expand');
  return {
    ...projectSummary(call.site, project),
    ...(expand.includes('description') ? { description: project.description } : {}),
    ...(expand.includes('lead') ? { lead: userById(call.site, call.caller, project.leadId) } : {}),
    ...(expand.includes('issueTypes') ? { issueTypes: typesOf(call, project) } : {}),
  };
}

function typesOf(call: Call, project: Project): Record<string, unknown>[] {
  return project.issueTypeIds.map((id) => issueTypeView(call.site, must(call.site.issueTypes.get(id), `type ${id}`)));
}

function searchProjects(call: Call): Reply {
  accountOf(call.caller);
  const query = (call.query.get('query') ?? '').toLowerCase();
  const keys = listParam(call, 'keys').map((key) => key.toUpperCase());
  const ids = listParam(call, 'id');
  const types = listParam(call, 'typeKey');
  const { startAt, maxResults } = paging(call, 50, 100);
  const action = call.query.get('action') ?? 'view';
  const permissions = (
    {
      view: ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS', 'ADMINISTER'],
      browse: ['BROWSE_PROJECTS'],
      edit: ['ADMINISTER_PROJECTS', 'ADMINISTER'],
      create: ['CREATE_ISSUES'],
    } as const
  )[action];
  if (!permissions) throw badRequest(`The action '${action}' is not supported.`);
  // Whoever administers Jira is shown every project, those included that they may not browse.
  const found = [...call.site.projects.values()].filter(
    (project) =>
      permissions.some((permission) => may(call.caller, permission, project)) &&
      (query === '' || project.name.toLowerCase().includes(query) || project.key.toLowerCase().includes(query)) &&
      (keys.length === 0 || keys.includes(project.key)) &&
      (ids.length === 0 || ids.includes(project.id)) &&
      (types.length === 0 || types.includes(project.typeKey)),
  );
  const by = (call.query.get('orderBy') ?? 'key').replace(/^[+-]/, '') === 'name' ? 'name' : 'key';
  found.sort((a, b) => a[by].localeCompare(b[by]));
  if (call.query.get('orderBy')?.startsWith('-')) found.reverse();
  const self = `${call.site.url}/rest/api/3/project/search?startAt=${startAt}&maxResults=${maxResults}`;
  const values = found.map((project) => listed(call, project));
  const next = `${call.site.url}/rest/api/3/project/search?startAt=${startAt + maxResults}&maxResults=${maxResults}`;
  return ok({
    self,
    ...(startAt + maxResults < found.length ? { nextPage: next } : {}),
    ...page(values, startAt, maxResults),
  });
}

function listProjects(call: Call): Reply {
  accountOf(call.caller);
  return ok(visibleProjects(call).map((project) => listed(call, project)));
}

function getProject(call: Call): Reply {
  return ok(projectView(call.site, call.caller, visibleProject(call, param(call, 'projectIdOrKey'))));
}

function statusesOf(call: Call, project: Project): Status[] {
  return project.statusIds.map((id) => must(call.site.statuses.get(id), `status ${id}`));
}

function projectStatuses(call: Call): Reply {
  const project = visibleProject(call, param(call, 'projectIdOrKey'));
  const statuses = statusesOf(call, project).map((status) => statusView(call.site, status));
  return ok(typesOf(call, project).map(({ self, id, name, subtask }) => ({ self, id, name, subtask, statuses })));
}

function visibleStatuses(call: Call): Status[] {
  const ids = new Set(visibleProjects(call).flatMap((project) => project.statusIds));
  return [...call.site.statuses.values()].filter((status) => ids.has(status.id));
}

function listStatuses(call: Call): Reply {
  accountOf(call.caller);
  return ok(visibleStatuses(call).map((status) => statusView(call.site, status)));
}

function getStatus(call: Call): Reply {
  accountOf(call.caller);
  const wanted = param(call, 'idOrName');
  const status = visibleStatuses(call).find(({ id, name, untranslatedName }) =>
    [id, name, untranslatedName].includes(wanted),
  );
  if (!status) throw notFound(`The status with id '${wanted}' does not exist`);
  return ok(statusView(call.site, status));
}

const WIRE_CATEGORY = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' } as const;

function searchStatuses(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const { startAt, maxResults } = paging(call, 200, 200);
  const projectId = call.query.get('projectId');
  const text = (call.query.get('searchString') ?? '').toLowerCase();
  const category = call.query.get('statusCategory');
  const found = [...call.site.statuses.values()].filter(
    (status) =>
      (projectId ? status.projectId === projectId : status.projectId === undefined) &&
      status.name.toLowerCase().includes(text) &&
      (!category || WIRE_CATEGORY[status.category] === category),
  );
  const values = found.map((status) => ({
    id: status.id,
    name: status.name,
    statusCategory: WIRE_CATEGORY[status.category],
    scope: status.projectId ? { type: 'PROJECT', project: { id: status.projectId } } : { type: 'GLOBAL' },
    description: status.description,
  }));
  const self = `${call.site.url}/rest/api/3/statuses/search?startAt=${startAt}&maxResults=${maxResults}`;
  return ok({ self, ...page(values, startAt, maxResults) });
}

function listCategories(call: Call): Reply {
  accountOf(call.caller);
  const keys = Object.keys(STATUS_CATEGORIES) as (keyof typeof STATUS_CATEGORIES)[];
  return ok(keys.map((key) => categoryView(call.site, key)));
}

function listIssueTypes(call: Call): Reply {
  accountOf(call.caller);
  const ids = new Set(visibleProjects(call).flatMap((project) => project.issueTypeIds));
  const types = [...call.site.issueTypes.values()].filter((type) => ids.has(type.id));
  return ok(types.map((type) => issueTypeView(call.site, type)));
}

function getIssueType(call: Call): Reply {
  accountOf(call.caller);
  const type = call.site.issueTypes.get(param(call, 'id'));
  if (!type) throw notFound('The issue type was not found.');
  return ok(issueTypeView(call.site, type));
}

function projectIssueTypes(call: Call): Reply {
  return ok(typesOf(call, visibleProject(call, call.query.get('projectId') ?? '')));
}

function fullPriority(call: Call, priority: (typeof PRIORITIES)[number]): Record<string, unknown> {
  return { ...priorityView(call.site, priority.id), ...priority };
}

function priorities(call: Call): Reply {
  accountOf(call.caller);
  return ok(PRIORITIES.map((priority) => fullPriority(call, priority)));
}

function searchPriorities(call: Call): Reply {
  accountOf(call.caller);
  const { startAt, maxResults } = paging(call, 50);
  const values = PRIORITIES.map((each) => ({ ...fullPriority(call, each), isDefault: each.id === '3' }));
  return ok(page(values, startAt, maxResults));
}

function getPriority(call: Call): Reply {
  accountOf(call.caller);
  const priority = PRIORITIES.find((each) => each.id === param(call, 'id'));
  if (!priority) throw notFound('The priority with the id does not exist.');
  return ok(fullPriority(call, priority));
}

function resolutions(call: Call): Reply {
  accountOf(call.caller);
  return ok(RESOLUTIONS.map((each) => resolutionView(call.site, each.id)));
}

function getResolution(call: Call): Reply {
  accountOf(call.caller);
  const resolution = resolutionView(call.site, param(call, 'id'));
  if (!resolution) throw notFound('The resolution with the id does not exist.');
  return ok(resolution);
}

function searchResolutions(call: Call): Reply {
  accountOf(call.caller);
  const { startAt, maxResults } = paging(call, 50);
  const values = RESOLUTIONS.map(({ id, name, description }) => ({ id, name, description, default: false }));
  return ok(page(values, startAt, maxResults));
}

/** Which fields a project and work type offer; covers team-managed projects too. */
function projectFields(call: Call): Reply {
  accountOf(call.caller);
  const projectIds = listParam(call, 'projectId');
  const typeIds = listParam(call, 'workTypeId');
  if (projectIds.length === 0 || typeIds.length === 0) throw badRequest('projectId and workTypeId are required.');
  const fieldIds = listParam(call, 'fieldId');
  const startAt = numberParam(call, 'startAt', 0);
  const values = projectIds
    .map((id) => visibleProject(call, id))
    .flatMap((project) =>
      typeIds
        .filter((typeId) => project.issueTypeIds.includes(typeId))
        .flatMap((typeId) => {
          const ids = [...fieldsOnScreen(call.site, project, typeId, 'view')].filter((id) => {
            const custom = call.site.fields.get(id);
            return !custom || hasField(call.site, project, typeId, custom);
          });
          return ids
            .filter((id) => fieldIds.length === 0 || fieldIds.includes(id))
            .map((fieldId) => ({
              projectId: Number(project.id),
              workTypeId: Number(typeId),
              fieldId,
              isRequired: fieldId === 'summary' || fieldId === 'issuetype',
              description: call.site.fields.get(fieldId)?.description ?? '',
            }));
        }),
    );
  return ok(page(values, startAt, Math.min(numberParam(call, 'maxResults', 50), 100)));
}

function nothingOf(call: Call): Reply {
  visibleProject(call, param(call, 'projectIdOrKey'));
  return ok([]);
}

const PROJECT = '/rest/api/3/project/{projectIdOrKey}';

export const projectOperations: Operation[] = [
  { method: 'GET', path: '/rest/api/3/project', handle: listProjects },
  { method: 'GET', path: '/rest/api/3/project/search', handle: searchProjects },
  { method: 'GET', path: PROJECT, handle: getProject },
  { method: 'GET', path: `${PROJECT}/statuses`, handle: projectStatuses },
  { method: 'GET', path: `${PROJECT}/components`, handle: nothingOf },
  { method: 'GET', path: `${PROJECT}/versions`, handle: nothingOf },
  { method: 'GET', path: '/rest/api/3/projects/fields', handle: projectFields },
  { method: 'GET', path: '/rest/api/3/status', handle: listStatuses },
  { method: 'GET', path: '/rest/api/3/status/{idOrName}', handle: getStatus },
  { method: 'GET', path: '/rest/api/3/statuses/search', handle: searchStatuses },
  { method: 'GET', path: '/rest/api/3/statuscategory', handle: listCategories },
  { method: 'GET', path: '/rest/api/3/issuetype', handle: listIssueTypes },
  { method: 'GET', path: '/rest/api/3/issuetype/project', handle: projectIssueTypes },
  { method: 'GET', path: '/rest/api/3/issuetype/{id}', handle: getIssueType },
  { method: 'GET', path: '/rest/api/3/priority', handle: priorities },
  { method: 'GET', path: '/rest/api/3/priority/search', handle: searchPriorities },
  { method: 'GET', path: '/rest/api/3/priority/{id}', handle: getPriority },
  { method: 'GET', path: '/rest/api/3/resolution', handle: resolutions },
  { method: 'GET', path: '/rest/api/3/resolution/{id}', handle: getResolution },
  { method: 'GET', path: '/rest/api/3/resolution/search', handle: searchResolutions },
];
