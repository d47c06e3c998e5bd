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
