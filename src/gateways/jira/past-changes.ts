import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { StatusStep } from '../../ports/history';
import type { Candidate, PastChanges, Wanted } from '../../ports/past-changes';
import { allPages } from '../pages';
import type { CallJira } from './call';
import type { Failed, Read } from './reply';
import { readReply } from './reply';
import { actorOf, actorSchema, epochOf } from './schemas';
import { fromRead } from './site-result';

/** Work items in a page at most where fields are asked for; Jira may give fewer. */
const PAGE = 100;
/** Changes in a page at most. @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-changelog-bulkfetch-post */
const CHANGES = 10_000;

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
const foundSchema = z.object({
  issues: z.array(z.object({ id: z.string(), fields: z.nullish(z.object({ created: z.nullish(z.string()) })) })),
  nextPageToken: z.nullish(z.string()),
});

const changesSchema = z.object({
  issueChangeLogs: z.nullish(
    z.array(
      z.object({
        issueId: z.string(),
        changeHistories: z.nullish(
          z.array(
            z.object({
              id: z.string(),
              /** A date by the API description; epoch milliseconds on live sites. */
              created: z.nullish(z.union([z.string(), z.number()])),
              author: actorSchema,
              items: z.array(z.object({ field: z.string(), from: z.nullish(z.string()), to: z.nullish(z.string()) })),
            }),
          ),
        ),
      }),
    ),
  ),
  nextPageToken: z.nullish(z.string()),
});

type Change = NonNullable<
  NonNullable<z.infer<typeof changesSchema>['issueChangeLogs']>[number]['changeHistories']
>[number];

/** The changes of status of many work items through Jira's REST API, as the app: a call for each page, not for each item. */
export function jiraPastChanges(call: CallJira): PastChanges {
  /** Page after page of a list that says itself where the next one begins. */
  function pages<Item>(
    ask: (nextPageToken: string | undefined) => Promise<Read<{ items: Item[]; next?: string }>>,
    limit?: number,
  ) {
    return allPages<Item, string, Failed>(async (token) => {
      const page = await ask(token);
      return page.kind === 'ok' ? { kind: 'page', ...page.value } : page;
    }, limit);
  }

  return {
    async reaching({ limit, ...wanted }) {
      const jql = jqlOf(wanted);
      const all = await pages<Candidate>(async (nextPageToken) => {
        const body = { jql, fields: ['created'], maxResults: PAGE, nextPageToken };
        const result = await call(route`/rest/api/3/search/jql`, { method: 'POST', body });
        const page = readReply(result, foundSchema, 'finished work items');
        if (page.kind !== 'ok') return page;
        const { issues, nextPageToken: next } = page.value;
        const items = issues.map(({ id, fields }) => ({ id, created: epochOf(fields?.created) }));
        return { kind: 'ok', value: { items, next: next ?? undefined } };
      }, limit + 1);
      const read: Read<Candidate[]> = all.kind === 'all' ? { kind: 'ok', value: all.items } : all;
      return fromRead(read, (items) => ({ found: items.slice(0, limit), more: items.length > limit }));
    },

    async stepsOf(workItemIds) {
      if (workItemIds.length === 0) return { kind: 'ok', value: new Map() };
      const all = await pages<[string, Change]>(async (nextPageToken) => {
        const body = { issueIdsOrKeys: workItemIds, fieldIds: ['status'], maxResults: CHANGES, nextPageToken };
        const result = await call(route`/rest/api/3/changelog/bulkfetch`, { method: 'POST', body });
        const page = readReply(result, changesSchema, 'histories of work items');
        if (page.kind !== 'ok') return page;
        const { issueChangeLogs, nextPageToken: next } = page.value;
        const items = (issueChangeLogs ?? []).flatMap(({ issueId, changeHistories }) =>
          (changeHistories ?? []).map((change): [string, Change] => [issueId, change]),
        );
        return { kind: 'ok', value: { items, next: next ?? undefined } };
      });
      const read: Read<[string, Change][]> = all.kind === 'all' ? { kind: 'ok', value: all.items } : all;
      return fromRead(read, stepsByItem);
    },
  };
}

/**
 * What came into one of the statuses lately. Ids alone: names are translated. `created` finds what was born finished.
 * @see https://support.atlassian.com/jira-software-cloud/docs/jql-operators/ (CHANGED)
 */
function jqlOf({ projects, statuses, days }: Omit<Wanted, 'limit'>): string {
  const listed = statuses.join(', ');
  const since = `-${days}d`;
  const reached = `(status CHANGED TO (${listed}) AFTER ${since} OR (created >= ${since} AND status IN (${listed})))`;
  const where = projects === 'all' ? reached : `project IN (${projects.join(', ')}) AND ${reached}`;
  return `${where} ORDER BY updated DESC`;
}

function stepsByItem(changes: [string, Change][]): Map<string, StatusStep[]> {
  const steps = new Map<string, StatusStep[]>();
  for (const [issueId, { id, created, author, items }] of changes) {
    const item = items.find(({ field }) => field === 'status');
    if (!item) continue;
    const by = actorOf(author);
    const at = typeof created === 'number' ? created : epochOf(created);
    const step = { id, at, from: item.from ?? undefined, to: item.to ?? undefined, ...(by && { by }) };
    steps.set(issueId, [step, ...(steps.get(issueId) ?? [])]);
  }
  for (const each of steps.values()) each.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return steps;
}
