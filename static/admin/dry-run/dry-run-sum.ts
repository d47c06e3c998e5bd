import type { ReplayedCompletion } from '../../../src/contract/admin/dry-run';

/** Completions that ended alike, and their work items. */
export interface Group {
  fate: 'not-sent' | 'waiting' | 'other-rule' | 'unknown';
  reason?: string;
  count: number;
  /** Keys, each once; a work item that is gone has none. */
  keys: string[];
}

/** What a dry run came to. */
export interface DryRunSum {
  sent: number;
  /** Completions in all. */
  all: number;
  /** What was not sent, the largest group first. */
  groups: Group[];
  /** Account ids of people who would have been asked more than once, and how often; most often first. */
  again: { accountId: string; times: number }[];
}

export function sumOf(replayed: ReplayedCompletion[]): DryRunSum {
  const groups = new Map<string, Group>();
  const times = new Map<string, number>();
  let [sent, all] = [0, 0];
  for (const { fate, reason, workItemKey, respondentId } of replayed) {
    if (fate === 'no-completion') continue;
    all += 1;
    if (fate === 'sent') {
      sent += 1;
      if (respondentId !== undefined) times.set(respondentId, (times.get(respondentId) ?? 0) + 1);
      continue;
    }
    const name = `${fate} ${reason ?? ''}`;
    const group = groups.get(name) ?? { fate, reason, count: 0, keys: [] };
    group.count += 1;
    if (workItemKey !== undefined && !group.keys.includes(workItemKey)) group.keys.push(workItemKey);
    groups.set(name, group);
  }
  const again = [...times].filter(([, count]) => count > 1).map(([accountId, count]) => ({ accountId, times: count }));
  return {
    sent,
    all,
    groups: [...groups.values()].sort((a, b) => b.count - a.count),
    again: again.sort((a, b) => b.times - a.times),
  };
}
