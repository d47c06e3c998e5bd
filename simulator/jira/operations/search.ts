import { z } from 'zod';
import { bodyAs, listParam, numberParam, ok, type Call, type Operation, type Reply } from '../call';
import { badRequest, invalidPayload, UnknownField } from '../errors';
import { issueView } from '../views/issue-view';
import { compileJql } from '../search/jql-evaluate';
import { BULK_FETCH_ITEMS, RECONCILED_ITEMS, SEARCH_PAGE_ITEMS } from '../limits';
import { accountOf, maySee } from '../permissions/permissions';
import { indexedItems } from '../search/search-index';
import { findWorkItem, type WorkItem } from '../state';

const searchBody = z.strictObject({
  jql: z.string().nullish(),
  nextPageToken: z.string().nullish(),
  maxResults: z.number().int().nullish(),
  fields: z.array(z.string()).nullish(),
  expand: z.string().nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
  failFast: z.boolean().nullish(),
  reconcileIssues: z.array(z.union([z.number(), z.string()])).nullish(),
});

type SearchBody = z.infer<typeof searchBody>;

function found(call: Call, jql: string, reconcile: readonly string[]): WorkItem[] {
  const { site, caller } = call;
  accountOf(caller);
  const query = compileJql(site, caller, jql);
  // What is not in the index yet is still hidden from those who may not see it now.
  const visible = (item: WorkItem): boolean => {
    const live = site.workItems.get(item.id);
    return live !== undefined && maySee(site, caller, live);
  };
  const items = caller.ownScreen ? [...site.workItems.values()] : indexedItems(site, reconcile);
  return items.filter((item) => visible(item) && query.matches(item)).sort(query.order);
}

function readToken(token: string | null | undefined, jql: string): number {
  if (!token) return 0;
  try {
    const read = JSON.parse(Buffer.from(token, 'base64url').toString()) as { start: number; jql: string };
    if (read.jql === jql && Number.isInteger(read.start)) return read.start;
  } catch {
    // Falls through to the refusal: not a token of ours.
  }
  throw badRequest('The provided next page token is invalid or has expired.');
}

function search(call: Call, body: SearchBody): Reply {
  const jql = body.jql ?? '';
  const reconcile = (body.reconcileIssues ?? []).map(String);
  if (reconcile.length > RECONCILED_ITEMS) {
    throw badRequest(`The number of issues to reconcile must not exceed ${RECONCILED_ITEMS}.`);
  }
  const maxResults = body.maxResults ?? 50;
  if (maxResults < 0) throw invalidPayload();
  const start = readToken(body.nextPageToken, jql);
  const items = found(call, jql, reconcile);
  const end = start + Math.min(maxResults, SEARCH_PAGE_ITEMS);
  const shape = {
    fields: body.fields?.length ? body.fields.flatMap((each) => each.split(',')) : ['id'],
    expand: (body.expand ?? '').split(',').filter((each) => each !== ''),
    properties: body.properties ?? [],
  };
  const withLive = (item: WorkItem): WorkItem => ({
    ...item,
    comments: call.site.workItems.get(item.id)?.comments ?? [],
  });
  const issues = items.slice(start, end).map((item) => issueView(call.site, call.caller, withLive(item), shape));
  const token = Buffer.from(JSON.stringify({ start: end, jql })).toString('base64url');
  return ok({ issues, ...(end < items.length ? { nextPageToken: token, isLast: false } : { isLast: true }) });
}

function searchByQuery(call: Call): Reply {
  const { query } = call;
  return search(call, {
    jql: query.get('jql'),
    nextPageToken: query.get('nextPageToken'),
    maxResults: numberParam(call, 'maxResults', 50),
    fields: listParam(call, 'fields'),
    expand: query.get('expand'),
    properties: listParam(call, 'properties'),
    reconcileIssues: listParam(call, 'reconcileIssues'),
  });
}

function count(call: Call): Reply {
  const { jql } = bodyAs(call, z.looseObject({ jql: z.string().nullish() }));
  try {
    return ok({ count: found(call, jql ?? '', []).length });
  } catch (error) {
    // Unlike the search itself, the estimate does not refuse an unknown field.
    if (error instanceof UnknownField) return ok({ count: 0 });
    throw error;
  }
}

const bulkBody = z.looseObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(BULK_FETCH_ITEMS),
  fields: z.array(z.string()).nullish(),
  expand: z.array(z.string()).nullish(),
  properties: z.array(z.string()).nullish(),
});

function bulkFetch(call: Call): Reply {
  const { site, caller } = call;
  accountOf(caller);
  const body = bodyAs(call, bulkBody);
  const fields = body.fields?.length ? body.fields : ['*navigable'];
  const shape = { fields, expand: body.expand ?? [], properties: body.properties ?? [] };
  const items = new Set<WorkItem>();
  for (const idOrKey of body.issueIdsOrKeys) {
    const item = findWorkItem(site, idOrKey);
    if (item && maySee(site, caller, item)) items.add(item);
  }
  // Items that are missing or hidden are left out without a word, as in Jira.
  return ok({
    expand: 'schema,names',
    issues: [...items].map((each) => issueView(site, caller, each, shape)),
    issueErrors: [],
  });
}

export const searchOperations: Operation[] = [
  { method: 'GET', path: '/rest/api/3/search/jql', handle: searchByQuery },
  { method: 'POST', path: '/rest/api/3/search/jql', handle: (call) => search(call, bodyAs(call, searchBody)) },
  { method: 'POST', path: '/rest/api/3/search/approximate-count', handle: count },
  { method: 'POST', path: '/rest/api/3/issue/bulkfetch', handle: bulkFetch },
];
