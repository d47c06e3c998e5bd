import type { Hold } from '../../domain/hold';
import { holdOf } from '../../domain/hold';
import type { Survey } from '../../domain/survey';
import { WAITING } from '../../domain/survey';
import type { FindOutagesPorts, Outage } from './find-outages';
import { findOutages } from './find-outages';

/** What is counted of what waits in each state before "at least" is said: three pages of the storage. */
export const MOST_WAITING = 300;

/** `since`: the first of them. `until`: the next of them is looked at then, the `last` of them then. Epoch ms. */
export interface Held extends Hold {
  surveys: number;
  last: number;
}

export interface WaitingCounts {
  /** Surveys that are to go out; nothing is sent while the app is paused. */
  waiting: number;
  outages: Outage[];
  /** Those that wait although nothing is out of order, by what they wait for. */
  held: Held[];
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
    held: heldOf(surveys),
    outages: await findOutages(ports, surveys, responses),
    more: [...states, responses].some(({ length }) => length === MOST_WAITING),
  };
}

function heldOf(surveys: Survey[]): Held[] {
  const holds = surveys.flatMap((survey) => holdOf(survey) ?? []);
  return [...new Set(holds.map(({ reason }) => reason))].map((reason) => {
    const its = holds.filter((hold) => hold.reason === reason);
    const ends = its.map(({ until }) => until);
    const since = Math.min(...its.map((hold) => hold.since));
    return { reason, surveys: its.length, since, until: Math.min(...ends), last: Math.max(...ends) };
  });
}
