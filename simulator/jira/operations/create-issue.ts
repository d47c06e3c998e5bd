import { z } from 'zod';
import { bodyAs, listParam, ok, paging, param, type Call, type Operation, type Reply } from '../call';
import { recordCreation, putIntoStatus } from '../edit/changes';
import { editableFields, fieldMeta } from '../edit/editable';
import { assignValues, readEdits, updateDetails, type UpdateDetails } from '../edit/edits';
import { badRequest, errorCollection, fieldErrors, forbidden, JiraError, notFound } from '../errors';
import { accountOf, may, type Caller } from '../permissions/permissions';
import { findProject, must, nextNumber, type IssueType, type Project, type Site, type WorkItem } from '../state';
import { issueTypeView, projectRef } from '../views/views';

const reference = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  key: z.string().optional(),
  name: z.string().optional(),
});

function projectFrom(site: Site, caller: Caller, raw: unknown): Project {
  const { id, key } = reference.safeParse(raw).data ?? {};
  const project = findProject(site, String(id ?? key ?? ''));
  if (!project || !may(caller, 'BROWSE_PROJECTS', project)) {
    throw fieldErrors({ project: 'Specify a valid project ID or key' });
  }
  if (!may(caller, 'CREATE_ISSUES', project)) {
    throw forbidden('You do not have permission to create issues in this project.');
  }
  return project;
}

function typeFrom(site: Site, project: Project, raw: unknown): IssueType {
  const { id, name } = reference.safeParse(raw).data ?? {};
  if (id === undefined && name === undefined) throw fieldErrors({ issuetype: 'Specify an issue type' });
  const types = project.issueTypeIds.map((each) => must(site.issueTypes.get(each), `work type ${each}`));
  const found = types.find((type) => (id === undefined ? type.name === name : type.id === String(id)));
  if (!found) throw fieldErrors({ issuetype: 'Specify a valid issue type' });
  return found;
}

/** A new item with nothing filled in. */
export function blankItem(site: Site, project: Project, issueTypeId: string, creatorId: string | null): WorkItem {
  const now = site.now();
  return {
    id: String(nextNumber(site, 'work item')),
    key: `${project.key}-${project.nextNumber++}`,
    projectId: project.id,
    issueTypeId,
    statusId: must(project.statusIds[0], 'first status'),
    statusCategoryChanged: now,
    summary: '',
    description: null,
    environment: null,
    labels: [],
    dueDate: null,
    priorityId: '3',
    creatorId,
    reporterId: creatorId,
    assigneeId: null,
    resolutionId: null,
    resolved: null,
    created: now,
    updated: now,
    custom: {},
    properties: {},
    comments: [],
    changelog: [],
    visibleTo: null,
    requestTypeId: null,
    satisfaction: null,
    organizationIds: [],
    participantIds: [],
  };
}

function create(call: Call, details: UpdateDetails): Record<string, unknown> {
  const { site, caller } = call;
  const user = accountOf(caller);
  const project = projectFrom(site, caller, details.fields?.project);
  const type = typeFrom(site, project, details.fields?.issuetype);
  const allowed = editableFields(site, caller, project, type.id, 'create');
  if (details.fields?.summary === undefined) {
    throw fieldErrors({ summary: 'You must specify a summary of the issue.' });
  }
  const edits = readEdits(details, allowed, null, ['project', 'issuetype']);
  const index = details.transition ? transitionIndex(project, details.transition.id) : 0;
  const item = blankItem(site, project, type.id, user.accountId);
  assignValues(item, edits);
  const statusId = must(project.statusIds[index], 'status');
  putIntoStatus(site, item, must(site.statuses.get(statusId), `status ${statusId}`));
  for (const { key, value } of edits.properties) item.properties[key] = value;
  recordCreation(site, caller, item);
  return { id: item.id, key: item.key, self: `${site.url}/rest/api/3/issue/${item.id}` };
}

function transitionIndex(project: Project, id: string | number | undefined): number {
  const index = project.statusIds.findIndex((_, position) => `${position + 1}1` === String(id));
  if (index < 0) throw badRequest(`Transition id '${id}' is not valid for this issue.`);
  return index;
}

