import { useEffect, useRef, useState } from 'react';
import type { ChosenApi, ChosenItem, ExcludedOne, ExplainedOne, SentOne } from '../../src/contract/chosen';
import type { Failure } from '../shared/hooks/outcome-of';
import { outcomeOf } from '../shared/hooks/outcome-of';

export type Deed = 'send' | 'exclude' | 'explain';

/** What became of one work item. */
export type Done = { item: ChosenItem } & (
  | { deed: 'send'; value: SentOne }
  | { deed: 'exclude'; value: ExcludedOne }
  | { deed: 'explain'; value: ExplainedOne }
  | { deed: 'failed'; failure: Failure }
);

export interface Run {
  deed: Deed;
  of: number;
  done: Done[];
  isRunning: boolean;
}

/** Does one thing with each work item, one after the other, until all are done or somebody stops it. */
export function useRun(api: ChosenApi, items: ChosenItem[]) {
  const [run, setRun] = useState<Run>();
  const stopped = useRef(false);
  useEffect(() => () => void (stopped.current = true), []);

  async function start(deed: Deed, again: boolean): Promise<void> {
    stopped.current = false;
    const done: Done[] = [];
    const show = (isRunning: boolean) => setRun({ deed, of: items.length, done: [...done], isRunning });
    show(true);
    for (const item of items) {
      done.push(await one(api, deed, item, again));
      if (stopped.current) return;
      show(true);
    }
    show(false);
  }

  function stop(): void {
    stopped.current = true;
    setRun((now) => now && { ...now, isRunning: false });
  }

  return { run, start, stop, leave: () => setRun(undefined) };
}

async function one(api: ChosenApi, deed: Deed, item: ChosenItem, again: boolean): Promise<Done> {
  const workItemId = item.id;
  const failed = (failure: Failure): Done => ({ item, deed: 'failed', failure });
  if (deed === 'send') {
    const sent = await outcomeOf(() => api.sendOne({ workItemId, again }));
    return sent.ok ? { item, deed, value: sent.value } : failed(sent.failure);
  }
  if (deed === 'exclude') {
    const excluded = await outcomeOf(() => api.excludeOne({ workItemId }));
    return excluded.ok ? { item, deed, value: excluded.value } : failed(excluded.failure);
  }
  const explained = await outcomeOf(() => api.explainOne({ workItemId }));
  return explained.ok ? { item, deed, value: explained.value } : failed(explained.failure);
}
