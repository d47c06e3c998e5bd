import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { RequestType, SiteResult } from '../../ports/configuration';
import type { CallJira } from './call';
import { readList } from './reply';
import { failed } from './site-result';

/**
 * What Jira Service Management hands out at a time.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/intro/#pagination
 */
const PAGE = 100;
/** An admin page that lists more than this is no help; a site with so many service projects is narrowed by project. */
const MOST = 1_000;
/** With more service desks than this in the address, all of them are asked for. */
const MOST_NAMED = 25;

const deskSchema = z.object({ id: z.string(), projectId: z.string() });
const requestTypeSchema = z.object({ id: z.string(), name: z.string(), serviceDeskId: z.string() });

/**
 * The request types of these projects, each with its project: two calls, however many projects. None for projects that are
 * no service projects, or that the app does not see.
 * @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-requesttype/#api-rest-servicedeskapi-requesttype-get
 */
export async function requestTypesOf(call: CallJira, projects: 'all' | string[]): Promise<SiteResult<RequestType[]>> {
  const pages = { items: 'values', pageSize: PAGE, limit: MOST };
  const desks = await readList(call, {
    ...pages,
    of: 'service desks',
    item: deskSchema,
    at: (start) => route`/rest/servicedeskapi/servicedesk?start=${start}&limit=${PAGE}`,
  });
  if (desks.kind !== 'ok') return failed(desks);
  const wanted = desks.value.filter(({ projectId }) => projects === 'all' || projects.includes(projectId));
  if (wanted.length === 0) return { kind: 'ok', value: [] };
  const types = await readList(call, {
    ...pages,
    of: 'request types',
    item: requestTypeSchema,
    at(start) {
      const query = new URLSearchParams({ start: String(start), limit: String(PAGE) });
      if (projects !== 'all' && wanted.length <= MOST_NAMED)
        wanted.forEach(({ id }) => query.append('serviceDeskId', id));
      return route`/rest/servicedeskapi/requesttype?${query}`;
    },
  });
  if (types.kind !== 'ok') return failed(types);
  const projectOf = new Map(wanted.map(({ id, projectId }) => [id, projectId]));
  const value = types.value.flatMap(({ id, name, serviceDeskId }) => {
    const projectId = projectOf.get(serviceDeskId);
    return projectId === undefined ? [] : [{ id, name, projectId }];
  });
  return { kind: 'ok', value };
}
