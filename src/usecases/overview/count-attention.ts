import { WAITING } from '../../domain/survey';
import type { ListActivityPorts } from '../activity/list-activity';
import { MOST_LISTED, troubled } from '../activity/list-activity';

export interface AttentionCounts {
  /** Surveys that are to go out; nothing is sent while the app is paused. */
  waiting: number;
  /** Those of them that went nowhere because the site does not let the app call nps.today. */
  keptBack: number;
  parked: number;
  failed: number;
  unconfirmed: number;
}

/** What waits and what needs a person: one page of the storage each, however many surveys there are. */
export async function countAttention(ports: ListActivityPorts): Promise<AttentionCounts> {
  const [parked, trouble, ...waiting] = await Promise.all([
    ports.responses.parked(MOST_LISTED),
    troubled(ports),
    ...WAITING.map((state) => ports.ledger.latest(MOST_LISTED, state)),
  ]);
  return {
    waiting: waiting.flat().length,
    keptBack: waiting.flat().filter(({ reason }) => reason === 'egress-refused').length,
    parked: parked.length,
    failed: trouble.filter(({ state }) => state === 'failed').length,
    unconfirmed: trouble.filter(({ state }) => state === 'unconfirmed').length,
  };
}
