import { useCallback, useEffect, useRef, useState } from 'react';

/** Long enough for a person to go to nps.today and back; a forgotten page must not ask for ever. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Asks again and again while there is something to wait for, for ten minutes at most. `stopped`: it gave up;
 * `again` starts over.
 */
export function usePolling(waiting: boolean, everyMs: number, poll: () => Promise<void>) {
  const [stopped, setStopped] = useState(false);
  const latestPoll = useRef(poll);
  const polling = useRef(false);
  latestPoll.current = poll;
  const active = waiting && !stopped;

  useEffect(() => {
    if (!active) return undefined;
    const interval = setInterval(() => {
      // An answer may take longer than the interval: the next one waits for it.
      if (polling.current) return;
      polling.current = true;
      void latestPoll.current().finally(() => (polling.current = false));
    }, everyMs);
    const timeout = setTimeout(() => setStopped(true), PATIENCE_MS);
    return () => {
      clearInterval(interval);
      clearTimeout(timeout);
    };
  }, [active, everyMs]);

  const again = useCallback(() => {
    setStopped(false);
    void latestPoll.current();
  }, []);
  return { stopped: waiting && stopped, again };
}
