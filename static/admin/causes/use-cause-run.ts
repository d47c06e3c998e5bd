import { useCallback, useEffect, useRef, useState } from 'react';
import type { AdminApi, AdminInputs } from '../../../src/contract/admin';
import type { ResponseCause, Retried } from '../../../src/contract/admin/causes';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import { MOST_READ_BACK } from '../../../src/contract/limits';
import type { Result } from '../../../src/contract/result';
import { reloadAfter } from '../../shared/hooks/reload-after';
import type { Failure } from '../../shared/hooks/outcome-of';
import { outcomeOf } from '../../shared/hooks/outcome-of';

const READ_EVERY_MS = 5_000;
/** What Jira does not take within this is left to the background. */
const MOST_READS = 12;
/** Lists of the storage lag some seconds behind. */
const RELOAD_AFTER_MS = [3_000, 6_000, 9_000];

/** One cause's responses being tried again, as far as that has come. */
export interface CauseRun extends Retried {
  cause: ResponseCause;
  phase: 'preparing' | 'retrying' | 'reading' | 'done';
  /** Why it broke off. What was not tried still waits as before. */
  failure?: Failure;
  /** What Jira did not let the app put right in the project; nothing was tried again then. */
  unrepaired?: ProjectFieldCheck;
}

/** What is to be read again once a run has come to its end. */
interface Changed {
  onDone(): unknown;
  reloadCauses(): Promise<void>;
}

export interface CauseRuns {
  run?: CauseRun;
  isRunning: boolean;
  start(cause: ResponseCause): void;
}

/**
 * Mends a cause where the app can, and tries all its responses again, batch by batch, until each is known to be written or
 * refused, or is left to the background.
 */
export function useCauseRun(api: AdminApi, changed: Changed): CauseRuns {
  const [run, setRun] = useState<CauseRun>();
  const [done, setDone] = useState(0);
  const latest = useRef(changed);
  const isGone = useRef(false);
  latest.current = changed;
  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);
  useEffect(() => (done > 0 ? reloadAfter(RELOAD_AFTER_MS, () => latest.current.reloadCauses()) : undefined), [done]);

  const start = useCallback(
    (cause: ResponseCause) => {
      const show = (next: CauseRun) => {
        if (!isGone.current) setRun(next);
      };
      void runThrough(api, cause, show, () => isGone.current).then(() => {
        if (isGone.current) return;
        void latest.current.onDone();
        setDone((count) => count + 1);
      });
    },
    [api],
  );
  return { run, isRunning: run !== undefined && run.phase !== 'done', start };
}

async function runThrough(
  api: AdminApi,
  cause: ResponseCause,
  show: (run: CauseRun) => void,
  isGone: () => boolean,
): Promise<void> {
  let run: CauseRun = { cause, phase: 'preparing', written: 0, refused: [], open: [] };
  const tell = (change: Partial<CauseRun>) => show((run = { ...run, ...change }));
  tell({});
  const prepared = await outcomeOf(() => prepare(api, cause));
  if (!prepared.ok) return tell({ phase: 'done', failure: prepared.failure });
  if (prepared.value) return tell({ phase: 'done', unrepaired: prepared.value });

  let from: AdminInputs['retryCause']['from'];
  do {
    tell({ phase: 'retrying' });
    const batch = await outcomeOf(() => api.retryCause(from ? { key: cause.key, from } : { key: cause.key }));
    if (!batch.ok) return tell({ phase: 'done', failure: batch.failure });
    tell(merged(run, batch.value));
    from = batch.value.next;
  } while (from && !isGone());

  for (let reads = 0; run.open.length > 0 && reads < MOST_READS && !isGone(); reads += 1) {
    tell({ phase: 'reading' });
    await new Promise((resolve) => setTimeout(resolve, READ_EVERY_MS));
    const [asked, rest] = [run.open.slice(0, MOST_READ_BACK), run.open.slice(MOST_READ_BACK)];
    const read = await outcomeOf(() => api.getRetried({ responseIds: asked }));
    // Those asked about go to the end: the next read is about others.
    if (read.ok) tell(merged({ ...run, open: rest }, read.value));
  }
  tell({ phase: 'done' });
}

/** Puts right what the app can; resolves with what Jira did not let it put right. */
async function prepare(api: AdminApi, cause: ResponseCause): Promise<Result<ProjectFieldCheck | undefined>> {
  if (cause.cure === 'allow') {
    const saved = await api.saveOptions({ writeLocked: true });
    return saved.ok ? { ok: true, value: undefined } : saved;
  }
  if (cause.cure !== 'repair' || cause.projectId === undefined) return { ok: true, value: undefined };
  const repaired = await api.repairFields({ projectId: cause.projectId });
  if (!repaired.ok) return repaired;
  const { kind } = repaired.value;
  return { ok: true, value: kind === 'missing' || kind === 'refused' ? repaired.value : undefined };
}

function merged(run: CauseRun, { written, refused, open }: Retried): Retried {
  const all = [...run.refused];
  for (const more of refused) {
    const index = all.findIndex(({ key }) => key === more.key);
    const known = all[index];
    if (known) all[index] = { ...more, count: known.count + more.count };
    else all.push(more);
  }
  return { written: run.written + written, refused: all, open: [...run.open, ...open] };
}

/** How many were tried and are known to be written or refused. */
export function settledOf({ written, refused }: Retried): number {
  return refused.reduce((sum, { count }) => sum + count, written);
}
