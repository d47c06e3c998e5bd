import * as z from 'zod/mini';
import type { Chosen } from '../usecases/chosen/list-chosen';

const KEY = /^[A-Za-z][A-Za-z0-9_]*-\d+$/;
const ISSUE_ID = /^\d{1,20}$/;

/**
 * What Forge's context says is chosen: one work item in its menu; in the navigator keys, as a list or as one text, a search,
 * or a saved filter. What the navigator gives is not documented: all of it may be missing or empty, and a selection is no
 * reason that there is no search beside it.
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-action/
 * @see https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-issue-navigator-action/
 */
const context = z.object({
  /** The person at the screen. */
  accountId: z.optional(z.string()),
  extension: z.looseObject({
    issue: z.catch(z.optional(z.object({ id: z.string().check(z.regex(ISSUE_ID)) })), undefined),
    issueKeys: z.catch(z.optional(z.union([z.array(z.string()), z.string()])), undefined),
    jql: z.catch(z.optional(z.string()), undefined),
    filterId: z.catch(z.optional(z.union([z.string(), z.number()])), undefined),
  }),
});

/** Who chose which work items; undefined where the platform says nothing that can be read. */
export function chosenIn(given: unknown): { accountId?: string; chosen: Chosen } | undefined {
  const read = context.safeParse(given);
  if (!read.success) return undefined;
  const { accountId, extension } = read.data;
  const { issue, issueKeys = [], jql, filterId } = extension;
  if (issue) return { accountId, chosen: { kind: 'items', idsOrKeys: [issue.id] } };
  const keys = (typeof issueKeys === 'string' ? issueKeys.split(',') : issueKeys).map((key) => key.trim());
  const whole = keys.filter((key) => KEY.test(key));
  if (whole.length > 0) return { accountId, chosen: { kind: 'items', idsOrKeys: [...new Set(whole)] } };
  if (jql?.trim()) return { accountId, chosen: { kind: 'search', jql: jql.trim() } };
  const filter = String(filterId ?? '');
  return {
    accountId,
    chosen: ISSUE_ID.test(filter) ? { kind: 'search', jql: `filter = ${filter}` } : { kind: 'nothing' },
  };
}
