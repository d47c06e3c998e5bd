import type { ChangeKind, SettingsChange } from '../domain/settings-change';
import type { ListPage, PageAsked } from './list-page';

/** A change of settings as it is kept: who, and when (epoch ms). */
export interface AuditEntry extends SettingsChange {
  id: string;
  at: number;
  /** The account id of whoever did it; absent where it was the app itself. */
  by?: string;
}

/** Which changes of settings there were. An entry is never changed, and is gone by itself after a year. */
export interface AuditLog {
  add(entry: Omit<AuditEntry, 'id'>): Promise<void>;
  /** A page of all of them, or of one kind. Lags a few seconds behind. */
  page(kind: ChangeKind | 'all', asked: PageAsked): Promise<ListPage<AuditEntry>>;
}
