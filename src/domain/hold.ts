import type { Reason } from './reason';
import type { Survey } from './survey';

/** Why a survey that may go out waits although nothing is out of order. */
export const HOLDS = ['quarantine', 'cap', 'bulk-change', 'not-yet', 'asked-already'] as const satisfies Reason[];
export type HoldReason = (typeof HOLDS)[number];

/** What a survey waits for. Times are epoch milliseconds. */
export interface Hold {
  reason: HoldReason;
  since: number;
  until: number;
}

/** What keeps a survey that is scheduled from going out yet; undefined where nothing does but its turn. */
export function holdOf({ state, reason, changedAt, dueAt }: Survey): Hold | undefined {
  const held = HOLDS.find((each) => each === reason);
  if (state !== 'scheduled' || !held || dueAt === undefined) return undefined;
  return { reason: held, since: changedAt, until: dueAt };
}
