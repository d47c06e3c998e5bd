import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../../src/contract/result';
import type { Failure } from './outcome-of';
import { outcomeOf } from './outcome-of';

/** What a screen knows of something it asked for. */
export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure }
  /** `failure`: the last attempt to refresh failed, this is what was known before. */
  | { kind: 'ready'; value: T; failure?: Failure };

export interface Loading<T> {
  loaded: Loaded<T>;
  /** True while what is shown, be it a failure, is asked for again. */
  isReloading: boolean;
  reload(): Promise<void>;
}

/** Asks when the screen appears and whenever `about` changes; an answer to an older question is dropped. */
export function useLoaded<T>(ask: () => Promise<Result<T>>, about = ''): Loading<T> {
  const [state, setState] = useState<{ about: string; loaded: Loaded<T> }>({ about, loaded: { kind: 'loading' } });
  const [isReloading, setReloading] = useState(false);
  const latestAsk = useRef(ask);
  const question = useRef(0);
  latestAsk.current = ask;

  const reload = useCallback(async () => {
    const mine = ++question.current;
    setReloading(true);
    const outcome = await outcomeOf(latestAsk.current);
    if (mine !== question.current) return;
    setReloading(false);
    setState((before) => ({ about, loaded: next(before.about === about ? before.loaded : undefined, outcome) }));
  }, [about]);

  useEffect(() => {
    void reload();
    const asked = question;
    return () => void asked.current++;
  }, [reload]);

  return { loaded: state.about === about ? state.loaded : { kind: 'loading' }, isReloading, reload };
}

function next<T>(before: Loaded<T> | undefined, outcome: Awaited<ReturnType<typeof outcomeOf<T>>>): Loaded<T> {
  if (outcome.ok) return { kind: 'ready', value: outcome.value };
  if (before?.kind === 'ready') return { ...before, failure: outcome.failure };
  return { kind: 'failed', failure: outcome.failure };
}
