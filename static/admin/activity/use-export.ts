import { useEffect, useRef, useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityEntry } from '../../../src/contract/admin/activity';
import type { ActivityFilter, ActivityPlace } from '../../../src/contract/admin/activity-filter';
import type { Failure } from '../../shared/hooks/outcome-of';
import { outcomeOf } from '../../shared/hooks/outcome-of';

/** So many rows at most: a page of the screen holds them as text. */
export const MOST_EXPORTED = 1_000;

export interface Export {
  entries: ActivityEntry[];
  phase: 'running' | 'done' | 'stopped';
  /** There are more than are taken. */
  isCut: boolean;
  failure?: Failure;
}

/** Fetches what a filter lists, page by page, until there is no more, there is too much, or somebody stops it. */
export function useExport(api: AdminApi, filter: ActivityFilter) {
  const [exported, setExported] = useState<Export>();
  const stopped = useRef(false);
  useEffect(() => () => void (stopped.current = true), []);

  async function start(): Promise<void> {
    stopped.current = false;
    let entries: ActivityEntry[] = [];
    let place: ActivityPlace | undefined;
    setExported({ entries, phase: 'running', isCut: false });
    do {
      const asked = place;
      const page = await outcomeOf(() => api.exportActivity({ filter, place: asked }));
      if (stopped.current) return;
      if (!page.ok) return setExported({ entries, phase: 'stopped', isCut: true, failure: page.failure });
      entries = [...entries, ...page.value.entries];
      place = page.value.next;
      setExported({ entries, phase: 'running', isCut: false });
    } while (place && entries.length < MOST_EXPORTED);
    setExported({ entries: entries.slice(0, MOST_EXPORTED), phase: 'done', isCut: place !== undefined });
  }

  function stop(): void {
    stopped.current = true;
    setExported((now) => now && { ...now, phase: 'stopped', isCut: true });
  }

  return { exported, start, stop, close: () => setExported(undefined) };
}
