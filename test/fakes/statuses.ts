import type { Statuses } from '../../src/ports/statuses';

export interface FakeStatuses extends Statuses {
  /** Ids of the site's statuses, and whether they are of the Done category. */
  all: Record<string, boolean>;
  down: boolean;
  /** How often Jira was asked. */
  asked: number;
}

/** The statuses of a small site: To Do, In Progress, Done. What was told once is remembered. */
export function fakeStatuses(): FakeStatuses {
  const remembered = new Map<string, boolean>();
  const statuses: FakeStatuses = {
    all: { '10000': false, '10001': false, '10002': true },
    down: false,
    asked: 0,
    async isDone(statusId) {
      if (!remembered.has(statusId) && /^\d+$/.test(statusId)) {
        statuses.asked += 1;
        const told = statuses.down ? undefined : statuses.all[statusId];
        if (told !== undefined) remembered.set(statusId, told);
      }
      const done = remembered.get(statusId);
      if (done === undefined) return 'unknown';
      return done ? 'yes' : 'no';
    },
  };
  return statuses;
}
