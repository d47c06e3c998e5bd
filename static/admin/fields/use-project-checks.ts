import { useEffect, useRef, useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ProjectFieldCheck } from '../../../src/contract/admin/fields';
import type { Setup } from '../../../src/contract/admin/set-up';
import type { Failure } from '../../shared/hooks/outcome-of';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import { type CheckProgress, checkEach, checkProjects } from './check-projects';

/** One project, as it is known now. */
export interface CheckedProject {
  check: ProjectFieldCheck;
  /** It was fixed, or that was tried, since the last check. */
  wasTried: boolean;
  /** Why it could not even be tried. */
  failure?: Failure;
}

/** Projects that are being fixed, one after the other. */
export interface FixRun extends CheckProgress {
  projectId: string;
  isStopping: boolean;
}

/** How the last run over several projects ended. */
export interface FixEnd {
  ready: number;
  all: number;
  /** Projects that it did not come to. */
  left: number;
  /** The outage that ended it. */
  failure?: Failure;
}

export interface ProjectChecks {
  /** Null while it is not clear yet which fields and projects to check. */
  projects: Loading<CheckedProject[] | null>;
  progress?: CheckProgress;
  run?: FixRun;
  end?: FixEnd;
  /** Something is being fixed, or will be once the check is done. */
  isFixing: boolean;
  /** Fixes these projects one after the other. Can be run again at any time. */
  fix(projects: CheckedProject[]): Promise<void>;
  /** Ends the run after the project that it is at. */
  stop(): void;
  /** Checks everything anew; `fix`: and fixes what is missing then. */
  again(fix: boolean): void;
}

type Tried = Record<string, Partial<CheckedProject>>;

/** Whether the app can see to what this project lacks. */
export function isFixable({ check }: CheckedProject): boolean {
  return check.kind === 'missing';
}

interface ToCheck {
  api: AdminApi;
  scope: Setup['scope'];
  /** Fields and projects are chosen. */
  canCheck: boolean;
  onFixed(): void;
}

/** Checks every chosen project, and fixes them on demand. Whoever leaves the screen ends a run as `stop` does. */
export function useProjectChecks({ api, scope, canCheck, onFixed }: ToCheck): ProjectChecks {
  const [turn, setTurn] = useState(0);
  const [wantsFix, setWantsFix] = useState(false);
  const [progress, setProgress] = useState<CheckProgress>();
  const [tried, setTried] = useState<Tried>({});
  const [run, setRun] = useState<FixRun>();
  const [end, setEnd] = useState<FixEnd>();
  const isStopped = useRef(false);
  const isGone = useRef(false);

  const checks = useLoaded<ProjectFieldCheck[] | null>(async () => {
    setProgress(undefined);
    const found = canCheck ? await checkProjects(api, scope, setProgress) : { ok: true as const, value: null };
    if (found.ok) forget();
    return found;
  }, String(turn));
  const projects = withTried(checks, tried);

  function forget() {
    setTried({});
    setEnd(undefined);
  }
  function note(projectId: string, change: Partial<CheckedProject>) {
    setTried((before) => ({ ...before, [projectId]: { ...before[projectId], ...change } }));
  }

  async function fix(wanted: CheckedProject[]) {
    isStopped.current = false;
    setEnd(undefined);
    const all = wanted.length;
    let ready = 0;
    let done = 0;
    let outage: Failure | undefined;
    for (const { check } of wanted) {
      if (outage || isStopped.current || isGone.current) break;
      const { projectId } = check;
      setRun({ projectId, done, all, isStopping: false });
      const repaired = await outcomeOf(() => api.repairFields({ projectId }));
      note(projectId, {
        wasTried: true,
        ...(repaired.ok ? { check: repaired.value } : {}),
        failure: failureOf(repaired),
      });
      done += 1;
      if (repaired.ok && repaired.value.kind === 'ready') ready += 1;
      if (!repaired.ok && repaired.failure.problem !== 'jira-refused') outage = repaired.failure;
    }
    if (isGone.current) return;
    const sharing = sharingWith(wanted.slice(0, done), projects.loaded.kind === 'ready' ? projects.loaded.value : null);
    const also = await outcomeOf(() => checkEach(api, sharing, () => undefined));
    if (also.ok) also.value.forEach((check) => note(check.projectId, { check }));
    setRun(undefined);
    setEnd({ ready, all, left: all - done, failure: outage });
    if (done > 0 && !isGone.current) onFixed();
  }

  const { loaded } = checks;
  const latestFix = useRef(fix);
  latestFix.current = fix;
  useEffect(() => {
    if (!wantsFix || loaded.kind !== 'ready' || !loaded.value) return;
    setWantsFix(false);
    void latestFix.current(loaded.value.map((check) => ({ check, wasTried: false })).filter(isFixable));
  }, [wantsFix, loaded]);
  useEffect(() => () => void (isGone.current = true), []);

  return {
    projects,
    progress,
    run,
    end,
    isFixing: run !== undefined || (wantsFix && loaded.kind === 'loading'),
    fix,
    stop() {
      isStopped.current = true;
      setRun((before) => before && { ...before, isStopping: true });
    },
    again(fixToo) {
      setWantsFix(fixToo);
      setTurn(turn + 1);
    },
  };
}

function failureOf(outcome: Awaited<ReturnType<typeof outcomeOf>>): Failure | undefined {
  return outcome.ok ? undefined : outcome.failure;
}

function withTried(checks: Loading<ProjectFieldCheck[] | null>, tried: Tried): Loading<CheckedProject[] | null> {
  const { loaded } = checks;
  if (loaded.kind !== 'ready') return { ...checks, loaded };
  const value = loaded.value?.map((check) => ({ check, wasTried: false, ...tried[check.projectId] })) ?? null;
  return { ...checks, loaded: { ...loaded, value } };
}

/** Projects share screens and field schemes: those that a change of these projects may have fixed as well. */
function sharingWith(changed: CheckedProject[], projects: CheckedProject[] | null): string[] {
  const ids = changed.map(({ check }) => check.projectId);
  const screens = new Set(changed.flatMap(({ check }) => lackingScreens(check)));
  const schemes = changed.some(({ check }) => check.notInScheme.length > 0);
  return (projects ?? [])
    .filter(isFixable)
    .map(({ check }) => check)
    .filter(({ projectId }) => !ids.includes(projectId))
    .filter((check) => lackingScreens(check).some((id) => screens.has(id)) || (schemes && check.notInScheme.length > 0))
    .map(({ projectId }) => projectId);
}

function lackingScreens({ screens }: ProjectFieldCheck): string[] {
  return screens.filter(({ missing }) => missing.length > 0).map(({ screenId }) => screenId);
}
