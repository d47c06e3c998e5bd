import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { Statuses } from '../../ports/statuses';
import type { CallJira } from './call';
import { DONE_CATEGORY } from './schemas';

const statusSchema = z.object({ id: z.string(), statusCategory: z.object({ key: z.string() }) });
/** Anything else would be taken for a status's name. */
const ID = /^\d+$/;

/** The category of a status, asked of Jira each time, as the app. */
export function jiraStatuses(call: CallJira): Statuses {
  return {
    async isDone(statusId) {
      if (!ID.test(statusId)) return 'unknown';
      const result = await call(route`/rest/api/3/status/${statusId}`);
      const status = result.kind === 'ok' ? statusSchema.safeParse(result.body).data : undefined;
      // A status without a workflow is not found by its id; another may have the id for its name.
      if (status?.id !== statusId) return 'unknown';
      return status.statusCategory.key === DONE_CATEGORY ? 'yes' : 'no';
    },
  };
}
