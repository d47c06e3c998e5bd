import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Screen, Site, SiteField, SiteResult } from '../../ports/site';
import type { CallJira, JiraResult } from './call';
import { applyField, associateField, projectsOfField } from './contexts';
import { TYPE_PREFIX, typeOf } from './field-types';
import { screensOfProject, workTypesOfProject } from './screens';
import { done, failed } from './site-result';
import { writable } from './writable';

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
const projectPageSchema = z.object({ values: z.array(projectSchema), isLast: z.nullish(z.boolean()) });
/** Whose something is, where it is a team-managed project's own. */
const scopeSchema = z.object({ project: z.nullish(z.object({ id: idOf })) });
const statusesSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    statusCategory: z.nullish(z.object({ key: z.string() })),
    scope: z.nullish(scopeSchema),
  }),
);
const fieldsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    custom: z.nullish(z.boolean()),
    schema: z.nullish(z.object({ custom: z.nullish(z.string()) })),
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
export function jiraSite(call: CallJira): Site {
  return {
    async projects(query) {
      const found: z.infer<typeof projectSchema>[] = [];
      for (let startAt = 0; startAt < MOST_PROJECTS; startAt += PAGE) {
        const path = query
          ? route`/rest/api/3/project/search?startAt=${startAt}&maxResults=${PAGE}&orderBy=name&query=${query}`
          : route`/rest/api/3/project/search?startAt=${startAt}&maxResults=${PAGE}&orderBy=name`;
        const result = await call(path);
        if (result.kind !== 'ok') return failed(result);
        const page = projectPageSchema.parse(result.body);
        found.push(...page.values);
        if (page.isLast ?? page.values.length < PAGE) break;
      }
      return { kind: 'ok', value: found.map(projectOf) };
    },

    async projectsById(ids) {
      const query = new URLSearchParams();
      for (const id of ids) query.append('id', id);
      const result = await call(route`/rest/api/3/project/search?${query}`);
      if (result.kind !== 'ok') return failed(result);
      return { kind: 'ok', value: projectPageSchema.parse(result.body).values.map(projectOf) };
    },
    writable: (projectId, finished, lockedToo) => writable(call, projectId, finished, lockedToo),

    async statuses() {
      const result = await call(route`/rest/api/3/status`);
      if (result.kind !== 'ok') return failed(result);
      const statuses = statusesSchema.parse(result.body);
      return {
        kind: 'ok',
        value: statuses.map(({ id, name, statusCategory, scope }) => ({
          id,
          name,
          done: statusCategory?.key === 'done',
          projectId: scope?.project?.id,
        })),
      };
    },

    async fields() {
      const result = await call(route`/rest/api/3/field`);
      if (result.kind !== 'ok') return failed(result);
      const fields = fieldsSchema.parse(result.body).filter(({ custom }) => custom);
      return { kind: 'ok', value: fields.map(fieldOf) };
    },

    async createField(name, type) {
      const { type: jiraType, searcher } = CREATION[type];
      const body = { name, type: TYPE_PREFIX + jiraType, searcherKey: TYPE_PREFIX + searcher };
      const result = await call(route`/rest/api/3/field`, { method: 'POST', body });
      if (result.kind !== 'ok') return failed(result);
      const created = createdFieldSchema.parse(result.body);
      return { kind: 'ok', value: { ...created, type } };
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

function fieldOf({ id, name, schema, scope }: z.infer<typeof fieldsSchema>[number]): SiteField {
  const projectId = scope?.project?.id;
  return { id, name, type: typeOf(schema?.custom), ...(projectId === undefined ? {} : { projectId }) };
}
