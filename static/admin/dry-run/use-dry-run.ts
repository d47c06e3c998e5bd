import { useCallback, useEffect, useRef, useState } from 'react';
import type { AdminApi, AdminInputs } from '../../../src/contract/admin';
import { MOST_ASKED, MOST_REPLAYED, type ReplayedCompletion } from '../../../src/contract/admin/dry-run';
import { type Failure, outcomeOf } from '../../shared/hooks/outcome-of';

export type DryRunAsked = AdminInputs['findCompletions'];
type Asked = AdminInputs['replayCompletions']['asked'];

/** One dry run, as far as it has come. */
export interface DryRun {
  days: DryRunAsked['days'];
  phase: 'finding' | 'replaying' | 'done' | 'cancelled';
  /** Changes of status that were found, once that is known. */
  all?: number;
  /** There were more work items than are looked at. */
  more?: boolean;
  /** Names of projects that are left out: the app may not see them. */
  unseen?: string[];
  replayed: ReplayedCompletion[];
  /** Why it broke off; what was replayed until then is right. */
  failure?: Failure;
}

export interface DryRuns {
  run?: DryRun;
  isRunning: boolean;
  start(asked: DryRunAsked): void;
  cancel(): void;
}

/** Replays past completions, some in each call, until all are, somebody cancels, or the screen is gone. */
export function useDryRun(api: AdminApi): DryRuns {
  const [run, setRun] = useState<DryRun>();
  const current = useRef(0);
  const stop = useCallback(() => void (current.current += 1), []);
  useEffect(() => stop, [stop]);
  return {
    run,
    isRunning: run?.phase === 'finding' || run?.phase === 'replaying',
    start(asked) {
      stop();
      const mine = current.current;
      void runThrough(api, asked, setRun, () => mine !== current.current);
    },
    cancel() {
      stop();
      setRun((before) => before && { ...before, phase: 'cancelled' });
    },
  };
}

async function runThrough(
  api: AdminApi,
  asked: DryRunAsked,
  show: (run: DryRun) => void,
  isOver: () => boolean,
): Promise<void> {
  let run: DryRun = { days: asked.days, phase: 'finding', replayed: [] };
  const tell = (change: Partial<DryRun>) => {
    run = { ...run, ...change };
    if (!isOver()) show(run);
  };
  tell({});
  const found = await outcomeOf(() => api.findCompletions(asked));
  if (!found.ok) return tell({ phase: 'done', failure: found.failure });
  const { completions, more, unseen } = found.value;
  tell({ phase: 'replaying', all: completions.length, more, unseen });
  for (let first = 0; first < completions.length && !isOver(); first += MOST_REPLAYED) {
    const some = completions.slice(first, first + MOST_REPLAYED);
    const step = { ...asked, completions: some, asked: lastAsked(run.replayed) };
    const replayed = await outcomeOf(() => api.replayCompletions(step));
    if (!replayed.ok) return tell({ phase: 'done', failure: replayed.failure });
    tell({ replayed: [...run.replayed, ...replayed.value] });
  }
  tell({ phase: 'done' });
}

/** When each respondent, and about each work item, was asked last: an earlier time keeps nobody from anything. */
function lastAsked(replayed: ReplayedCompletion[]): Asked {
  const inOrder = replayed.flatMap(({ asked }) => asked ?? []).sort((a, b) => a.at - b.at);
  const last = [
    ...new Map(inOrder.map((each) => [each.respondent, each])).values(),
    ...new Map(inOrder.map((each) => [each.workItemId, each])).values(),
  ];
  return [...new Set(last)].sort((a, b) => b.at - a.at).slice(0, MOST_ASKED);
}
