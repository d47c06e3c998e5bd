/** Shares nps.today's call rate among all invocations of this installation. */
export interface Pace {
  /** Reserves `count` moments for calls; resolves with them as epoch ms, in order, none in the past. */
  reserve(count: number): Promise<number[]>;
  /** Nobody may call before `until` (epoch ms): nps.today asked for a rest. */
  holdUntil(until: number): Promise<void>;
}
