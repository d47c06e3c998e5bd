import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { JqlChecks } from '../../ports/jql-checks';
import type { CallJira } from './call';
import { readReply } from './reply';
import { failed, fromRead } from './site-result';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-parse-post */
const parsedSchema = z.object({
  queries: z.array(
    z.object({
      errors: z.nullish(z.array(z.string())),
      structure: z.nullish(z.object({ orderBy: z.nullish(z.unknown()) })),
    }),
  ),
});

/** JQL as Jira's parser sees it, which knows what the caller may see. */
export function jiraJqlChecks(callAsUser: CallJira, callAsApp: CallJira): JqlChecks {
  return {
    async check(jql, as) {
      const call = as === 'app' ? callAsApp : callAsUser;
      const body = { queries: [jql] };
      const result = await call(route`/rest/api/3/jql/parse?validation=strict`, { method: 'POST', body });
      const read = readReply(result, parsedSchema, 'parsed JQL');
      if (read.kind !== 'ok') return failed(read);
      const [query] = read.value.queries;
      if (!query) return { kind: 'try-later' };
      return fromRead(read, () => ({
        errors: query.errors ?? [],
        isOrdered: Boolean(query.structure?.orderBy),
      }));
    },
  };
}
