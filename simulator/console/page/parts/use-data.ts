import { useCallback, useEffect, useRef, useState } from 'react';

export interface Loaded<T> {
  data?: T;
  error?: string;
  reload: () => Promise<void>;
}

/** Loads when `key` changes and on `reload`; keeps the old data on display meanwhile. Repeats every `everyMs`. */
export function useData<T>(key: string, load: () => Promise<T>, everyMs?: number): Loaded<T> {
  const [state, setState] = useState<{ key?: string; data?: T; error?: string }>({});
  const latest = useRef(key);
  latest.current = key;
  const loader = useRef(load);
  loader.current = load;
  const reload = useCallback(async () => {
    try {
      const data = await loader.current();
      if (latest.current === key) setState({ key, data });
    } catch (error) {
      if (latest.current === key) setState({ key, error: (error as Error).message });
    }
  }, [key]);
  useEffect(() => {
    void reload();
    if (everyMs === undefined) return undefined;
    const timer = setInterval(() => void reload(), everyMs);
    return () => clearInterval(timer);
  }, [reload, everyMs]);
  const own = state.key === key ? state : {};
  return { data: own.data, error: own.error, reload };
}

/** Runs an action, one at a time, and keeps its refusal for display. */
export function useAction(): { busy: boolean; error?: string; act: (work: () => Promise<unknown>) => void } {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const act = (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    work()
      .catch((failure: Error) => setError(failure.message))
      .finally(() => setBusy(false));
  };
  return { busy, error, act };
}
