import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough for a person to go to nps.today and back; a forgotten page must not ask for ever. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Looks again and again while there is something to wait for, for ten minutes at most. `stopped` tells that it gave up;
 * `again` starts over.
 */
export function useWatch(waiting: boolean, everyMs: number, look: () => Promise<void>) {
  const [stopped, setStopped] = useState(false);
  const latestLook = useRef(look);
  const looking = useRef(false);
  latestLook.current = look;
  const watching = waiting && !stopped;

  useEffect(() => {
    if (!watching) return undefined;
    const interval = setInterval(() => {
      // An answer may take longer than the interval: the next look waits for it.
      if (looking.current) return;
      looking.current = true;
      void latestLook.current().finally(() => (looking.current = false));
    }, everyMs);
    const timeout = setTimeout(() => setStopped(true), PATIENCE_MS);
    return () => {
      clearInterval(interval);
      clearTimeout(timeout);
    };
  }, [watching, everyMs]);

  const again = useCallback(() => {
    setStopped(false);
    void latestLook.current();
  }, []);
  return { stopped: waiting && stopped, again };
}
