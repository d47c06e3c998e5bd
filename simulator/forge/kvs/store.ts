import { EXPIRED_LINGERS_MS } from './limits';

/** One stored value. Times are epoch milliseconds of simulated time. */
export interface StoredRecord {
  json: string;
  /** The same, parsed once for queries; never handed out. */
  parsed: unknown;
  createdAt: number;
  updatedAt: number;
  expiresAt?: number;
}

interface Version {
  at: number;
  record: StoredRecord | undefined;
}

/** A table that keeps its state of a moment ago, for queries that lag behind. */
export interface Table {
  get(key: string): StoredRecord | undefined;
  set(key: string, json: string, ttlMs?: number): StoredRecord;
  delete(key: string): void;
  /** All records as they were `lagMs` ago, in no order. */
  asOf(lagMs: number): [string, StoredRecord][];
  keys(): string[];
}

export function createTable(now: () => number, keepMs: number): Table {
  const rows = new Map<string, Version[]>();
  const lingers = (record: StoredRecord | undefined) =>
    record?.expiresAt === undefined || now() < record.expiresAt + EXPIRED_LINGERS_MS ? record : undefined;
  const append = (key: string, record: StoredRecord | undefined) => {
    const versions = rows.get(key) ?? [];
    versions.push({ at: now(), record });
    while (versions[1] && versions[1].at <= now() - keepMs) versions.shift();
    rows.set(key, versions);
  };
  const get = (key: string) => lingers(rows.get(key)?.at(-1)?.record);
  return {
    get,
    set(key, json, ttlMs) {
      const record: StoredRecord = {
        json,
        parsed: JSON.parse(json) as unknown,
        createdAt: get(key)?.createdAt ?? now(),
        updatedAt: now(),
        expiresAt: ttlMs === undefined ? undefined : now() + ttlMs,
      };
      append(key, record);
      return record;
    },
    delete(key) {
      if (rows.has(key)) append(key, undefined);
    },
    asOf(lagMs) {
      const at = now() - lagMs;
      const found: [string, StoredRecord][] = [];
      for (const [key, versions] of rows) {
        const last = versions[versions.length - 1];
        const isSettled = last !== undefined && last.at <= at;
        const record = lingers((isSettled ? last : versions.findLast((version) => version.at <= at))?.record);
        if (record) found.push([key, record]);
        else if (isSettled && !last.record) rows.delete(key);
      }
      return found;
    },
    keys: () => [...rows.keys()].filter((key) => get(key) !== undefined).sort(),
  };
}
