import type { Fault } from '../../simulator/shared/faults';
import type { Random } from './random';

/** One thing that happens. */
export type Step =
  | { do: 'finish' | 'reopen'; key: string }
  | { do: 'respond'; nth: number; rating: number; comment?: string; later?: number; heldBack?: number }
  | { do: 'redeliver'; nth: number }
  | { do: 'sweep' }
  | { do: 'wait'; seconds: number }
  | { do: 'break'; fault: Fault };

const KEYS = ['KAN-1', 'KAN-2', 'KAN-3', 'KAN-4'];
const RETRYABLE = [409, 429, 500, 502, 503];

/**
 * What can go wrong where. Left out is only what no app could notice: a storage, Jira or nps.today that says "done" and
 * forgets, and a network that posts one call to nps.today twice.
 */
const FAULTS: { target: Fault['target']; kinds: Fault['kind'][]; match: (string | undefined)[]; status: number[] }[] = [
  {
    target: 'kvs',
    kinds: ['status', 'timeout', 'reset', 'slow', 'duplicate', 'crash-after'],
    match: [undefined, undefined, 'transaction', 'survey/', 'response/', 'query'],
    status: [429, 500, 503],
  },
  {
    target: 'jira',
    kinds: ['status', 'timeout', 'reset', 'slow', 'duplicate', 'crash-after'],
    match: [undefined, 'GET', 'PUT', 'properties'],
    status: RETRYABLE,
  },
  {
    target: 'nps-today',
    kinds: ['status', 'timeout', 'reset', 'slow', 'crash-after'],
    match: [undefined],
    status: [401, 429, 500, 503],
  },
  {
    target: 'queue',
    kinds: ['status', 'timeout', 'reset', 'slow', 'duplicate', 'drop', 'crash-after'],
    match: [undefined, 'survey-bell', 'response-bell'],
    status: [429, 500],
  },
  {
    target: 'webtrigger',
    kinds: ['status', 'reset', 'drop', 'slow', 'duplicate', 'crash-after'],
    match: [undefined],
    status: [429, 500, 503],
  },
  {
    target: 'function',
    kinds: ['status', 'timeout', 'reset', 'slow', 'duplicate', 'drop', 'crash-after'],
    match: [undefined, 'plan-survey', 'dispatch-surveys', 'apply-response', 'sweep', 'receive-notification'],
    status: [503],
  },
];

/** A random day: completions, responses and reopenings, with faults in between. */
export function randomSchedule(random: Random): Step[] {
  const steps: Step[] = [];
  const length = random.between(8, 24);
  for (let index = 0; index < length; index += 1) steps.push(randomStep(random));
  // Without a completion nothing happens at all.
  return [{ do: 'finish', key: random.pick(KEYS) }, ...steps];
}

function randomStep(random: Random): Step {
  const roll = random.between(1, 100);
  if (roll <= 20) return { do: 'finish', key: random.pick(KEYS) };
  if (roll <= 26) return { do: 'reopen', key: random.pick(KEYS) };
  if (roll <= 46) return randomResponse(random);
  if (roll <= 50) return { do: 'redeliver', nth: random.between(0, 9) };
  if (roll <= 53) return { do: 'sweep' };
  if (roll <= 74) return { do: 'wait', seconds: random.pick([0, 1, 5, 30, 130, 310, 700]) };
  return { do: 'break', fault: randomFault(random) };
}

function randomResponse(random: Random): Step {
  return {
    do: 'respond',
    nth: random.between(0, 9),
    rating: random.between(0, 10),
    ...(random.chance(0.6) ? { comment: `comment ${random.between(1, 1_000_000)}` } : {}),
    ...(random.chance(0.3) ? { later: random.between(1, 400) } : {}),
    ...(random.chance(0.3) ? { heldBack: random.between(1, 400) } : {}),
  };
}

function randomFault(random: Random): Fault {
  const { target, kinds, match, status } = random.pick(FAULTS);
  const kind = random.pick(kinds);
  return {
    target,
    kind,
    match: random.pick(match),
    times: random.between(1, 4),
    ...(kind === 'status' ? { status: random.pick(status), seconds: random.between(1, 90) } : {}),
    ...(kind === 'slow' ? { seconds: random.between(1, 15) } : {}),
  };
}
