import * as z from 'zod/mini';
import type { Actor } from '../../domain/eligibility/facts';
import type { Status } from '../../domain/rule';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
export const userSchema = z.object({
  accountId: z.string(),
  displayName: z.nullish(z.string()),
  active: z.nullish(z.boolean()),
  accountType: z.nullish(z.string()),
  emailAddress: z.nullish(z.string()),
});

export const statusSchema = z.object({
  id: z.string(),
  name: z.nullish(z.string()),
  statusCategory: z.nullish(z.object({ key: z.string() })),
});

export const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.nullish(z.string()),
    project: z.object({ id: z.string() }),
    status: statusSchema,
    reporter: z.nullish(userSchema),
    assignee: z.nullish(z.object({ accountId: z.string() })),
    created: z.nullish(z.string()),
    labels: z.nullish(z.array(z.string())),
    statuscategorychangedate: z.nullish(z.string()),
    issuetype: z.nullish(z.object({ id: z.string(), name: z.nullish(z.string()) })),
  }),
});

/** The value of the field that holds a work item's request type; null for one that is no request. */
const requestTypeSchema = z.nullish(
  z.object({ requestType: z.nullish(z.object({ id: z.string(), name: z.nullish(z.string()) })) }),
);

/** A work item with its request type in the field of this id. */
export function requestSchema(fieldId: string) {
  return z.object({ fields: z.object({ [fieldId]: requestTypeSchema }) });
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-email-get */
export const emailSchema = z.object({ email: z.nullish(z.string()) });

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/ */
export const serviceDeskRequestSchema = z.object({
  reporter: z.nullish(z.object({ emailAddress: z.nullish(z.string()) })),
});

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-participants/#api-rest-servicedeskapi-request-issueidorkey-participant-get */
export const participantsSchema = z.object({
  values: z.array(z.object({ accountId: z.nullish(z.string()), emailAddress: z.nullish(z.string()) })),
});

/** What stands in whichever fields were asked for. */
export const fieldsSchema = z.object({ fields: z.record(z.string(), z.unknown()) });

/** A comment field and the whole comment beside it, wherever they are there. */
export const commentSchema = z.object({
  fields: z.nullish(z.record(z.string(), z.unknown())),
  properties: z.catch(
    z.nullish(z.record(z.string(), z.object({ surveyId: z.optional(z.string()), comment: z.string() }))),
    undefined,
  ),
});

/** The key of Jira's Done category, the same on every site. */
export const DONE_CATEGORY = 'done';

/** Jira's date as epoch milliseconds; undefined where there is none. */
export function epochOf(text: string | null | undefined): number | undefined {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** A status with its category, where Jira says which. */
export function statusOf({ id, statusCategory }: z.infer<typeof statusSchema>): Status {
  return { id, ...(statusCategory ? { done: statusCategory.key === DONE_CATEGORY } : {}) };
}

/** Whoever made a change. Anonymous changes have none, and a closed account may lack its type. */
export const actorSchema = z.catch(
  z.nullish(z.object({ accountId: z.nullish(z.string()), accountType: z.nullish(z.string()) })),
  undefined,
);

/**
 * Automation rules and AI agents act through accounts of apps, unless a rule was told to act as a person.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-get
 */
export const APP_ACCOUNT = 'app';

/** Customers of service projects with an account for the portal alone. */
export const CUSTOMER_ACCOUNT = 'customer';

/** Whoever made a change; undefined where Jira names nobody. */
export function actorOf(author: z.infer<typeof actorSchema>): Actor | undefined {
  if (!author?.accountId) return undefined;
  return { accountId: author.accountId, isApp: author.accountType === APP_ACCOUNT };
}
