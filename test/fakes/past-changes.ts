import type { StatusStep } from '../../src/ports/history';
import type { PastChanges } from '../../src/ports/past-changes';
import { MOST_HISTORIES } from '../../src/ports/past-changes';
import type { FakeHistory } from './history';
import type { FakeWorkItems } from './work-items';

export interface FakePastChanges extends PastChanges {
  down: boolean;
  /** Every search, in order. */
  asked: { projects: 'all' | string[]; statuses: string[] }[];
}

const DAY_MS = 24 * 3_600_000;

/** The past of many work items, from what each one's history says. */
export function fakePastChanges(
  history: FakeHistory,
  { items }: FakeWorkItems,
  clock: { now(): number },
): FakePastChanges {
  const jira: FakePastChanges = {
    down: false,
    asked: [],
    async reaching({ projects, statuses, days, limit }) {
      jira.asked.push({ projects, statuses });
      if (jira.down) return { kind: 'try-later' };
      const since = clock.now() - days * DAY_MS;
      const found = [...history.pasts].filter(([id, { steps, status, dates }]) => {
        const item = items.get(id)?.workItem;
        if (!item || (projects !== 'all' && !projects.includes(item.projectId))) return false;
        const isBorn = (dates.created ?? 0) >= since && statuses.includes(status.id ?? '');
        return isBorn || steps.some(({ at = 0, to = '' }) => at > since && statuses.includes(to));
      });
      const candidates = found.map(([id, { dates }]) => ({ id, created: dates.created }));
      return { kind: 'ok', value: { found: candidates.slice(0, limit), more: candidates.length > limit } };
    },
    async stepsOf(ids) {
      if (ids.length > MOST_HISTORIES) throw new Error('Jira takes no more than a thousand at once');
      if (jira.down) return { kind: 'try-later' };
      const steps = ids.map((id): [string, StatusStep[]] => [id, history.pasts.get(id)?.steps ?? []]);
      return { kind: 'ok', value: new Map(steps.filter(([, each]) => each.length > 0)) };
    },
  };
  return jira;
}
