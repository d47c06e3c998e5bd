import type { Response } from '../../src/domain/response';
import { needsMatch, surveyIdOf } from '../../src/domain/response';
import type { ResponseStore } from '../../src/ports/response-store';
import { pageOf, storedRows } from './stored-rows';

export interface FakeResponseStore extends ResponseStore {
  all(): Response[];
  fail(now: boolean): void;
}

/** Responses in memory. */
export function fakeResponseStore(): FakeResponseStore {
  const rows = storedRows<Response>();
  const parkedLast = new Map<string, string>();
  const name = (response: Response) => {
    const of = response.surveyId === undefined && !response.automation ? response.workItemKey : surveyIdOf(response);
    if (response.state === 'parked' && of !== undefined) parkedLast.set(of, response.id);
  };
  const inState = (state: Response['state']) =>
    rows
      .all()
      .filter((each) => each.state === state)
      .sort((a, b) => b.changedAt - a.changedAt);
  return {
    async store(response) {
      if (!rows.create(response)) return 'duplicate';
      name(response);
      return 'stored';
    },
    read: async (id) => rows.read(id),
    async replace(response) {
      const replaced = rows.replace(response);
      if (replaced !== 'conflict') name(replaced);
      return replaced;
    },
    parkedLast: async (of) => rows.read(parkedLast.get(of) ?? ''),
    due: async (now, limit) => rows.due(now, limit).map(({ id }) => id),
    unmatchedOf: async (named) =>
      rows
        .all()
        .filter((each) => each.surveyId === undefined && (each.automation ?? each).workItemKey === named)
        .filter(needsMatch)
        .sort((a, b) => b.receivedAt - a.receivedAt),
    waiting: async (limit) => inState('waiting').slice(0, limit),
    parked: async (limit, before = Infinity) =>
      inState('parked')
        .filter(({ changedAt }) => changedAt <= Math.ceil(before / 1_000) * 1_000)
        .slice(0, limit),
    parkedPage: async (asked) =>
      pageOf(
        rows.all().filter(({ state }) => state === 'parked'),
        ({ changedAt }) => changedAt,
        asked,
      ),
    all: rows.all,
    fail: rows.fail,
  };
}
