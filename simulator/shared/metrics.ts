/** Counters since the last reset; the cost of what the app did. */
export interface MetricsSnapshot {
  /** Invocations by function key. */
  invocations: Record<string, number>;
  /** The app's calls by target: `jira.read`, `jira.write`, `nps-today`, `forge`. */
  calls: Record<string, number>;
  /** `bytes` counts what was written. */
  kvs: { reads: number; writes: number; queries: number; bytes: number };
  queue: { pushes: number; events: number };
}

/** Counts invocations, calls and storage traffic. */
export class Metrics {
  private snapshotNow: MetricsSnapshot = empty();

  invocation(functionKey: string): void {
    bump(this.snapshotNow.invocations, functionKey);
  }

  call(name: string): void {
    bump(this.snapshotNow.calls, name);
  }

  kvs(kind: 'reads' | 'writes' | 'queries', bytes = 0): void {
    this.snapshotNow.kvs[kind] += 1;
    this.snapshotNow.kvs.bytes += bytes;
  }

  push(events: number): void {
    this.snapshotNow.queue.pushes += 1;
    this.snapshotNow.queue.events += events;
  }

  snapshot(): MetricsSnapshot {
    return structuredClone(this.snapshotNow);
  }

  clear(): void {
    this.snapshotNow = empty();
  }
}

function empty(): MetricsSnapshot {
  return {
    invocations: {},
    calls: {},
    kvs: { reads: 0, writes: 0, queries: 0, bytes: 0 },
    queue: { pushes: 0, events: 0 },
  };
}

function bump(counters: Record<string, number>, name: string): void {
  counters[name] = (counters[name] ?? 0) + 1;
}
