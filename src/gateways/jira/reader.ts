import { i18n, route } from '@forge/api';
import * as z from 'zod/mini';
import type { Reader } from '../../ports/reader';
import type { CallJira, JiraResult } from './call';
import { finishedCondition } from './fields/writable';
import { readReply } from './reply';
import { failed, fromRead } from './site-result';

const A_FEW = 20;
const SEARCH_PAGE = 100;
const DEFAULT_LOCALE = 'en-US';

/**
 * The language of a person's profile, and of the site for whoever has none: the app is such a person.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-myself-get
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/#api-rest-api-3-mypreferences-locale-get
 */
const localeSchema = z.object({ locale: z.optional(z.string()) });

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
const foundSchema = z.object({
  issues: z.array(z.object({ key: z.string(), fields: z.nullish(z.object({ summary: z.nullish(z.string()) })) })),
});

const searchSchema = z.object({
  issues: z.array(
    z.object({ id: z.string(), key: z.string(), fields: z.nullish(z.object({ summary: z.nullish(z.string()) })) }),
  ),
  nextPageToken: z.nullish(z.string()),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
const shownSchema = z.object({
  fields: z.object({ summary: z.nullish(z.string()), status: z.object({ name: z.nullish(z.string()) }) }),
});

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
const summariesSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.object({
        summary: z.nullish(z.string()),
        reporter: z.nullish(z.object({ accountId: z.string() })),
      }),
    }),
  ),
});

/** The person at the screen, as Jira knows them; what the site is like otherwise, as the app sees it. */
export function jiraReader(callAsUser: CallJira, callAsApp: CallJira): Reader {
  const localeOf = (result: JiraResult) =>
    result.kind === 'ok' ? localeSchema.safeParse(result.body).data?.locale : undefined;
  return {
    async workItem(idOrKey) {
      const result = await callAsUser(route`/rest/api/3/issue/${idOrKey}?fields=summary,status`);
      return fromRead(readReply(result, shownSchema, 'work item of the reader'), ({ fields }) => ({
        summary: fields.summary ?? '',
        status: fields.status.name ?? '',
      }));
    },

    async lastFinished(projects, finished) {
      const where = projects === 'all' ? '' : `project in (${projects.join(', ')}) AND `;
      const condition = finishedCondition(finished);
      const body = { jql: `${where}${condition} ORDER BY updated DESC`, maxResults: 1, fields: ['summary'] };
      const result = await callAsUser(route`/rest/api/3/search/jql`, { method: 'POST', body });
      return fromRead(readReply(result, foundSchema, 'last finished work item'), ({ issues }) => issues[0]?.key);
    },

    async ownWorkItems(projects) {
      const scope = projects === 'all' ? '' : ` AND project in (${projects.join(', ')})`;
      const body = {
        jql: `reporter = currentUser()${scope} ORDER BY updated DESC`,
        maxResults: A_FEW,
        fields: ['summary'],
      };
      const result = await callAsUser(route`/rest/api/3/search/jql`, { method: 'POST', body });
      const read = readReply(result, foundSchema, 'own work items');
      if (read.kind !== 'ok') return failed(read);
      return {
        kind: 'ok',
        value: read.value.issues.map(({ key, fields }) => ({ key, summary: fields?.summary ?? '' })),
      };
    },

    async search(jql, place) {
      const page = { jql, maxResults: SEARCH_PAGE, fields: ['summary'] };
      const body = place === undefined ? page : { ...page, nextPageToken: place };
      const result = await callAsUser(route`/rest/api/3/search/jql`, { method: 'POST', body });
      return fromRead(readReply(result, searchSchema, 'search of the reader'), ({ issues, nextPageToken }) => ({
        items: issues.map(({ id, key, fields }) => ({ id, key, summary: fields?.summary ?? '' })),
        ...(nextPageToken ? { next: nextPageToken } : {}),
      }));
    },

    async summaries(idsOrKeys) {
      const body = { issueIdsOrKeys: idsOrKeys, fields: ['summary', 'reporter'] };
      const result = await callAsUser(route`/rest/api/3/issue/bulkfetch`, { method: 'POST', body });
      return fromRead(readReply(result, summariesSchema, 'summaries of work items'), ({ issues }) =>
        issues.map(({ id, key, fields: { summary, reporter } }) => ({
          id,
          key,
          summary: summary ?? '',
          ...(reporter ? { reporterId: reporter.accountId } : {}),
        })),
      );
    },

    async words() {
      const locale =
        localeOf(await callAsUser(route`/rest/api/3/myself`)) ??
        localeOf(await callAsApp(route`/rest/api/3/mypreferences/locale`));
      // Texts that a language lacks come from the manifest's fallback.
      return i18n.createTranslationFunction(locale ?? DEFAULT_LOCALE);
    },
  };
}
