import * as z from 'zod';

/**
 * How the platform and the services behave: the one table of times, quotas and hiccups. Where no source is named the
 * number is assumed, because nothing is published; "measured" means reported by others about live sites.
 */

/** Milliseconds, least and most; a draw lies evenly between the two. */
export type Span = readonly [least: number, most: number];

export interface Weather {
  /** How long things take, in ms of simulated time. */
  times: {
    /** One storage call. */
    kvs: Span;
    /** From a push (or from the end of its delay) to the first try to deliver it. */
    queue: Span;
    /** From a change in Jira to the trigger. */
    events: Span;
    /** One call of the app to Jira. */
    jira: Span;
    /** One call of the app to nps.today. */
    npsToday: Span;
    /** The part of it until nps.today counts the call against its rate limit: calls sent evenly arrive unevenly. */
    npsTodayArrival: Span;
    /** From a write in Jira until a search that does not reconcile finds it. */
    searchIndex: Span;
  };
  /** How far storage queries lag behind, in ms. */
  queryLagMs: number;
  /** Share of calls refused without any reason that the app could see: storage 429, Jira 429 or 503. */
  refused: { kvs: number; jira: number };
  /** Storage quotas of the installation; none where nothing is enforced. */
  quota?: { requestsPerSecond: number; readUnitsPerMinute: number; writeUnitsPerMinute: number };
  /**
   * An event whose concurrency key is busy is refused, and tried again after `firstMs`, each further time after
   * `growth` times as long, never longer than `longestMs`. Without it, it is delivered the moment the key is free.
   */
  busyLane?: { firstMs: Span; growth: number; longestMs: number };
  /** Product events arrive in the order in which they happened. */
  eventsInOrder: boolean;
  /** Requests that one web trigger URL takes in a minute. */
  webTriggerPerMinute?: number;
}

export const WEATHER_NAMES = ['still', 'usual', 'rough'] as const;

export type WeatherName = (typeof WEATHER_NAMES)[number];

/** The default of everything: `npm start`, `startSimulator()`, journeys and bench. */
export const DEFAULT_WEATHER: WeatherName = 'usual';

/** Assumed: how far queries lag behind on all but rough days; "eventually consistent" is all that is published. */
export const QUERY_LAG_MS = 2_000;

const NO_TIME: Span = [0, 0];

/**
 * Both are documented per installation. A unit is 10 KB, rounded up.
 * @see https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/#storage-limits
 * @see https://developer.atlassian.com/platform/forge/limits-kvs-ce/
 */
const QUOTA = { requestsPerSecond: 1_000, readUnitsPerMinute: 4_000, writeUnitsPerMinute: 4_000 };

/** Atlassian documents "seconds to 15 minutes". @see https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/#retries */
const LANE_CEILING_MS = 900_000;

export const PROFILES: Record<WeatherName, Weather> = {
  /** No time passes and nothing fails: only for tests of logic. What lags behind still does. */
  still: {
    times: {
      kvs: NO_TIME,
      queue: NO_TIME,
      events: NO_TIME,
      jira: NO_TIME,
      npsToday: NO_TIME,
      npsTodayArrival: NO_TIME,
      searchIndex: [1_000, 1_000],
    },
    queryLagMs: QUERY_LAG_MS,
    refused: { kvs: 0, jira: 0 },
    eventsInOrder: true,
  },
  /** A working day. */
  usual: {
    times: {
      // Measured: "tens to hundreds of milliseconds".
      kvs: [20, 90],
      // Assumed; only "at least once, in no order" is published.
      queue: [500, 4_000],
      // Assumed; published are "up to three minutes". @see https://developer.atlassian.com/platform/forge/events-reference/product_events/
      events: [500, 8_000],
      // Assumed.
      jira: [100, 500],
      // Assumed.
      npsToday: [150, 700],
      // Assumed: the way there; the rest is nps.today's own work.
      npsTodayArrival: [5, 60],
      // Assumed; "a few seconds". @see https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/
      searchIndex: [1_000, 4_000],
    },
    queryLagMs: QUERY_LAG_MS,
    refused: { kvs: 0, jira: 0 },
    quota: QUOTA,
    // Measured: five events with limit 1 arrived 4 to 16 s apart. The growth is assumed.
    busyLane: { firstMs: [4_000, 8_000], growth: 2, longestMs: 120_000 },
    eventsInOrder: true,
    // Assumed; that there is a limit is published, its number is not. @see https://developer.atlassian.com/platform/forge/events-reference/web-trigger/
    webTriggerPerMinute: 1_200,
  },
  /** A day on which the platform has a bad time. */
  rough: {
    times: {
      kvs: [50, 400],
      queue: [500, 60_000],
      // The published longest. @see https://developer.atlassian.com/platform/forge/events-reference/product_events/
      events: [1_000, 180_000],
      jira: [200, 3_000],
      npsToday: [300, 4_000],
      npsTodayArrival: [5, 250],
      searchIndex: [2_000, 30_000],
    },
    queryLagMs: 10_000,
    refused: { kvs: 0.01, jira: 0.01 },
    quota: QUOTA,
    busyLane: { firstMs: [4_000, 16_000], growth: 2.5, longestMs: LANE_CEILING_MS },
    eventsInOrder: false,
    webTriggerPerMinute: 60,
  },
};

const fixed = z.number().min(0).max(3_600_000);

const changed = z.strictObject({
  name: z.enum(WEATHER_NAMES),
  kvs: fixed.optional(),
  queue: fixed.optional(),
  events: fixed.optional(),
  jira: fixed.optional(),
  npsToday: fixed.optional(),
  searchIndex: fixed.optional(),
});

/** A profile by its name, or one with times fixed, in ms: `{ "name": "usual", "kvs": 250 }`. */
export const weatherInput = z.preprocess((input) => (typeof input === 'string' ? { name: input } : input), changed);

export type WeatherChoice = z.infer<typeof changed>;
/** What a caller may write. */
export type WeatherInput = WeatherName | WeatherChoice;

export function weatherOf({ name, ...times }: WeatherChoice): Weather {
  const profile = PROFILES[name];
  const fixedTimes = Object.entries(times).map(([kind, ms]): [string, Span] => [kind, [ms, ms]]);
  return { ...profile, times: { ...profile.times, ...Object.fromEntries(fixedTimes) } };
}

/** Fails with a text for a person where there is no such weather. */
export function readWeather(input: unknown): WeatherChoice {
  const parsed = weatherInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const shown = typeof input === 'string' ? `"${input}"` : JSON.stringify(input);
  throw new Error(`There is no weather ${shown}. There is: ${WEATHER_NAMES.join(', ')}.`);
}
