import type { Response } from '../../src/domain/response';
import { needsMatch } from '../../src/domain/response';
import type { ResponseStore } from '../../src/ports/response-store';
import { storedRows } from './stored-rows';

export interface FakeResponseStore extends ResponseStore {
  all(): Response[];
  fail(now: boolean): void;
}

/** Responses in memory. */
export function fakeResponseStore(): FakeResponseStore {
  const rows = storedRows<Response>();
  return {
    store: async (response) => (rows.create(response) ? 'stored' : 'duplicate'),
    read: async (id) => rows.read(id),
    replace: async (response) => rows.replace(response),
    due: async (now, limit) => rows.due(now, limit).map(({ id }) => id),
    unmatchedOf: async (named) =>
      rows
        .all()
        .filter((each) => each.surveyId === undefined && (each.oldRule ?? each).workItemKey === named)
        .filter(needsMatch)
        .sort((a, b) => b.receivedAt - a.receivedAt),
    parked: async (limit) =>
      rows
        .all()
        .filter(({ state }) => state === 'parked')
        .sort((a, b) => b.changedAt - a.changedAt)
        .slice(0, limit),
    all: rows.all,
    fail: rows.fail,
  };
}
