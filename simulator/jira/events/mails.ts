import type { ChangeItem, Site, WorkItem } from '../state';

/** Those who watch an item: who reported it and who works on it, as Jira adds them by itself. */
export function watchersOf(item: WorkItem): string[] {
  return [...new Set([item.reporterId, item.assigneeId].filter((id) => id !== null))];
}

/**
 * Notes the mail that an edit sends to everyone who watches the item but did not make the edit.
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
