import { useEffect, useRef, useState } from 'react';
import type { OpenHistory, PageHistory } from '../shared/hooks/page-history';
import { pathOf, type Place, placeAt } from './address';

/** A page without an address begins where it always does, and forgets with a reload where it was. */
const BEGINNING: Place = { activity: {} };

/** Where on the page the reader is, as its address says; undefined until that is known. */
export function useAddress(openHistory: OpenHistory): { place?: Place; go(change: Partial<Place>): void } {
  const [place, setPlace] = useState<Place>();
  const history = useRef<PageHistory>();

  useEffect(() => {
    let unlisten: (() => void) | undefined;
    let isOver = false;
    openHistory().then(
      (opened) => {
        if (isOver) return;
        history.current = opened;
        unlisten = opened.listen((location) => setPlace((before) => placeAt(location, before)));
        setPlace(placeAt(opened.location));
      },
      () => setPlace(BEGINNING),
    );
    return () => {
      isOver = true;
      unlisten?.();
    };
  }, [openHistory]);

  function go(change: Partial<Place>) {
    const next = { ...(place ?? BEGINNING), ...change };
    setPlace(next);
    if (!place || pathOf(next) !== pathOf(place)) history.current?.push(pathOf(next));
  }
  return { place, go };
}
