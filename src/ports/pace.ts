/**
 * A stretch of time in which its holder alone may call nps.today: the calls of the whole installation keep one pace
 * because at no moment two have the time for themselves. Times are epoch milliseconds.
 */
export interface Stretch {
  from: number;
  /** The last call leaves one call's interval before this, so that whoever has the time next may call at once. */
  until: number;
  /** Counts the writes to what is stored about it. */
  revision: number;
}

/** Shares nps.today's call rate among all invocations of this installation. Storage failures are thrown. */
export interface Pace {
  /** Until when somebody has the time for themselves, or nps.today rests; in the past where nobody and nothing does. */
  takenUntil(): Promise<number>;
  /**
   * Takes the time to come, `ms` of it and some more for slow storage, unless somebody has it. Slow storage may resolve
   * this when the stretch is over: then let it go on, for longer.
   */
  take(ms: number): Promise<{ kind: 'taken'; stretch: Stretch } | { kind: 'busy'; until: number }>;
  /** Lets a stretch, over or not, go on until `ms` from now. `lost` where somebody else has taken the time meanwhile. */
  extend(stretch: Stretch, ms: number): Promise<Stretch | 'lost'>;
  /** Gives back what is left of a stretch from `from` (epoch ms) on, unless somebody else has taken the time. */
  giveBack(stretch: Stretch, from: number): Promise<void>;
  /** Nobody may call before `until` (epoch ms): nps.today asked for a rest. */
  holdUntil(until: number): Promise<void>;
}
