import { useEffect, useRef, useState } from 'react';
import type { SectionId } from './setup-sections';

interface Arrival {
  section: SectionId;
  /** How often something was done so far. */
  times: number;
}

/**
 * Where the keyboard's focus goes once a person has done a section: to the next unfinished one, which opens then, or back to
 * the section itself. What the page notices by itself moves nothing.
 */
export function useArrival(unfinished: SectionId | undefined) {
  const [done, setDone] = useState<Arrival>();
  const [arrival, setArrival] = useState<Arrival>();
  const next = useRef(unfinished);
  next.current = unfinished;
  // Only once what was saved is on the page, it is known what is unfinished now.
  useEffect(() => {
    if (done) setArrival({ ...done, section: next.current ?? done.section });
  }, [done]);
  return {
    /** The number of this arrival, where it is the section's. */
    of: (section: SectionId) => (arrival?.section === section ? arrival.times : undefined),
    leave: (section: SectionId) => setDone((before) => ({ section, times: (before?.times ?? 0) + 1 })),
  };
}
