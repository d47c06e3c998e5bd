import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Told } from '../../domain/eligibility/facts';
import type { People } from '../../ports/people';
import type { CallJira } from './call';
import type { Read } from './reply';
import { readReply } from './reply';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-groups-get */
const groupsSchema = z.array(z.object({ groupId: z.string() }));

/** What Jira says about people, through its REST API, as the app. */
export function jiraPeople(call: CallJira): People {
  return {
    async groupsOf(accountId) {
      const read = readReply(
        await call(route`/rest/api/3/user/groups?accountId=${accountId}`),
        groupsSchema,
        'groups of a person',
      );
      if (read.kind === 'refused' && read.status === 404) return { kind: 'told', value: [] };
      return toldOf(read, (groups) => groups.map(({ groupId }) => groupId));
    },
  };
}

/** A refusal tells nothing either: the app may be given the permission later. */
function toldOf<T, Ours>(read: Read<T>, ours: (value: T) => Ours): Told<Ours> {
  if (read.kind === 'ok') return { kind: 'told', value: ours(read.value) };
  return read.kind === 'rate-limited' ? { kind: 'unavailable', until: read.until } : { kind: 'unavailable' };
}
