import * as z from 'zod/mini';

/** A numeric id of Jira's. */
export const jiraId = z.string().check(z.regex(/^\d{1,20}$/));
/** The id of a field that somebody added to the site. */
export const addedFieldId = z.string().check(z.regex(/^[a-z]{1,20}_\d{1,12}$/));
/** The key of a work item, as a person types it. */
export const workItemKey = z.string().check(z.trim(), z.regex(/^[A-Za-z][A-Za-z0-9_]+-\d+$/));

/** Id of a rule, as the app makes them. */
export const ruleId = z.string().check(z.regex(/^[a-z0-9-]{1,50}$/));
