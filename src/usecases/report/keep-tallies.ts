import type { Clock } from '../../ports/clock';
import type { Ledger } from '../../ports/ledger';
import type { Count, Tallies } from '../../ports/tallies';
import { tallyWriter } from './tally-writer';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/**
 * A change is counted once no invocation can be under way that still has to write an older one, and lists show it: none
 * lives longer than 15 minutes. So each change is read once, and none is missed.
 * @see https://developer.atlassian.com/platform/forge/limits-invocation/
 */
export const SETTLED_MS = 16 * MINUTE_MS;
/** How far the ledger is counted is written this often where nothing else is. */
const IDLE_MS = 60 * MINUTE_MS;
const PAGE = 100;

export interface KeepTalliesPorts {
  ledger: Ledger;
  tallies: Tallies;
  clock: Clock;
}

/**
 * Counts what has changed in the ledger since it was counted last, until nothing is left or `until` (epoch ms) has come;
 * the next call goes on. Of two at work at the same time one stops.
 */
export async function keepTallies(ports: KeepTalliesPorts, until: number): Promise<void> {
  const { ledger, tallies, clock } = ports;
  const begun = await tallies.count();
  const settled = Math.floor((clock.now() - SETTLED_MS) / SECOND_MS) * SECOND_MS;
  const writer = tallyWriter(ports, begun, until);
  const within = { order: 'oldest' as const, limit: PAGE, since: begun.through, until: settled };
  let from: string | undefined;
  do {
    const page = await ledger.page('all', { ...within, ...(from !== undefined && { from }) });
    await writer.count(page.items);
    from = page.next;
    if (writer.isOver() || clock.now() >= until) return;
  } while (from !== undefined);

  const { generation, revision, shown, through } = writer.current();
  const isIdle = shown === generation && revision === begun.revision && settled - through < IDLE_MS;
  if (!isIdle) await writer.finish(settled);
  await removeOld(tallies, writer.current());
}

async function removeOld(tallies: Tallies, count: Count): Promise<void> {
  const { old, ...rest } = count;
  if (old === undefined || !(await tallies.removeSome(old)).over) return;
  await tallies.write(rest, [], []);
}
