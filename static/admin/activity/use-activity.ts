import { useState } from 'react';
import type { AdminApi } from '../../../src/contract/admin';
import type { ActivityPage } from '../../../src/contract/admin/activity';
import type { ActivityPlace } from '../../../src/contract/admin/activity-filter';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';
import type { Words } from '../../shared/words';
import { type ActivityView, filterOf, queryOf } from './activity-view';

interface Activity extends Loading<ActivityPage> {
  /** Which page is shown, beginning with 1. */
  number: number;
  /** Turns to the page before or after. */
  turn(by: 1 | -1): void;
}

/** The list's pages. Where each begins is only known from the one before: another view begins with the first. */
export function useActivity(api: AdminApi, view: ActivityView, words: Words): Activity {
  const of = queryOf(view);
  const [turned, setTurned] = useState<{ of: string; places: ActivityPlace[] }>({ of, places: [] });
  const places = turned.of === of ? turned.places : [];
  const place = places.at(-1);
  const activity = useLoaded(
    () =>
      view.key === undefined
        ? api.getActivity({ filter: filterOf(view, words), place })
        : api.findActivity({ workItemKey: view.key, place }),
    JSON.stringify([of, place]),
  );
  const { loaded } = activity;
  function turn(by: 1 | -1) {
    const next = loaded.kind === 'ready' ? loaded.value.next : undefined;
    if (by === -1) setTurned({ of, places: places.slice(0, -1) });
    else if (next) setTurned({ of, places: [...places, next] });
  }
  return { ...activity, number: places.length + 1, turn };
}
