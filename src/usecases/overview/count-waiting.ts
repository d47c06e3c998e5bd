import { WAITING } from '../../domain/survey';
import type { FindOutagesPorts, Outage } from './find-outages';
import { findOutages } from './find-outages';

/** What is counted of what waits in each state before "at least" is said: three pages of the storage. */
export const MOST_WAITING = 300;

export interface WaitingCounts {
  /** Surveys that are to go out; nothing is sent while the app is paused. */
  waiting: number;
  outages: Outage[];
  /** There are more that wait than are counted. */
  more: boolean;
}

/** What waits, and for the end of what: a few pages of the storage, however many surveys there are. */
export async function countWaiting(ports: FindOutagesPorts): Promise<WaitingCounts> {
  const [responses, ...states] = await Promise.all([
    ports.responses.waiting(MOST_WAITING),
    ...WAITING.map((state) => ports.ledger.latest(MOST_WAITING, state)),
  ]);
  const surveys = states.flat();
  return {
    waiting: surveys.length,
    outages: await findOutages(ports, surveys, responses),
    more: [...states, responses].some(({ length }) => length === MOST_WAITING),
  };
}
