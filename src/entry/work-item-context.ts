import * as z from 'zod/mini';

const idOf = z.pipe(z.union([z.string(), z.number()]), z.transform(String));

/**
 * What Forge tells about the work item that a module stands on.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-panel/
 */
export const workItemContext = z.object({
  extension: z.object({ issue: z.object({ id: idOf }), project: z.optional(z.object({ id: z.optional(idOf) })) }),
});
