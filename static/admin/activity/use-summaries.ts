import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry, WorkItemSummary } from '../../../src/contract/admin/activity';
import { useLoaded } from '../../shared/hooks/use-loaded';

/** What the work items of a page are about, by their ids: those that are known so far, for the list does not wait for Jira. */
export function useSummaries(api: AdminApi, entries: ActivityEntry[]): Map<string, WorkItemSummary> {
  const workItemIds = [...new Set(entries.flatMap(({ workItemId }) => workItemId ?? []))];
  const { loaded } = useLoaded(
    async () => (workItemIds.length === 0 ? { ok: true, value: [] } : api.describeWorkItems({ workItemIds })),
    workItemIds.join(),
  );
  return new Map(loaded.kind === 'ready' ? loaded.value.map((each) => [each.id, each]) : []);
}
