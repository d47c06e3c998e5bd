import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { EmailProbe, SiteProbe } from '../../ports/site-probe';
import type { CallJira, JiraResult } from './call';
import { jiraPermissions } from './permissions';
import { readReply } from './reply';
import { emailSchema, serviceDeskRequestSchema } from './schemas';

/** How many of the latest work items are looked at for a customer. */
const LATEST = 100;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get */
const myselfSchema = z.object({ accountId: z.string() });

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
const reportersSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      fields: z.nullish(
        z.object({
          reporter: z.nullish(z.object({ accountId: z.string(), accountType: z.nullish(z.string()) })),
        }),
      ),
    }),
  ),
});

/** Asks as the app, except for who is at the screen. Whatever address comes back is dropped here. */
export function jiraSiteProbe(callAsApp: CallJira, callAsUser: CallJira): SiteProbe {
  async function emailOf(accountId: string): Promise<EmailProbe> {
    const ask = () => callAsApp(route`/rest/api/3/user/email?accountId=${accountId}`);
    const isUnavailable = (result: JiraResult) => result.kind === 'transient' && result.status === 503;
    let result = await ask();
    // The call is switched off with the status of an outage; an outage seldom hits twice.
    if (isUnavailable(result)) result = await ask();
    const read = readReply(result, emailSchema, 'e-mail address');
    if (read.kind === 'ok') return read.value.email ? 'yes' : 'no';
    return result.kind === 'refused' || isUnavailable(result) ? 'no' : 'unknown';
  }

  async function hasEmailInRequest(workItemId: string): Promise<boolean> {
    const result = await callAsApp(route`/rest/servicedeskapi/request/${workItemId}`);
    const request = result.kind === 'ok' ? serviceDeskRequestSchema.safeParse(result.body).data : undefined;
    return Boolean(request?.reporter?.emailAddress);
  }

  return {
    appAdministers: () => jiraPermissions(callAsApp).isAdmin(),

    async emailOfReader() {
      const result = await callAsUser(route`/rest/api/3/myself`);
      const myself = result.kind === 'ok' ? myselfSchema.safeParse(result.body).data : undefined;
      return myself ? emailOf(myself.accountId) : 'unknown';
    },

    async emailOfCustomer(projects) {
      const scope = projects === 'all' ? '' : ` AND project in (${projects.join(', ')})`;
      const jql = `reporter is not EMPTY${scope} ORDER BY created DESC`;
      const body = { jql, maxResults: LATEST, fields: ['reporter'] };
      const result = await callAsApp(route`/rest/api/3/search/jql`, { method: 'POST', body });
      const read = readReply(result, reportersSchema, 'latest reporters');
      if (read.kind !== 'ok') return 'unknown';
      const found = read.value.issues.find(({ fields }) => fields?.reporter?.accountType === 'customer');
      if (!found?.fields?.reporter) return 'none-found';
      const told = await emailOf(found.fields.reporter.accountId);
      return told !== 'yes' && (await hasEmailInRequest(found.id)) ? 'by-request' : told;
    },
  };
}