function createIssue(call: Call): Reply {
  return { status: 201, body: create(call, bodyAs(call, updateDetails)) };
}

const bulkBody = z.looseObject({ issueUpdates: z.array(updateDetails).min(1).max(50) });

function createIssues(call: Call): Reply {
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  bodyAs(call, bulkBody).issueUpdates.forEach((details, failedElementNumber) => {
    try {
      issues.push(create(call, details));
    } catch (error) {
      if (!(error instanceof JiraError)) throw error;
      errors.push({ status: error.status, elementErrors: error.body, failedElementNumber });
    }
  });
  return { status: issues.length > 0 ? 201 : 400, body: { issues, errors } };
}

function creatableProject(call: Call): Project {
  accountOf(call.caller);
  const project = findProject(call.site, param(call, 'projectIdOrKey'));
  if (!project || !may(call.caller, 'CREATE_ISSUES', project)) {
    throw new JiraError(
      404,
      errorCollection(["Project does not exist or you don't have permission to create issues in it."]),
    );
  }
  return project;
}

function createMetaTypes(call: Call): Reply {
  const project = creatableProject(call);
  const { startAt, maxResults } = paging(call, 50, 200);
  const types = project.issueTypeIds.map((id) => issueTypeView(call.site, must(call.site.issueTypes.get(id), 'type')));
  return ok({
    startAt,
    maxResults,
    total: types.length,
    issueTypes: types.slice(startAt, startAt + maxResults),
  });
}

function createFields(call: Call, project: Project, issueTypeId: string): Record<string, unknown>[] {
  const fields = [...editableFields(call.site, call.caller, project, issueTypeId, 'create').values()];
  const projectField = {
    required: true,
    schema: { type: 'project', system: 'project' },
    name: 'Project',
    key: 'project',
    hasDefaultValue: false,
    operations: ['set'],
    allowedValues: [projectRef(call.site, project)],
  };
  return [projectField, ...fields.map((field) => fieldMeta(field))];
}

function createMetaFields(call: Call): Reply {
  const project = creatableProject(call);
  const typeId = param(call, 'issueTypeId');
  // Not documented; met on live sites.
  if (!project.issueTypeIds.includes(typeId)) throw notFound('The issue type was not found in the project.');
  const { startAt, maxResults } = paging(call, 50, 200);
  const fields = createFields(call, project, typeId).map((field) => ({ ...field, fieldId: field.key }));
  return ok({ startAt, maxResults, total: fields.length, fields: fields.slice(startAt, startAt + maxResults) });
}

function createMeta(call: Call): Reply {
  const keys = listParam(call, 'projectKeys');
  const ids = listParam(call, 'projectIds');
  const withFields = listParam(call, 'expand').includes('projects.issuetypes.fields');
  const projects = [...call.site.projects.values()].filter(
    (project) =>
      may(call.caller, 'CREATE_ISSUES', project) &&
      ((keys.length === 0 && ids.length === 0) || keys.includes(project.key) || ids.includes(project.id)),
  );
  const typeView = (project: Project, id: string): Record<string, unknown> => ({
    ...issueTypeView(call.site, must(call.site.issueTypes.get(id), 'work type')),
    ...(withFields
      ? { fields: Object.fromEntries(createFields(call, project, id).map((field) => [field.key, field])) }
      : {}),
  });
  return ok({
    expand: 'projects',
    projects: projects.map((project) => ({
      ...projectRef(call.site, project),
      issuetypes: project.issueTypeIds.map((id) => typeView(project, id)),
    })),
  });
}

const TYPES = '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes';

export const createOperations: Operation[] = [
  { method: 'POST', path: '/rest/api/3/issue', handle: createIssue },
  { method: 'POST', path: '/rest/api/3/issue/bulk', handle: createIssues },
  { method: 'GET', path: '/rest/api/3/issue/createmeta', handle: createMeta },
  { method: 'GET', path: TYPES, handle: createMetaTypes },
  { method: 'GET', path: `${TYPES}/{issueTypeId}`, handle: createMetaFields },
];
