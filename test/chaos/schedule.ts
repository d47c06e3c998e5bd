import type { Fault } from '../../simulator/shared/faults';
import type { SiteInput } from '../../simulator/weather/site-variant';
import type { WeatherChoice } from '../../simulator/weather/weather';
import { DEVIATIONS } from '../builders/site-variants';
import type { Rails } from './rails';
import { randomRails } from './rails';
import type { Random } from './random';
import { randomFrom } from './random';

export type FieldName = 'rating' | 'comment';

/** One thing that happens. */
export type Step =
  /** `close`: from Done on to another finished status, as service desks do by themselves. */
  | { do: 'finish' | 'reopen' | 'close'; key: string }
  /** So many work items of one reporter are finished at the same moment. */
  | { do: 'finish-many'; count: number }
  /** Work items come in that were finished long ago. */
  | { do: 'import'; count: number }
  /** An earlier product event is delivered once more. */
  | { do: 'echo'; nth: number }
  | { do: 'respond'; nth: number; rating: number; comment?: string; later?: number; heldBack?: number }
  | { do: 'redeliver'; nth: number }
  /** A response comes back without what the survey carried, or with it mangled. */
  | { do: 'mangled'; nth: number; form: Mangled; rating: number }
  /** An admin presses Retry at a survey, whatever its state. */
  | { do: 'retry'; nth: number }
  /** An admin takes a field away from the project, or locks its final status. */
  | { do: 'take-field'; field: FieldName }
  | { do: 'lock' }
  /** nps.today refuses a campaign or a person; `admit` ends that. */
  | { do: 'refuse'; what: 'campaign' | 'person' }
  | { do: 'admit' }
  | { do: 'sweep' }
  | { do: 'wait'; seconds: number }
  | { do: 'break'; fault: Fault };

export type Mangled = 'no-custom' | 'no-token' | 'broken-token' | 'other-key';

/** A site on a random day. All of it follows from `seed`. */
export interface Day {
  seed: number;
  weather: WeatherChoice;
  site: SiteInput;
  /** The projects that are surveyed. */
  scope: 'KAN' | 'all';
  /** What is set up beyond the guide. */
  rails?: Rails;
  /** The app may write to statuses that are locked. */
  writeLocked: boolean;
  /** How often nps.today repeats a notification that failed. */
  deliveryRetries: number;
  /** The queue alone must bring everything to an end within the day. */
  withoutSweep?: boolean;
  steps: Step[];
}

/** Two of one reporter, one of whose address is hidden, one in each of the other projects. */
export const KEYS = ['KAN-1', 'KAN-2', 'KAN-3', 'KAN-1', 'KAN-2', 'KAN-3', 'KAN-4', 'OPS-1', 'TEAM-1', 'HELP-2'];
const RETRYABLE = [409, 429, 500, 502, 503];

/**
 * What can go wrong where. Left out is only what no app could notice: a storage, Jira or nps.today that says "done" and
 * forgets, and a network that posts one call to nps.today twice.
 */
const FAULTS: { target: Fault['target']; kinds: Fault['kind'][]; match: (string | undefined)[]; status: number[] }[] = [
  {
    target: 'kvs',
    kinds: ['status', 'status', 'timeout', 'reset', 'slow', 'duplicate', 'crash-after'],
    match: [undefined, undefined, 'transaction', 'survey/', 'response/', 'query', 'pace/'],
    status: [429, 429, 500, 503],
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
    status: [401, 403, 429, 500, 503],
  },
  {
    target: 'queue',
    kinds: ['status', 'timeout', 'reset', 'slow', 'duplicate', 'drop', 'crash-after'],
    match: [undefined, 'due-surveys', 'due-responses'],
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

/** A random day: completions, responses and reopenings on a random site in random weather, with faults in between. */
export function randomDay(seed: number): Day {
  const random = randomFrom(seed);
  const steps: Step[] = [];
  const length = random.between(8, 24);
  for (let index = 0; index < length; index += 1) steps.push(randomStep(random));
  return {
    seed,
    weather: randomWeather(random),
    site: randomSite(random),
    scope: random.chance(0.3) ? 'all' : 'KAN',
    rails: randomRails(seed),
    writeLocked: random.chance(0.3),
    deliveryRetries: random.pick([0, 3, 3, 60]),
    // Without a completion nothing happens at all.
    steps: [{ do: 'finish', key: random.pick(KEYS.slice(0, 3)) }, ...steps],
  };
}

/** In ms. Beyond what the profiles have: from no time at all to the longest that the app is made for. */
const FIXED_TIMES: [kind: keyof Omit<WeatherChoice, 'name'>, ms: number[]][] = [
  ['kvs', [0, 10, 60, 100, 250, 1_000]],
  ['queue', [0, 100, 5_000, 60_000]],
  ['events', [0, 100, 30_000, 180_000]],
  ['jira', [0, 100, 1_000, 3_000]],
  ['npsToday', [0, 100, 1_000, 4_000]],
];

function randomWeather(random: Random): WeatherChoice {
  const name = random.pick(['usual', 'usual', 'usual', 'rough', 'rough', 'rough', 'still'] as const);
  const fixed = FIXED_TIMES.filter(() => random.chance(0.25)).map(([kind, ms]) => [kind, random.pick(ms)]);
  return { name, ...Object.fromEntries(fixed) } as WeatherChoice;
}

function randomSite(random: Random): SiteInput {
  const different = DEVIATIONS.filter(() => random.chance(0.08));
  return Object.assign({}, ...different) as SiteInput;
}

function randomStep(random: Random): Step {
  const roll = random.between(1, 1_000);
  if (roll <= 190) return { do: 'finish', key: random.pick(KEYS) };
  if (roll <= 240) return { do: 'reopen', key: random.pick(KEYS) };
  if (roll <= 255) return { do: 'close', key: random.pick(KEYS) };
  if (roll <= 260) return { do: 'finish-many', count: random.between(12, 20) };
  if (roll <= 268) return { do: 'import', count: random.between(1, 3) };
  if (roll <= 285) return { do: 'echo', nth: random.between(0, 9) };
  if (roll <= 470) return randomResponse(random);
  if (roll <= 505) return { do: 'redeliver', nth: random.between(0, 9) };
  if (roll <= 530) return randomMangled(random);
  if (roll <= 550) return { do: 'retry', nth: random.between(0, 9) };
  if (roll <= 560) return { do: 'take-field', field: random.pick(['rating', 'comment', 'comment']) };
  if (roll <= 565) return { do: 'lock' };
  if (roll <= 573) return { do: 'refuse', what: random.pick(['campaign', 'person']) };
  if (roll <= 583) return { do: 'admit' };
  if (roll <= 605) return { do: 'sweep' };
  if (roll <= 780) return { do: 'wait', seconds: random.pick([0, 1, 5, 30, 130, 310, 700]) };
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

function randomMangled(random: Random): Step {
  return {
    do: 'mangled',
    nth: random.between(0, 9),
    form: random.pick(['no-custom', 'no-token', 'broken-token', 'other-key']),
    rating: random.between(0, 10),
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
