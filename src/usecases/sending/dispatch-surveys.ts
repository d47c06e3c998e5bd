import type { Survey } from '../../domain/survey';
import type { Vault } from '../../ports/vault';
import type { Slots } from '../../ports/slots';
import type { Observations } from '../../ports/observations';
import type { CallTurns } from './call-turns';
import { callTurns, isLeftToOthers, oneByOne } from './call-turns';
import type { DispatchPorts } from './dispatch-survey';
import { dispatchSurvey, isDue, postpone } from './dispatch-survey';
import { jqlLots } from './jql-lots';
import { addressesOfRun, peopleOfRun } from './people-of-run';
import type { Dispatch, SendSurveyOutcome } from './send-survey';

/** Surveys in the making at the same time: enough to fill the call rate where each takes seven seconds. */
const WORKERS = 64;
const PAGE = 100;
/** How often a run that has nothing left to do asks whether something has become due (ms). */
const POLL_MS = 1_000;
/** What was taken up and is still listed so much later really is due again: lists lag behind (ms). */
const LISTED_AGAIN_MS = 15_000;

/** So long after the budget is used up, calls may leave for what is in hand (ms). */
const IN_HAND_MS = 10_000;

export interface DispatchBudget {
  /** Epoch ms after which no new survey is started. */
  until: number;
  /** How many surveys may be taken up: the platform counts an invocation's calls to the outside. */
  surveys: number;
}

export type DispatchOutcome =
  | { kind: 'paused' }
  | { kind: 'not-connected' }
  /** Another run is at work and sees to what is due, or nps.today rests. */
  | { kind: 'busy' }
  | { kind: 'done'; taken: number };

/**
 * Takes up the survey that a message names and whatever else is due, until nothing is or the budget is used up. Without a
 * survey id (the sweep) it takes up whatever is due. One run is at work at a time; one survey's failure never keeps the others
 * waiting.
 */
export async function dispatchSurveys(
  ports: DispatchPorts & { vault: Vault; observations: Observations; slots: Slots },
  budget: DispatchBudget,
  surveyId?: string,
): Promise<DispatchOutcome> {
  // Of a thousand messages nearly all end here, after one read.
  if (await isLeftToOthers(ports.pace, ports.clock)) return { kind: 'busy' };
  const named = surveyId === undefined ? undefined : await ports.ledger.read(surveyId);
  // A message for a survey that somebody else has taken care of says nothing about the rest.
  if (surveyId !== undefined && !isDue(named, ports.clock.now())) return { kind: 'done', taken: 0 };
  const [pause, apiKey, settings] = await Promise.all([
    ports.settings.readPause(),
    ports.vault.apiKey(),
    ports.settings.read(),
    ports.signer.ready(),
  ]);
  if (pause) return { kind: 'paused' };
  if (!apiKey) return { kind: 'not-connected' };
  const turns = callTurns(ports.pace, ports.clock, budget.until + IN_HAND_MS);
  if (!(await turns.begin())) return { kind: 'busy' };

  const queue = named ? [named] : [];
  let taken = 0;
  const outcomes = new Set<SendSurveyOutcome['kind']>();
  const spent = () => ports.clock.now() >= budget.until || taken >= budget.surveys;
  const { caps } = settings.guardRails;
  const takeSlot = caps && oneByOne(() => ports.slots.take(caps, ports.clock.now()));
  const run: Dispatch = { settings, apiKey, seen: {}, turns, takeSlot };
  const next = dueSurveys(ports, queue, turns, {
    over: () => spent() || outcomes.has('paused') || outcomes.has('no-turn'),
    // Counted as it is handed out: all workers may be waiting for one page.
    taken: () => void (taken += 1),
  });
  const running = {
    ...ports,
    people: peopleOfRun(ports.people),
    workItems: addressesOfRun(ports.workItems),
    ruleQueries: jqlLots(ports.ruleQueries, ports.clock, settings.rules, next.atHand),
  };
  const work = async () => {
    for (let survey = await next.survey(); survey; survey = await next.survey()) {
      const outcome = await dispatchOne(running, run, survey);
      next.done(survey, outcome.kind === 'put-off' ? outcome.until : ports.clock.now() + LISTED_AGAIN_MS);
      outcomes.add(outcome.kind);
      // What the others have in hand would be refused as well.
      if (outcome.kind === 'paused') await turns.end();
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  if (Object.keys(run.seen).length > 0) await ports.observations.note(run.seen);
  // Others left what is due to this run: the next message, or the survey's own, starts another.
  await turns.end();
  if (outcomes.has('paused')) return { kind: 'paused' };
  // The budget is used up: a message starts the next run at once, rather than the sweep.
  const left = spent() ? await next.left() : undefined;
  if (left) await ports.dueQueue.surveyDue(left.id);
  return { kind: 'done', taken };
}

interface DueSurveys {
  survey(): Promise<Survey | undefined>;
  done(survey: Survey, againAt: number): void;
  /** Those handed out and not done, and those that come next. */
  atHand(): Survey[];
  /** One that was not handed out. */
  left(): Promise<Survey | undefined>;
}

/**
 * Hands out what is due, page by page. When nothing is, it goes on asking as long as others leave what becomes due to this
 * run, and once more after that: lists lag behind.
 */
function dueSurveys(
  ports: DispatchPorts,
  queue: Survey[],
  turns: CallTurns,
  { over, taken }: { over: () => boolean; taken: () => void },
): DueSurveys {
  const { clock } = ports;
  /** What is in hand or was, and when it may be taken up again (epoch ms). */
  const notBefore = new Map(queue.map(({ id }) => [id, Infinity]));
  const inHand = new Set<Survey>();
  let emptyAt = -Infinity;
  let reading: Promise<void> | undefined;
  const list = async () => {
    const asked = clock.now();
    for (const [id, at] of notBefore) if (at <= asked) notBefore.delete(id);
    // What is in hand is listed too, and must not keep the rest from being seen.
    const listed = await ports.ledger.due(asked, PAGE + notBefore.size);
    const due = listed.filter(({ id }) => !notBefore.has(id));
    due.forEach(({ id }) => notBefore.set(id, Infinity));
    queue.push(...due);
    if (due.length === 0) emptyAt = asked;
  };
  const readPage = async () => {
    const wait = Math.min(emptyAt + POLL_MS, turns.heldUntil()) - clock.now();
    if (wait > 0) await clock.sleep(wait);
    await list();
  };
  const survey = async () => {
    while (queue.length === 0 && !over() && emptyAt < turns.heldUntil()) {
      await (reading ??= readPage().finally(() => (reading = undefined)));
    }
    const next = over() ? undefined : queue.shift();
    if (next === undefined) return undefined;
    inHand.add(next);
    taken();
    return next;
  };
  const left = async () => {
    if (queue.length === 0) await list();
    return queue[0];
  };
  const done = (survey: Survey, againAt: number) => {
    inHand.delete(survey);
    notBefore.set(survey.id, againAt);
  };
  return { survey, done, atHand: () => [...inHand, ...queue], left };
}

async function dispatchOne(ports: DispatchPorts, run: Dispatch, survey: Survey): Promise<SendSurveyOutcome> {
  try {
    return await dispatchSurvey(ports, run, survey);
  } catch (error) {
    ports.log.error('A survey could not be dispatched; the sweep will take it up', error, { surveyId: survey.id });
    return postpone(ports, survey.id);
  }
}
