import type { Caps } from '../domain/caps';

/** Slots under the caps, one for each survey, shared by every invocation. Failures are thrown. */
export interface Slots {
  /** Takes the next slot from `now` on (epoch ms), and says when that is. A slot that is not used is lost. */
  take(caps: Caps, now: number): Promise<number>;
}
