import type { LogLine, Outcome, SimulatedForgeHost, StorageDump } from '../forge/index';
import type { Tail } from '../shared/journal';
import type { StorageQuery, TailInput } from './inputs';

/** An invocation as a row of a list. */
export interface InvocationRow {
  id: number;
  functionKey: string;
  moduleKey: string;
  /** Simulated, ISO 8601. */
  time: string;
  /** Simulated milliseconds; undefined while it runs. */
  durationMs?: number;
  outcome?: Outcome['kind'];
  /** What the function threw. */
  problem?: string;
}

export type LogRow = LogLine & { id: number };

/** One key with its value. */
export interface StorageRow {
  /** `value`, `secret` or the entity's name. */
  kind: string;
  key: string;
  value: unknown;
}

export interface StoragePage {
  /** Changes with everything that is written. */
  version: string;
  /** Nothing was written since the version that was named: the rest is left out. */
  unchanged?: true;
  total?: number;
  matching?: number;
  rows?: StorageRow[];
}

type Journals = SimulatedForgeHost['journals'];

/** Which functions ran, by what, for how long, and how they ended. */
export function readInvocations({ invocations }: Journals, query: TailInput): Tail<InvocationRow> {
  const meets = ({ record }: { record: object }) => contains(record, query.search);
  const tail = invocations.tail({ ...query, meets });
  const rows = tail.rows.map(({ id, record }): InvocationRow => {
    const { functionKey, moduleKey, startedAt, endedAt, outcome } = record;
    return {
      ...{ id, functionKey, moduleKey },
      time: new Date(startedAt).toISOString(),
      durationMs: endedAt === undefined ? undefined : endedAt - startedAt,
      outcome: outcome?.kind,
      ...(outcome?.kind === 'threw' && { problem: `${outcome.name}: ${outcome.message}` }),
    };
  });
  return { ...tail, rows };
}

/** What the app logged, and the platform about it. */
export function readLogs({ logs }: Journals, query: TailInput): Tail<LogRow> {
  const tail = logs.tail({ ...query, meets: ({ line }) => contains(line, query.search) });
  return { ...tail, rows: tail.rows.map(({ id, line }) => ({ ...line, id })) };
}

/** What the app keeps, key by key, in the order of kinds and keys. */
export function readStorage(dump: () => StorageDump, version: string, query: StorageQuery): StoragePage {
  if (query.version === version) return { version, unchanged: true };
  const { values, secrets, entities } = dump();
  const all = [
    ...rowsOf('value', values),
    ...rowsOf('secret', secrets),
    ...Object.entries(entities).flatMap(([name, content]) => rowsOf(name, content)),
  ];
  const matching = all.filter((row) => contains(row, query.search));
  return { version, total: all.length, matching: matching.length, rows: matching.slice(0, query.limit) };
}

function rowsOf(kind: string, content: Record<string, unknown>): StorageRow[] {
  return Object.entries(content).map(([key, value]) => ({ kind, key, value }));
}

function contains(value: unknown, text = ''): boolean {
  return text === '' || JSON.stringify(value).toLowerCase().includes(text.toLowerCase());
}
