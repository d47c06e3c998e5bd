import { route } from '@forge/api';
import * as z from 'zod/mini';
import type { RuleQueries, Told } from '../../ports/rule-queries';
import { MOST_ASKED } from '../../ports/rule-queries';
import { allPages } from '../pages';
import type { CallJira } from './call';
import type { Failed, Read } from './reply';
import { readReply } from './reply';
import { tryLater } from './response/write-response';
import { restrictionOf } from './restriction';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post */
const foundSchema = z.object({
  issues: z.array(z.object({ id: z.string() })),
  nextPageToken: z.nullish(z.string()),
});
/** True of no work item: what is refused together with it is refused for its own sake. */
const NONE = 'created < "1970-01-02"';

/**
 * Rules' JQL through Jira's search, as the app. The search is told which work items to look at as they are: its index is
 * seconds behind the change of status that made somebody ask.
 * @see https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/
 */
export function jiraRuleQueries(call: CallJira): RuleQueries {
  async function search(jql: string, reconcileIssues: number[]): Promise<Read<string[]>> {
    const all = await allPages<string, string, Failed>(async (nextPageToken) => {
      const body = { jql, fields: ['id'], maxResults: MOST_ASKED, reconcileIssues, nextPageToken };
      const result = await call(route`/rest/api/3/search/jql`, { method: 'POST', body });
      const page = readReply(result, foundSchema, 'work items by JQL');
      if (page.kind !== 'ok') return page;
      const { issues, nextPageToken: next } = page.value;
      return { kind: 'page', items: issues.map(({ id }) => id), next: next ?? undefined };
    });
    return all.kind === 'all' ? { kind: 'ok', value: all.items } : all;
  }

  /** Where Jira refuses the question, either the JQL is to blame or a work item that it does not know. */
  async function ask(restriction: string, ids: string[], isSound: boolean): Promise<Told> {
    const found = await search(both(`id in (${ids.join(', ')})`, restriction), ids.map(Number));
    if (found.kind === 'ok')
      return { kind: 'told', fulfilling: ids.filter((id) => found.value.includes(id)), unseen: [] };
    if (!isRefusal(found)) return tryLater(found);
    if (!isSound) {
      const alone = await search(both(NONE, restriction), []);
      if (isRefusal(alone)) return { kind: 'broken' };
      if (alone.kind !== 'ok') return tryLater(alone);
    }
    if (ids.length === 1) return { kind: 'told', fulfilling: [], unseen: ids };
    const half = Math.ceil(ids.length / 2);
    const first = await ask(restriction, ids.slice(0, half), true);
    if (first.kind !== 'told') return first;
    const second = await ask(restriction, ids.slice(half), true);
    if (second.kind !== 'told') return second;
    return {
      kind: 'told',
      fulfilling: [...first.fulfilling, ...second.fulfilling],
      unseen: [...first.unseen, ...second.unseen],
    };
  }

  async function fulfillingAny(jqls: string[], workItemIds: string[]): Promise<Told> {
    const restrictions = jqls.flatMap((jql) => restrictionOf(jql) ?? []);
    if (restrictions.length < jqls.length) return { kind: 'broken' };
    return ask(anyOf(restrictions), workItemIds, false);
  }

  return { fulfilling: (jql, workItemIds) => fulfillingAny([jql], workItemIds), fulfillingAny };
}

/** One that leaves nothing out leaves nothing out together with others. */
function anyOf(restrictions: string[]): string {
  if (restrictions.includes('')) return '';
  return restrictions.length > 1 ? restrictions.map((each) => `(${each})`).join(' OR ') : restrictions.join();
}

function both(ours: string, restriction: string): string {
  return restriction === '' ? ours : `${ours} AND (${restriction})`;
}

function isRefusal(found: Read<unknown>): boolean {
  return found.kind === 'refused' && found.status === 400;
}
