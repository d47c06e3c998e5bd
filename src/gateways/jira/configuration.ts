import { route } from '@forge/api';
import * as z from 'zod/mini';
import type {
  Project,
  Screen,
  Configuration,
  SiteField,
  SiteResult,
  SiteStatus,
  StatusCategory,
  WorkType,
} from '../../ports/configuration';
import type { CallJira, JiraResult } from './call';
import { applyField, associateField, projectsOfField } from './fields/field-schemes';
import { DONE_CATEGORY } from './schemas';
import { TYPE_PREFIX, typeOf } from './fields/field-types';
import { textKindOf } from './fields/field-text';
import { screensOfProject, workTypesOfProject } from './fields/screens';
import { findGroups, groupsById } from './groups';
import { ownSatisfaction } from './own-satisfaction';
import { readList, readReply } from './reply';
import { requestTypesOf } from './request-types';
import { done, failed, fromRead } from './site-result';
import { writable } from './fields/writable';

const idOf = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const PAGE = 50;
/** An admin page that lists more projects than this is searched, not scrolled. */
const MOST_PROJECTS = 200;

const projectSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  simplified: z.nullish(z.boolean()),
  style: z.nullish(z.string()),
});
/** Whose something is, where it is a team-managed project's own. */
const scopeSchema = z.object({ project: z.nullish(z.object({ id: idOf })) });
const statusSchema = z.object({
  id: z.string(),
  name: z.string(),
  statusCategory: z.nullish(z.object({ key: z.string() })),
  scope: z.nullish(scopeSchema),
});
const statusesSchema = z.array(statusSchema);
/** Work type by work type: most statuses are there several times. */
const statusesOfProjectSchema = z.array(z.object({ statuses: statusesSchema }));
const workTypesSchema = z.array(z.object({ id: z.string(), name: z.string(), scope: z.nullish(scopeSchema) }));
const fieldsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    custom: z.nullish(z.boolean()),
    schema: z.nullish(
      z.object({ custom: z.nullish(z.string()), type: z.nullish(z.string()), items: z.nullish(z.string()) }),
    ),
    scope: z.nullish(scopeSchema),
  }),
);
const createdFieldSchema = z.object({ id: z.string(), name: z.string() });

const CREATION = {
  number: { type: 'float', searcher: 'exactnumber' },
  paragraph: { type: 'textarea', searcher: 'textsearcher' },
  'short-text': { type: 'textfield', searcher: 'textsearcher' },
} as const;

/** Read by the display conditions in the manifest. */
const SURVEYED_PROPERTY = 'nps-today';
const SURVEYED = { surveyed: true };

