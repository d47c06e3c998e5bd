import type { ChangeItem, Site, WorkItem } from '../state';

/** The watchers of an item: its reporter and its assignee, whom Jira adds by itself. */
export function watchersOf(item: WorkItem): string[] {
  return [...new Set([item.reporterId, item.assigneeId].filter((id) => id !== null))];
}

/**
 * Notes the mail that an edit sends to every watcher of the item who did not make the edit.
 *
 * @see https://support.atlassian.com/jira-cloud-administration/docs/configure-notification-schemes/
 */
export function mailWatchers(site: Site, authorId: string, item: WorkItem, changes: ChangeItem[]): void {
  const to = watchersOf(item).filter((id) => {
    const user = site.users.get(id);
    return id !== authorId && user !== undefined && user.active && user.email !== null;
  });
  if (to.length === 0) return;
  const changed = changes.map((each) => each.field);
  const text = changes.map((each) => `${each.field}: ${each.toString ?? 'none'}`).join('\n');
  site.mails.push({ at: site.now(), workItem: item.key, to, changed, text });
}
