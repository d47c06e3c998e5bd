import type { ChangeKind } from '../../domain/settings-change';
import type { AuditEntry, AuditLog } from '../../ports/audit-log';
import type { ListPage } from '../../ports/list-page';

export interface ListChangesPorts {
  audit: AuditLog;
}

/** So many on a page. */
export const CHANGES_ON_PAGE = 25;

/** A page of the changes of settings, the newest first: all of them or of one kind, from where the page before ended. */
export async function listChanges(
  { audit }: ListChangesPorts,
  { kind, from }: { kind?: ChangeKind; from?: string },
): Promise<ListPage<AuditEntry>> {
  const { items, ...rest } = await audit.page(kind ?? 'all', { order: 'newest', limit: CHANGES_ON_PAGE, from });
  // The index knows seconds, and one press of a button can change several things.
  return { ...rest, items: items.sort((a, b) => b.at - a.at) };
}
