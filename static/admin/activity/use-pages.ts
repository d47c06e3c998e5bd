import { useState } from 'react';
import type { Result } from '../../../src/contract/result';
import { type Loading, useLoaded } from '../../shared/hooks/use-loaded';

export interface Pages<Page> extends Loading<Page> {
  /** Which page is shown, beginning with 1. */
  number: number;
  /** Turns to the page before or after. */
  turn(by: 1 | -1): void;
}

/** A list's pages. Where each begins is only known from the one before: another list, `of`, begins with the first. */
export function usePages<Place, Page extends { next?: Place }>(
  of: string,
  ask: (place?: Place) => Promise<Result<Page>>,
): Pages<Page> {
  const [turned, setTurned] = useState<{ of: string; places: Place[] }>({ of, places: [] });
  const places = turned.of === of ? turned.places : [];
  const place = places.at(-1);
  const page = useLoaded(() => ask(place), JSON.stringify([of, place]));
  const { loaded } = page;
  function turn(by: 1 | -1) {
    const next = loaded.kind === 'ready' ? loaded.value.next : undefined;
    if (by === -1) setTurned({ of, places: places.slice(0, -1) });
    else if (next) setTurned({ of, places: [...places, next] });
  }
  return { ...page, number: places.length + 1, turn };
}