/** The site's configuration through Jira's REST API, as the app. */
export function jiraConfiguration(call: CallJira): Configuration {
  const projectsFound = (search: Record<string, string> | [string, string][], limit?: number) =>
    readList(call, {
      of: 'projects',
      items: 'values',
      item: projectSchema,
      pageSize: PAGE,
      limit,
      at(startAt) {
        const query = new URLSearchParams(search);
        query.set('startAt', String(startAt));
        query.set('maxResults', String(PAGE));
        return route`/rest/api/3/project/search?${query}`;
      },
    });

  /** Those of these projects that a search finds, so many ids in one. */
  async function byIds(ids: string[], narrowed: [string, string][] = []): Promise<SiteResult<Project[]>> {
    const found: Project[] = [];
    for (let first = 0; first < ids.length; first += PAGE) {
      const some = ids.slice(first, first + PAGE).map((id): [string, string] => ['id', id]);
      const read = await projectsFound([...some, ...narrowed]);
      if (read.kind !== 'ok') return failed(read);
      found.push(...read.value.map(projectOf));
    }
    return { kind: 'ok', value: found };
  }

  return {
    async projects(query) {
      const found = await projectsFound(query ? { orderBy: 'name', query } : { orderBy: 'name' }, MOST_PROJECTS);
      return fromRead(found, (projects) => projects.map(projectOf));
    },

    projectsById: (ids) => byIds(ids),
    browsable: (ids) => byIds(ids, [['action', 'browse']]),

    groups: (query) => findGroups(call, query),
    groupsById: (ids) => groupsById(call, ids),
    writable: (projectId, finished, lockedToo) => writable(call, projectId, finished, lockedToo),

    async statuses() {
      const result = await call(route`/rest/api/3/status`);
      return fromRead(readReply(result, statusesSchema, 'statuses'), (statuses) => statuses.map(statusOf));
    },

    async statusesOf(projectId) {
      const result = await call(route`/rest/api/3/project/${projectId}/statuses`);
      return fromRead(readReply(result, statusesOfProjectSchema, 'statuses of a project'), (workTypes) => {
        const all = workTypes.flatMap(({ statuses }) => statuses.map(statusOf));
        return [...new Map(all.map((status) => [status.id, status])).values()];
      });
    },

    async workTypes() {
      const result = await call(route`/rest/api/3/issuetype`);
      return fromRead(readReply(result, workTypesSchema, 'work types'), (types) => types.map(workTypeOf));
    },

    async workTypesIn(projectId) {
      const result = await call(route`/rest/api/3/issuetype/project?projectId=${projectId}`);
      return fromRead(readReply(result, workTypesSchema, 'work types of a project'), (types) => types.map(workTypeOf));
    },

    ownSatisfaction: (projects) => ownSatisfaction(call, projects),
    requestTypes: (projects) => requestTypesOf(call, projects),

    async fields() {
      const result = await call(route`/rest/api/3/field`);
      return fromRead(readReply(result, fieldsSchema, 'fields'), (fields) =>
        fields.filter(({ custom }) => custom).map(fieldOf),
      );
    },

    async sendableFields() {
      const result = await call(route`/rest/api/3/field`);
      return fromRead(readReply(result, fieldsSchema, 'fields'), (fields) =>
        fields
          .map(({ id, name, schema }) => ({ id, name, kind: textKindOf(schema ?? {}) }))
          .sort((a, b) => a.name.localeCompare(b.name)),
      );
    },

    async createField(name, type) {
      const { type: jiraType, searcher } = CREATION[type];
      const body = { name, type: TYPE_PREFIX + jiraType, searcherKey: TYPE_PREFIX + searcher };
      const result = await call(route`/rest/api/3/field`, { method: 'POST', body });
      return fromRead(readReply(result, createdFieldSchema, 'field that was created'), (field) => ({ ...field, type }));
    },

    projectsOfField: (fieldId) => projectsOfField(call, fieldId),
    applyField: (fieldId, projectId) => applyField(call, fieldId, projectId),
    associateField: (fieldId, projectId) => associateField(call, fieldId, projectId),
    screensOf: (projectId) => screensOfProject(call, projectId),
    workTypesOf: (projectId) => workTypesOfProject(call, projectId),

    async addToScreen({ id, firstTabId }: Screen, fieldId: string) {
      const path = route`/rest/api/3/screens/${id}/tabs/${firstTabId}/fields`;
      return done(await call(path, { method: 'POST', body: { fieldId } }));
    },

    async showInProject(projectId, surveyed) {
      const path = route`/rest/api/3/project/${projectId}/properties/${SURVEYED_PROPERTY}`;
      if (surveyed) return done(await call(path, { method: 'PUT', body: SURVEYED }));
      return gone(await call(path, { method: 'DELETE' }));
    },

    async showEverywhere(surveyed) {
      const path = route`/rest/forge/1/app/properties/${SURVEYED_PROPERTY}`;
      if (surveyed) return done(await call(path, { method: 'PUT', body: SURVEYED }));
      return gone(await call(path, { method: 'DELETE' }));
    },
  };
}

/** What is to be gone and is not there, is gone. */
function gone(result: JiraResult): SiteResult<null> {
  return result.kind === 'refused' && result.status === 404 ? { kind: 'ok', value: null } : done(result);
}

function projectOf({ id, key, name, simplified, style }: z.infer<typeof projectSchema>) {
  return { id, key, name, teamManaged: simplified === true || style === 'next-gen' };
}

/** Jira's own keys of the categories; a status may also be in none, which is no beginning of work either. */
const CATEGORIES: Record<string, StatusCategory> = { indeterminate: 'in-progress', [DONE_CATEGORY]: 'done' };

function statusOf({ id, name, statusCategory, scope }: z.infer<typeof statusSchema>): SiteStatus {
  const projectId = scope?.project?.id;
  const category = CATEGORIES[statusCategory?.key ?? ''] ?? 'to-do';
  return { id, name, category, ...(projectId === undefined ? {} : { projectId }) };
}

function workTypeOf({ id, name, scope }: z.infer<typeof workTypesSchema>[number]): WorkType {
  const projectId = scope?.project?.id;
  return { id, name, ...(projectId === undefined ? {} : { projectId }) };
}

function fieldOf({ id, name, schema, scope }: z.infer<typeof fieldsSchema>[number]): SiteField {
  const projectId = scope?.project?.id;
  return { id, name, type: typeOf(schema?.custom), ...(projectId === undefined ? {} : { projectId }) };
}
