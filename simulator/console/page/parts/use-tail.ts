import { useCallback, useEffect, useRef, useState } from 'react';
import { control } from './api';

interface Row {
  id: number;
}

interface Tail<R extends Row> {
  cursor: number;
  fresh: boolean;
  rows: R[];
  more: boolean;
}

export interface Followed<R extends Row> {
  /** Newest first; undefined before the first reply. */
  rows?: R[];
  /** Whether there are older rows to ask for. */
  more: boolean;
  error?: string;
  older: () => void;
}

const LOOK_EVERY_MS = 2_000;
const PAGE = 50;

/** Follows a list of the control plane: after the first reply, only what is new or changed is read. */
export function useTail<R extends Row>(path: string, query: Record<string, string | undefined>): Followed<R> {
  const asked = new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]));
  const key = `${path}?${asked.toString()}`;
  const [state, setState] = useState<{ key: string; rows?: R[]; more: boolean; error?: string }>({ key, more: false });
  const cursor = useRef<{ key: string; at: number }>(undefined);
  const latest = useRef(key);
  latest.current = key;

  const read = useCallback(
    (more: Record<string, string>) => {
      const parameters = new URLSearchParams(key.slice(path.length + 1));
      Object.entries({ ...more, limit: String(PAGE) }).forEach(([name, value]) => parameters.set(name, value));
      return control.get<Tail<R>>(`${path}?${parameters.toString()}`);
    },
    [key, path],
  );
  const follow = useCallback(async () => {
    const known = cursor.current?.key === key ? cursor.current.at : undefined;
    try {
      let tail = await read(known === undefined ? {} : { since: String(known) });
      // More came than one reply holds: what lies between would be missing.
      if (!tail.fresh && tail.more) tail = await read({});
      if (latest.current !== key) return;
      cursor.current = { key, at: tail.cursor };
      setState((now) => merged(now.key === key ? now : { key, more: false }, tail));
    } catch (error) {
      if (latest.current === key) setState((now) => ({ ...now, key, error: (error as Error).message }));
    }
  }, [key, read]);
  useEffect(() => {
    void follow();
    const timer = setInterval(() => void follow(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [follow]);

  const own = state.key === key ? state : { rows: undefined, more: false, error: undefined };
  const oldest = own.rows?.at(-1)?.id;
  const older = () => {
    if (oldest === undefined) return;
    void read({ before: String(oldest) }).then((tail) =>
      setState((now) =>
        now.key === key ? { ...now, rows: [...(now.rows ?? []), ...tail.rows.reverse()], more: tail.more } : now,
      ),
    );
  };
  return { rows: own.rows, more: own.more, error: own.error, older };
}

function merged<R extends Row>(
  now: { key: string; rows?: R[]; more: boolean },
  { rows, fresh, more }: Tail<R>,
): { key: string; rows: R[]; more: boolean } {
  const { key } = now;
  if (fresh) return { key, rows: [...rows].reverse(), more };
  if (rows.length === 0) return { key, rows: now.rows ?? [], more: now.more };
  const byId = new Map((now.rows ?? []).map((row) => [row.id, row]));
  const oldest = now.rows?.at(-1)?.id ?? 0;
  // A row that changed although it was never shown lies among the older ones.
  for (const row of rows) if (row.id >= oldest || !now.more) byId.set(row.id, row);
  return { key, rows: [...byId.values()].sort((a, b) => b.id - a.id), more: now.more };
}
