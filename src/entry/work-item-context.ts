import * as z from 'zod/mini';
import { jiraId } from './jira-id';

/**
 * What Forge's context holds about the work item that shows the module.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-panel/
 */
export const workItemContext = z.object({
  /** The person at the screen. */
  accountId: z.optional(z.string()),
  extension: z.object({ issue: z.object({ id: jiraId }), project: z.optional(z.object({ id: z.optional(jiraId) })) }),
});
