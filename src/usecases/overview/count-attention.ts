import { needsPerson, WAITING } from '../../domain/survey';
import type { ListActivityPorts } from '../activity/list-activity';
import { MOST_LISTED } from '../activity/list-activity';

export interface AttentionCounts {
  /** Surveys that are to go out; nothing is sent while the app is paused. */
  waiting: number;
  /** Those of them that went nowhere because the site does not let the app call nps.today. */
  keptBack: number;
  parked: number;
  failed: number;
  unconfirmed: number;
  /** There are more that wait, or that need a person, than are counted. */
  more: { waiting: boolean; attention: boolean };
}

/** What waits and what needs a person: one page of the storage each, however many surveys there are. */
export async function countAttention({ ledger, responses }: ListActivityPorts): Promise<AttentionCounts> {
  const [parked, failed, unconfirmed, ...waiting] = await Promise.all([
    responses.parked(MOST_LISTED),
    ledger.latest(MOST_LISTED, 'failed'),
    ledger.latest(MOST_LISTED, 'unconfirmed'),
    ...WAITING.map((state) => ledger.latest(MOST_LISTED, state)),
  ]);
  const isFull = ({ length }: unknown[]) => length === MOST_LISTED;
  return {
    waiting: waiting.flat().length,
    keptBack: waiting.flat().filter(({ reason }) => reason === 'egress-refused').length,
    parked: parked.length,
    failed: failed.filter(needsPerson).length,
    unconfirmed: unconfirmed.filter(needsPerson).length,
    more: { waiting: waiting.some(isFull), attention: [parked, failed, unconfirmed].some(isFull) },
  };
}
