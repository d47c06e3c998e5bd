/** Counters since the last reset; the cost of what the app did. */
export interface MetricsSnapshot {
  /** Invocations by function key. */
  invocations: Record<string, number>;
  /** The app's calls by target: `jira.read`, `jira.write`, `nps-today`, `forge`. */
  calls: Record<string, number>;
  /**
   * `bytes` counts what was written, `refused` the calls refused with 429. Units are those of the quotas; the peaks are
   * the most that fell into one minute of the clock.
   */
  kvs: {
    reads: number;
    writes: number;
    queries: number;
    bytes: number;
    refused: number;
    readUnits: number;
    writeUnits: number;
    peakReadUnitsPerMinute: number;
    peakWriteUnitsPerMinute: number;
  };
  queue: { pushes: number; events: number };
}

/** Counts invocations, calls and storage traffic. */
export class Metrics {
  private snapshotNow: MetricsSnapshot = empty();
  private minute = -1;
  private inMinute = { readUnits: 0, writeUnits: 0 };

  invocation(functionKey: string): void {
    bump(this.snapshotNow.invocations, functionKey);
  }

  call(name: string): void {
    bump(this.snapshotNow.calls, name);
  }

  kvs(kind: 'reads' | 'writes' | 'queries' | 'refused', bytes = 0): void {
    this.snapshotNow.kvs[kind] += 1;
    this.snapshotNow.kvs.bytes += bytes;
  }

  /** Units of the storage quotas, used at `at` (simulated, epoch ms). */
  units(kind: 'readUnits' | 'writeUnits', units: number, at: number): void {
    const { kvs } = this.snapshotNow;
    const minute = Math.floor(at / 60_000);
    if (minute !== this.minute) [this.minute, this.inMinute] = [minute, { readUnits: 0, writeUnits: 0 }];
    this.inMinute[kind] += units;
    kvs[kind] += units;
    const peak = kind === 'readUnits' ? 'peakReadUnitsPerMinute' : 'peakWriteUnitsPerMinute';
    kvs[peak] = Math.max(kvs[peak], this.inMinute[kind]);
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
    this.inMinute = { readUnits: 0, writeUnits: 0 };
  }
}

function empty(): MetricsSnapshot {
  return {
    invocations: {},
    calls: {},
    kvs: {
      ...{ reads: 0, writes: 0, queries: 0, bytes: 0, refused: 0 },
      ...{ readUnits: 0, writeUnits: 0, peakReadUnitsPerMinute: 0, peakWriteUnitsPerMinute: 0 },
    },
    queue: { pushes: 0, events: 0 },
  };
}

function bump(counters: Record<string, number>, name: string): void {
  counters[name] = (counters[name] ?? 0) + 1;
}
