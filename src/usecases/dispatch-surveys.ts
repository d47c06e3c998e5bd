import type { Vault } from '../ports/vault';
import type { Clock } from '../ports/clock';
import type { Observations } from '../ports/observations';
import type { Pace } from '../ports/pace';
import type { Dispatch, DispatchPorts, LookOutcome } from './dispatch-survey';
import { dispatchSurvey } from './dispatch-survey';

/** Surveys in the making at the same time: enough to fill the call rate with the latencies of Jira and nps.today. */
const WORKERS = 12;
const PAGE = 100;
/** Moments reserved at once: few enough that a run that ends early wastes little of the rate. */
const SLOTS_AT_ONCE = 10;
/** A moment missed by more than this is given up: calls that bunch up would break the rate. */
const LATE_MS = 60;

export interface DispatchBudget {
  /** Epoch ms after which no new survey is started. */
  until: number;
  /** How many surveys may be looked at: the platform counts an invocation's calls to the outside. */
  surveys: number;
}

export type DispatchOutcome = { kind: 'paused' } | { kind: 'not-connected' } | { kind: 'done'; looks: number };

/**
 * Looks at the survey the bell rang for, then at whatever else is due, until nothing is or the budget is used up.
 * Without a survey id (the sweep) it looks at what is due. One survey's failure never keeps the others waiting.
 */
export async function dispatchSurveys(
  ports: DispatchPorts & { vault: Vault; observations: Observations },
  budget: DispatchBudget,
  surveyId?: string,
): Promise<DispatchOutcome> {
  if (await ports.settings.readPause()) return { kind: 'paused' };
  const apiKey = await ports.vault.apiKey();
  if (!apiKey) return { kind: 'not-connected' };
  const queue = surveyId ? [surveyId] : [];
  const run: Dispatch = {
    settings: await ports.settings.read(),
    apiKey,
    seen: {},
    nextCall: callSlots(ports.pace, ports.clock, () => Math.min(SLOTS_AT_ONCE, queue.length + 1)),
  };
  const more = dueSurveys(ports, queue);
  let looks = 0;
  let paused = false;

  const work = async (next: () => Promise<string | undefined>) => {
    let useful = false;
    for (let id = await next(); id !== undefined && !paused; id = await next()) {
      if (ports.clock.now() >= budget.until || looks >= budget.surveys) break;
      looks += 1;
      const outcome = await look(ports, run, id);
      paused ||= outcome === 'paused';
      useful ||= outcome !== 'nothing-to-do';
    }
    return useful;
  };
  // A bell for a survey that somebody else has taken care of says nothing about the rest.
  if (surveyId && !(await work(() => Promise.resolve(queue.shift())))) return { kind: 'done', looks };
  await Promise.all(Array.from({ length: WORKERS }, () => work(more)));
  if (Object.keys(run.seen).length > 0) await ports.observations.note(run.seen);
  return paused ? { kind: 'paused' } : { kind: 'done', looks };
}

/** Hands out what is due, page by page, each survey once, until a page brings nothing new. */
function dueSurveys(ports: DispatchPorts, queue: string[]): () => Promise<string | undefined> {
  const seen = new Set(queue);
  let exhausted = false;
  let reading: Promise<void> | undefined;
  const readPage = async () => {
    const due = (await ports.ledger.due(ports.clock.now(), PAGE)).filter((id) => !seen.has(id));
    due.forEach((id) => seen.add(id));
    queue.push(...due);
    exhausted = due.length === 0;
    reading = undefined;
  };
  return async () => {
    while (queue.length === 0 && !exhausted) await (reading ??= readPage());
    return queue.shift();
  };
}

async function look(ports: DispatchPorts, run: Dispatch, id: string): Promise<LookOutcome['kind']> {
  try {
    return (await dispatchSurvey(ports, run, id)).kind;
  } catch (error) {
    ports.log.error('A survey could not be looked at; the sweep will', error, { surveyId: id });
    return 'put-off';
  }
}

/** Hands out the moments for calls one by one, reserving as many at a time as there are surveys at hand. */
function callSlots(pace: Pace, clock: Clock, atHand: () => number): () => Promise<void> {
  let slots: number[] = [];
  let reserving: Promise<void> | undefined;
  return async () => {
    for (;;) {
      const slot = slots.shift();
      if (slot !== undefined) {
        const wait = slot - clock.now();
        if (wait > 0) await clock.sleep(wait);
        if (clock.now() - slot <= LATE_MS) return;
        continue;
      }
      reserving ??= pace.reserve(atHand()).then((reserved) => {
        slots = reserved;
        reserving = undefined;
      });
      await reserving;
    }
  };
}
