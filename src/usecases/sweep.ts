import type { ApplyPorts } from './receiving/apply-response';
import { applyResponse } from './receiving/apply-response';
import type { KeepTalliesPorts } from './report/keep-tallies';
import { keepTallies } from './report/keep-tallies';
import type { WatchRulesPorts } from './rules/watch-rules';
import { watchRulesInTime } from './rules/watch-rules';
import type { DispatchBudget } from './sending/dispatch-surveys';
import { dispatchSurveys } from './sending/dispatch-surveys';
import type { DispatchPorts } from './sending/dispatch-survey';
import type { Slots } from '../ports/slots';
import type { Observations } from '../ports/observations';
import type { Log } from '../ports/log';
import type { Vault } from '../ports/vault';

const PAGE = 100;
/** Responses applied at the same time: the platform accepts 500 messages a minute, and the rest is left to the sweep. */
const WORKERS = 8;

/** Counting for reports takes no longer: then the next sweep goes on. */
const COUNTING_MS = 4 * 60_000;

export type SweepPorts = DispatchPorts &
  ApplyPorts &
  KeepTalliesPorts &
  WatchRulesPorts & { vault: Vault; observations: Observations; slots: Slots };

/**
 * Does whatever is due and was not announced: responses first, for a person is waiting to read them. Then looks, now and
 * then, whether the rules are still right, and at the end counts for reports what has changed.
 */
export async function sweep(ports: SweepPorts, budget: DispatchBudget): Promise<void> {
  await applyDue(ports, budget.until);
  if (ports.clock.now() >= budget.until) return;
  const { kind } = await dispatchSurveys(ports, budget);
  // Where nothing is sent, nobody needs to know yet; and a key that is refused is not tried.
  if (kind === 'done' && ports.clock.now() < budget.until) await watchRulesInTime(ports);
  await count(ports, budget.until);
}

/** Without its figures the app does all that matters. */
async function count(ports: KeepTalliesPorts & { log: Log }, until: number): Promise<void> {
  const now = ports.clock.now();
  if (now >= until) return;
  try {
    await keepTallies(ports, Math.min(until, now + COUNTING_MS));
  } catch (error) {
    ports.log.error('What has changed could not be counted for reports; the next sweep will', error);
  }
}

/** Page after page, each response once, until a page brings nothing new or the time is up. */
async function applyDue(ports: DispatchPorts & ApplyPorts, until: number): Promise<void> {
  const seen = new Set<string>();
  const over = () => ports.clock.now() >= until;
  while (!over()) {
    const due = (await ports.responses.due(ports.clock.now(), PAGE)).filter((id) => !seen.has(id));
    if (due.length === 0) return;
    due.forEach((id) => seen.add(id));
    const work = async () => {
      for (let id = due.shift(); id !== undefined && !over(); id = due.shift()) await applyOne(ports, id, until);
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
  }
}

async function applyOne(ports: DispatchPorts & ApplyPorts, responseId: string, until: number): Promise<void> {
  try {
    await applyResponse(ports, responseId, until);
  } catch (error) {
    ports.log.error('A response could not be applied; the next sweep will', error, { responseId });
  }
}
