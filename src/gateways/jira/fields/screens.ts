import type { Route } from '@forge/api';
import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Screen, SiteResult } from '../../../ports/configuration';
import type { CallJira } from '../call';
import { readList, readReply } from '../reply';
import { failed } from '../site-result';

const idOf = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const projectSchemesSchema = z.object({ values: z.array(z.object({ issueTypeScreenScheme: z.object({ id: idOf }) })) });
const mappingSchema = z.object({ screenSchemeId: idOf });
const screenSchemesSchema = z.object({
  values: z.array(z.object({ screens: z.object({ default: z.optional(idOf), edit: z.optional(idOf) }) })),
});
const screensSchema = z.object({ values: z.array(z.object({ id: idOf, name: z.string() })) });
const tabsSchema = z.array(z.object({ id: idOf }));
const workTypeSchema = z.object({ id: idOf, name: z.string() });
const workTypeFieldSchema = z.object({ fieldId: z.string() });
const tabFieldsSchema = z.array(z.object({ id: z.string() }));
const PAGE = 100;
const WORK_TYPES_PAGE = 200;

/**
 * The screens on which a company-managed project's work items are edited: project, work type screen scheme, screen
 * schemes, screens. A screen scheme without an edit screen uses its default one.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-type-screen-schemes/
 */
export async function screensOfProject(call: CallJira, projectId: string): Promise<SiteResult<Screen[]>> {
  const get = async <T>(path: Route, schema: z.ZodMiniType<T>): Promise<T | Stop> => {
    const read = readReply(await call(path), schema, 'screens');
    return read.kind === 'ok' ? read.value : new Stop(failed(read));
  };
  const schemes = await get(
    route`/rest/api/3/issuetypescreenscheme/project?projectId=${projectId}`,
    projectSchemesSchema,
  );
  if (schemes instanceof Stop) return schemes.result;
  const schemeId = schemes.values[0]?.issueTypeScreenScheme.id;
  if (schemeId === undefined) return { kind: 'ok', value: [] };
  const mappings = await readList(call, {
    of: 'screen schemes of work types',
    items: 'values',
    item: mappingSchema,
    pageSize: PAGE,
    at: (startAt) =>
      route`/rest/api/3/issuetypescreenscheme/mapping?issueTypeScreenSchemeId=${schemeId}&startAt=${startAt}&maxResults=${PAGE}`,
  });
  if (mappings.kind !== 'ok') return failed(mappings);

  const screenIds = new Set<string>();
  for (const id of new Set(mappings.value.map(({ screenSchemeId }) => screenSchemeId))) {
    const found = await get(route`/rest/api/3/screenscheme?id=${id}`, screenSchemesSchema);
    if (found instanceof Stop) return found.result;
    for (const { screens } of found.values) {
      const screenId = screens.edit ?? screens.default;
      if (screenId !== undefined) screenIds.add(screenId);
    }
  }
  return readScreens(get, [...screenIds]);
}

type Get = <T>(path: Route, schema: z.ZodMiniType<T>) => Promise<T | Stop>;

class Stop {
  constructor(readonly result: Exclude<SiteResult<never>, { kind: 'ok' }>) {}
}

async function readScreens(get: Get, ids: string[]): Promise<SiteResult<Screen[]>> {
  const screens: Screen[] = [];
  for (const id of ids) {
    const [named, tabs] = await Promise.all([
      get(route`/rest/api/3/screens?id=${id}`, screensSchema),
      get(route`/rest/api/3/screens/${id}/tabs`, tabsSchema),
    ]);
    if (named instanceof Stop) return named.result;
    if (tabs instanceof Stop) return tabs.result;
    const fieldIds: string[] = [];
    for (const tab of tabs) {
      const fields = await get(route`/rest/api/3/screens/${id}/tabs/${tab.id}/fields`, tabFieldsSchema);
      if (fields instanceof Stop) return fields.result;
      fieldIds.push(...fields.map((field) => field.id));
    }
    screens.push({ id, name: named.values[0]?.name ?? id, fieldIds, firstTabId: tabs[0]?.id ?? '' });
  }
  return { kind: 'ok', value: screens };
}

/**
 * The work types of a team-managed project with their fields: such a project has no screens.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-get
 */
export async function workTypesOfProject(call: CallJira, projectId: string): Promise<SiteResult<Screen[]>> {
  const types = await readList(call, {
    of: 'work types',
    items: 'issueTypes',
    item: workTypeSchema,
    pageSize: WORK_TYPES_PAGE,
    at: (startAt) =>
      route`/rest/api/3/issue/createmeta/${projectId}/issuetypes?startAt=${startAt}&maxResults=${WORK_TYPES_PAGE}`,
  });
  if (types.kind !== 'ok') return failed(types);
  const screens: Screen[] = [];
  for (const { id, name } of types.value) {
    const fields = await readList(call, {
      of: 'fields of a work type',
      items: 'fields',
      item: workTypeFieldSchema,
      pageSize: WORK_TYPES_PAGE,
      at: (startAt) =>
        route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${id}?startAt=${startAt}&maxResults=${WORK_TYPES_PAGE}`,
    });
    if (fields.kind !== 'ok') return failed(fields);
    screens.push({ id, name, fieldIds: fields.value.map(({ fieldId }) => fieldId), firstTabId: '' });
  }
  return { kind: 'ok', value: screens };
}
