import * as z from 'zod/mini';

/** An id that Jira and Forge tell as text or as a number; here always text. */
export const jiraId = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
