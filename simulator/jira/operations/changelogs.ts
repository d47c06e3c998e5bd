import { z } from 'zod';
import { bodyAs, ok, type Call, type Operation, type Reply } from '../call';
import { badRequest } from '../errors';
import { BULK_CHANGELOG } from '../limits';
import { accountOf, maySee } from '../permissions/permissions';
import { findWorkItem, type WorkItem } from '../state';
import { changeGroupView } from '../views/views';

const { items: mostItems, fields: mostFields, changes: mostChanges, changesByDefault } = BULK_CHANGELOG;

const bulkBody = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(mostItems),
  fieldIds: z
    .array(z.string())
    .max(mostFields)
    .refine((ids) => new Set(ids).size === ids.length)
    .nullish(),
  maxResults: z.number().int().min(1).max(mostChanges).nullish(),
  nextPageToken: z.string().nullish(),
});

/**
 * The histories of many items, oldest change first, of equal age by the item's id. Items that are missing or hidden are left
 * out, as with other bulk reads; of each change only the items of these fields. Times are epoch milliseconds, as live
 * sites answer, against the API description.
 */
function bulkFetch(call: Call): Reply {
  const { site, caller } = call;
  accountOf(caller);
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = bodyAs(call, bulkBody);
  const seen = new Set<WorkItem>();
  for (const idOrKey of issueIdsOrKeys) {
    const item = findWorkItem(site, idOrKey);
    if (item && maySee(site, caller, item)) seen.add(item);
  }
  const isWanted = (fieldId: string): boolean => !fieldIds?.length || fieldIds.includes(fieldId);
  const all = [...seen]
    .flatMap((item) => item.changelog.map((group) => ({ item, group })))
    .map(({ item, group }) => ({
      item,
      group: { ...group, items: group.items.filter((each) => isWanted(each.fieldId)) },
    }))
    .filter(({ group }) => group.items.length > 0)
    .sort((a, b) => a.group.created - b.group.created || Number(a.item.id) - Number(b.item.id));
  const start = startOf(nextPageToken);
  const end = start + (maxResults ?? changesByDefault);
  const logs = new Map<string, Record<string, unknown>[]>();
  for (const { item, group } of all.slice(start, end)) {
    const histories = logs.get(item.id) ?? [];
    histories.push({ ...changeGroupView(site, caller, group), created: group.created });
    logs.set(item.id, histories);
  }
  return ok({
    issueChangeLogs: [...logs].map(([issueId, changeHistories]) => ({ issueId, changeHistories })),
    ...(end < all.length ? { nextPageToken: Buffer.from(String(end)).toString('base64url') } : {}),
  });
}

function startOf(token: string | null | undefined): number {
  if (!token) return 0;
  const start = Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start <= 0)
    throw badRequest('The provided next page token is invalid or has expired.');
  return start;
}

export const changelogOperations: Operation[] = [
  { method: 'POST', path: '/rest/api/3/changelog/bulkfetch', handle: bulkFetch },
];
