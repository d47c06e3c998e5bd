import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Group, SiteResult } from '../../ports/configuration';
import type { CallJira } from './call';
import { readList, readReply } from './reply';
import { fromRead } from './site-result';

/** As many as a person looks through. */
const A_FEW = 20;
/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-groups/#api-rest-api-3-group-bulk-get */
const PAGE = 50;

const groupSchema = z.object({ groupId: z.string(), name: z.string() });
/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-groups/#api-rest-api-3-groups-picker-get */
const foundSchema = z.object({ groups: z.array(groupSchema) });

/** Groups by a part of their name. */
export async function findGroups(call: CallJira, query: string): Promise<SiteResult<Group[]>> {
  const found = await call(
    route`/rest/api/3/groups/picker?query=${query}&caseInsensitive=true&maxResults=${String(A_FEW)}`,
  );
  return fromRead(readReply(found, foundSchema, 'groups'), ({ groups }) => groups.map(groupOf));
}

/** Those of these groups that exist. */
export async function groupsById(call: CallJira, ids: string[]): Promise<SiteResult<Group[]>> {
  const named = await readList(call, {
    of: 'chosen groups',
    items: 'values',
    item: groupSchema,
    pageSize: PAGE,
    at(startAt) {
      const query = new URLSearchParams(ids.map((id): [string, string] => ['groupId', id]));
      query.set('startAt', String(startAt));
      query.set('maxResults', String(PAGE));
      return route`/rest/api/3/group/bulk?${query}`;
    },
  });
  return fromRead(named, (groups) => groups.map(groupOf));
}

function groupOf({ groupId: id, name }: z.infer<typeof groupSchema>): Group {
  return { id, name };
}
