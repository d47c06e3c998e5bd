import { z } from 'zod';
import { bodyAs, NO_CONTENT, type Call, type Operation, type Reply } from '../call';
import { badRequest, notFound } from '../errors';
import { requireJiraAdmin } from '../permissions/permissions';
import { contextFor, schemeOf } from '../fields/screens';
import { nextNumber, type CustomField, type Project, type Site } from '../state';

/** Fields and projects in one request. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-custom-field-associations/ */
const MOST_FIELDS = 50;
const MOST_PROJECTS = 100;

const associationsBody = z.strictObject({
  associationContexts: z.array(z.strictObject({ identifier: z.number().int(), type: z.literal('PROJECT_ID') })).min(1),
  fields: z.array(z.strictObject({ identifier: z.string(), type: z.literal('FIELD_ID') })).min(1),
});

function asked(call: Call): { fields: CustomField[]; projects: Project[] } {
  requireJiraAdmin(call.caller);
  const { associationContexts, fields: named } = bodyAs(call, associationsBody);
  if (named.length > MOST_FIELDS) throw badRequest(`At most ${MOST_FIELDS} fields can be given.`);
  if (associationContexts.length > MOST_PROJECTS) throw badRequest(`At most ${MOST_PROJECTS} projects can be given.`);
  const fields = named.map(({ identifier }) => {
    const field = call.site.fields.get(identifier);
    if (!field) throw notFound(`Field with id '${identifier}' was not found.`);
    return field;
  });
  const projects = associationContexts.map(({ identifier }) => {
    const project = call.site.projects.get(String(identifier));
    if (!project) throw notFound(`Project with id '${identifier}' was not found.`);
    return project;
  });
  // The documentation is silent on them; their fields are managed in the project itself.
  const own = projects.find((project) => project.style === 'next-gen') ?? fields.find((field) => field.projectId);
  if (own) throw badRequest('Fields of team-managed projects cannot be associated.');
  return { fields, projects };
}

/** All projects that share a scheme with one of these: what is done to one is done to all of them. */
function sharing(site: Site, projects: Project[]): Project[] {
  const schemes = new Set(projects.map((project) => project.fieldSchemeId));
  return [...site.projects.values()].filter((project) => schemes.has(project.fieldSchemeId));
}

function associate(call: Call): Reply {
  const { fields, projects } = asked(call);
  const { site } = call;
  for (const field of fields) {
    for (const project of sharing(site, projects)) {
      if (site.variant.fieldSchemes) schemeOf(site, project.fieldSchemeId ?? '').fieldIds.add(field.id);
      else giveContext(site, field, project);
    }
  }
  return NO_CONTENT;
}

function giveContext(site: Site, field: CustomField, project: Project): void {
  if (project.issueTypeIds.every((type) => contextFor(field, project.id, type))) return;
  const own = field.contexts.find((each) => each.projectIds?.includes(project.id));
  if (own) {
    own.issueTypeIds = null;
    return;
  }
  field.contexts.push({
    id: String(nextNumber(site, 'context', 10_200)),
    name: `Context for ${project.key}`,
    description: '',
    projectIds: [project.id],
    issueTypeIds: null,
  });
}

function dissociate(call: Call): Reply {
  const { fields, projects } = asked(call);
  const { site } = call;
  for (const field of fields) {
    const affected = sharing(site, projects);
    if (site.variant.fieldSchemes) {
      for (const project of affected) schemeOf(site, project.fieldSchemeId ?? '').fieldIds.delete(field.id);
    } else {
      const ids = affected.map((project) => project.id);
      for (const context of field.contexts) {
        context.projectIds = (context.projectIds ?? [...site.projects.keys()]).filter((id) => !ids.includes(id));
      }
    }
  }
  return NO_CONTENT;
}

const PATH = '/rest/api/3/field/association';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-custom-field-associations/ */
export const fieldAssociationOperations: Operation[] = [
  { method: 'PUT', path: PATH, handle: associate },
  { method: 'DELETE', path: PATH, handle: dissociate },
];
