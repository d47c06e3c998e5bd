import type { History, Past } from '../../src/ports/history';

export interface FakeHistory extends History {
  /** By work item id. */
  pasts: Map<string, Past>;
  down: boolean;
  reads: number;
}

/** What happened to work items, in memory. */
export function fakeHistory(): FakeHistory {
  const history: FakeHistory = {
    pasts: new Map(),
    down: false,
    reads: 0,
    async read(workItemId) {
      history.reads += 1;
      if (history.down) return { kind: 'try-later' };
      const past = history.pasts.get(workItemId);
      return past ? { kind: 'found', past: structuredClone(past) } : { kind: 'gone' };
    },
  };
  return history;
}
