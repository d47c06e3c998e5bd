import type { ProductEvent } from '../../shared/services';
import { asSent, associatedStatuses } from '../events/event-shape';
import { mailWatchers } from '../events/mails';
import type { Caller } from '../permissions/permissions';
import { accountOf } from '../permissions/permissions';
import { reindex, unindex } from '../search/search-index';
import {
  must,
  nextNumber,
  projectOf,
  type ChangeItem,
  type Comment,
  type Site,
  type Status,
  type WorkItem,
} from '../state';
import {
  jiraTime,
  projectRef,
  RESOLUTIONS,
  statusOf,
  statusView,
  typeOf,
  issueTypeView,
  userById,
} from '../views/views';

/** A site with the seconds its search index lags. */
export interface WritableSite extends Site {
  lagMs: () => number;
}

interface EventExtras {
  jiraEventTypeName?: string;
  [property: string]: unknown;
}

/** The work item as product events show it: a subset of its fields, addresses left out. */
function eventIssue(site: Site, item: WorkItem): Record<string, unknown> {
  const nobody: Caller = { user: null, isApp: false, scopes: null };
  const person = (id: string | null): unknown => {
    const view = userById(site, nobody, id);
    if (view) delete view.emailAddress;
    return view;
  };
  return {
    id: item.id,
    key: item.key,
    fields: {
      summary: item.summary,
      issuetype: issueTypeView(site, typeOf(site, item)),
      creator: person(item.creatorId),
      created: jiraTime(item.created),
      project: projectRef(site, projectOf(site, item)),
      reporter: person(item.reporterId),
      assignee: person(item.assigneeId),
      updated: jiraTime(item.updated),
      status: statusView(site, statusOf(site, item)),
    },
  };
}

/** @see https://developer.atlassian.com/platform/forge/events-reference/jira/ */
function emit(site: Site, caller: Caller, eventType: string, item: WorkItem, extras: EventExtras): void {
  const event: ProductEvent = {
    eventType,
    issue: eventIssue(site, item),
    atlassianId: accountOf(caller).accountId,
    selfGenerated: caller.isApp,
    timestamp: String(site.now()),
    ...extras,
  };
  site.emit(asSent(site, event));
}

/**
 * Puts an item into a status; items enter and leave the Done category with and without a resolution. `chosen`: the id of
 * the one that was chosen on the transition's screen.
 */
export function putIntoStatus(site: Site, item: WorkItem, to: Status, chosen?: string): ChangeItem[] {
  const from = statusOf(site, item);
  if (from.id === to.id) return [];
  const items: ChangeItem[] = [
    {
      field: 'status',
      fieldtype: 'jira',
      fieldId: 'status',
      from: from.id,
      fromString: from.name,
      to: to.id,
      toString: to.name,
    },
  ];
  item.statusId = to.id;
  if (from.category !== to.category) item.statusCategoryChanged = site.now();
  const resolution =
    to.category === 'done' ? (chosen ?? item.resolutionId ?? must(RESOLUTIONS[0], 'resolution').id) : null;
  if (resolution !== item.resolutionId) items.unshift(resolutionChange(item.resolutionId, resolution));
  item.resolutionId = resolution;
  item.resolved = resolution === null ? null : (item.resolved ?? site.now());
  return items;
}

function resolutionChange(from: string | null, to: string | null): ChangeItem {
  const name = (id: string | null): string | null => RESOLUTIONS.find((each) => each.id === id)?.name ?? null;
  return {
    field: 'resolution',
    fieldtype: 'jira',
    fieldId: 'resolution',
    from,
    fromString: name(from),
    to,
    toString: name(to),
  };
}

/** Writes history, search index, event and, unless `notify` is off, mails of an update that changed something. */
export function recordUpdate(
  site: WritableSite,
  caller: Caller,
  item: WorkItem,
  items: ChangeItem[],
  { notify = true } = {},
): void {
  if (items.length === 0) return;
  const id = String(nextNumber(site, 'changelog'));
  item.updated = site.now();
  item.changelog.push({ id, authorId: accountOf(caller).accountId, created: site.now(), items });
  reindex(site, item, site.lagMs());
  if (notify) mailWatchers(site, accountOf(caller).accountId, item, items);
  const statusItem = items.find((each) => each.field === 'status');
  const wireItems = items.map(({ field, fieldId, from, fromString, to, toString }) => ({
    field,
    fieldId,
    from,
    fromString,
    to,
    toString,
  }));
  emit(site, caller, 'avi:jira:updated:issue', item, {
    jiraEventTypeName: eventTypeName(site, item, items),
    changelog: { id, items: wireItems },
    associatedUsers: associatedUsers(caller, items),
    ...(statusItem
      ? {
          associatedStatuses: associatedStatuses(site, {
            previous: must(site.statuses.get(statusItem.from ?? ''), `status ${statusItem.from}`),
            current: must(site.statuses.get(statusItem.to ?? ''), `status ${statusItem.to}`),
          }),
        }
      : {}),
  });
}

function associatedUsers(caller: Caller, items: ChangeItem[]): { accountId: string }[] {
  const assignees = items.filter((each) => each.field === 'assignee').flatMap((each) => [each.from, each.to]);
  const ids = new Set([accountOf(caller).accountId, ...assignees]);
  return [...ids].filter((id) => id !== null).map((accountId) => ({ accountId }));
}

function eventTypeName(site: Site, item: WorkItem, items: ChangeItem[]): string {
  if (items.some((each) => each.field === 'project')) return 'issue_moved';
  if (items.some((each) => each.field === 'assignee')) return 'issue_assigned';
  if (!items.some((each) => each.field === 'status')) return 'issue_updated';
  if (statusOf(site, item).category === 'done') return 'issue_resolved';
  return items.some((each) => each.field === 'resolution') ? 'issue_reopened' : 'issue_generic';
}

export function recordCreation(site: WritableSite, caller: Caller, item: WorkItem): void {
  site.workItems.set(item.id, item);
  site.keys.set(item.key, item.id);
  reindex(site, item, site.lagMs());
  emit(site, caller, 'avi:jira:created:issue', item, { jiraEventTypeName: 'issue_created' });
}

export function recordDeletion(site: WritableSite, caller: Caller, item: WorkItem): void {
  site.workItems.delete(item.id);
  unindex(site, item.id, site.lagMs());
  emit(site, caller, 'avi:jira:deleted:issue', item, { jiraEventTypeName: 'issue_deleted' });
}

export function addComment(site: WritableSite, caller: Caller, item: WorkItem, body: unknown): Comment {
  const now = site.now();
  const id = String(nextNumber(site, 'comment'));
  const comment: Comment = { id, authorId: accountOf(caller).accountId, body, created: now, updated: now };
  item.comments.push(comment);
  item.updated = now;
  reindex(site, item, site.lagMs());
  emit(site, caller, 'avi:jira:commented:issue', item, { comment: { id, body } });
  return comment;
}
