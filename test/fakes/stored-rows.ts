import type { ListPage, PageAsked } from '../../src/ports/list-page';
import { fuse } from './fuse';

/** Rows with revisions, as the platform's storage keeps them: what comes out is a copy, and a stale write is refused. */
export function storedRows<Row extends { id: string; revision: number; dueAt?: number }>() {
  const rows = new Map<string, Row>();
  let failing = false;
  const burn = fuse('The storage');
  const available = () => {
    burn();
    if (failing) throw new Error('The storage is out of order');
  };
  return {
    create(row: Row): boolean {
      available();
      if (rows.has(row.id)) return false;
      rows.set(row.id, structuredClone(row));
      return true;
    },
    read(id: string): Row | undefined {
      available();
      return structuredClone(rows.get(id));
    },
    replace(row: Row): Row | 'conflict' {
      available();
      if (rows.get(row.id)?.revision !== row.revision) return 'conflict';
      const next = { ...structuredClone(row), revision: row.revision + 1 };
      rows.set(row.id, next);
      return structuredClone(next);
    },
    remove({ id, revision }: Pick<Row, 'id' | 'revision'>): boolean {
      available();
      return rows.get(id)?.revision === revision && rows.delete(id);
    },
    due(now: number, limit: number): Row[] {
      available();
      return [...rows.values()]
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, limit)
        .map((row) => structuredClone(row));
    },
    all(): Row[] {
      available();
      return [...rows.values()].map((row) => structuredClone(row));
    },
    /** From now on every call fails, or works again. */
    fail(now: boolean): void {
      failing = now;
    },
  };
}

/** One page of some rows in the order of a time of theirs. It begins behind the place of the row that the page before ended with. */
export function pageOf<Row extends { id: string }>(
  rows: Row[],
  at: (row: Row) => number,
  { order, limit, since = 0, until = Infinity, from }: PageAsked,
): ListPage<Row> {
  const place = (row: Row) => `${String(at(row)).padStart(16, '0')} ${row.id}`;
  const direction = order === 'newest' ? -1 : 1;
  const left = rows
    .filter((row) => at(row) >= since && at(row) <= until)
    .filter((row) => from === undefined || (order === 'newest' ? place(row) < from : place(row) > from))
    .sort((a, b) => direction * (place(a) < place(b) ? -1 : 1));
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && left.length > limit ? { next: place(last) } : {}) };
}
