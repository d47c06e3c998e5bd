import { needsPerson, WAITING } from '../../domain/survey';
import { MOST_LISTED } from '../activity/activity';
import type { FindOutagesPorts, Outage } from './find-outages';
import { findOutages } from './find-outages';

/** What is counted of what waits in each state before "at least" is said: three pages of the storage. */
export const MOST_WAITING = 300;

export interface AttentionCounts {
  /** Surveys that are to go out; nothing is sent while the app is paused. */
  waiting: number;
  outages: Outage[];
  parked: number;
  failed: number;
  unconfirmed: number;
  /** There are more that wait, or that need a person, than are counted. */
  more: { waiting: boolean; attention: boolean };
}

/** What waits, for what, and what needs a person: a few pages of the storage, however many surveys there are. */
export async function countAttention(ports: FindOutagesPorts): Promise<AttentionCounts> {
  const { ledger, responses } = ports;
  const [parked, onTheirWay, failed, unconfirmed, ...states] = await Promise.all([
    responses.parked(MOST_LISTED),
    responses.waiting(MOST_WAITING),
    ledger.latest(MOST_LISTED, 'failed'),
    ledger.latest(MOST_LISTED, 'unconfirmed'),
    ...WAITING.map((state) => ledger.latest(MOST_WAITING, state)),
  ]);
  const waiting = states.flat();
  const isFull = ({ length }: unknown[]) => length === MOST_LISTED;
  return {
    waiting: waiting.length,
    outages: await findOutages(ports, waiting, onTheirWay),
    parked: parked.length,
    failed: failed.filter(needsPerson).length,
    unconfirmed: unconfirmed.filter(needsPerson).length,
    more: {
      waiting: [...states, onTheirWay].some(({ length }) => length === MOST_WAITING),
      attention: [parked, failed, unconfirmed].some(isFull),
    },
  };
}
