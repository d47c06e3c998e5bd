import type { Site, WorkItem } from '../state';

/** What the index keeps of an item; comments are read live. */
function snapshot(item: WorkItem): WorkItem {
  return structuredClone({ ...item, comments: [] });
}

/** Queues a write for the index; searches find it after the lag. */
export function reindex(site: Site, item: WorkItem, lagMs: number): void {
  site.toIndex.push({ at: site.now() + lagMs, id: item.id, item: snapshot(item) });
}

export function unindex(site: Site, id: string, lagMs: number): void {
  site.toIndex.push({ at: site.now() + lagMs, id, item: null });
}

/**
 * All items as they are in the index now; the ones to reconcile as they really are.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/
 */
export function indexedItems(site: Site, reconcile: readonly string[] = []): WorkItem[] {
  const now = site.now();
  while (site.toIndex[0] && site.toIndex[0].at <= now) {
    const update = site.toIndex.shift();
    if (update?.item) site.indexed.set(update.id, update.item);
    else if (update) site.indexed.delete(update.id);
  }
  if (reconcile.length === 0) return [...site.indexed.values()];
  const seen = new Map(site.indexed);
  for (const id of reconcile) {
    const live = site.workItems.get(id);
    if (live) seen.set(id, live);
    else seen.delete(id);
  }
  return [...seen.values()];
}
