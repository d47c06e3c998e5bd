import { z } from 'zod';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
const userSchema = z.object({
  accountId: z.string(),
  displayName: z.string().nullish(),
  active: z.boolean().nullish(),
  accountType: z.string().nullish(),
  emailAddress: z.string().nullish(),
});

export const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    project: z.object({ id: z.string() }),
    status: z.object({ id: z.string(), statusCategory: z.object({ key: z.string() }).nullish() }),
    reporter: userSchema.nullish(),
  }),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-email-get */
export const emailSchema = z.object({ email: z.string().nullish() });

/** @see https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/ */
export const serviceDeskRequestSchema = z.object({
  reporter: z.object({ emailAddress: z.string().nullish() }).nullish(),
});

export const propertySchema = z.object({ value: z.object({ comment: z.string().optional() }).catch({}) });

/** The key of Jira's Done category, the same on every site. */
export const DONE_CATEGORY = 'done';
