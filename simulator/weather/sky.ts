import { createDraws } from './draws';
import { DEFAULT_WEATHER, weatherOf, type Span, type Weather, type WeatherChoice } from './weather';

export type Timed = keyof Weather['times'];

/** The weather in force, and every draw from it. The same seed gives the same draws. */
export interface Sky {
  /** What was chosen. */
  readonly choice: WeatherChoice;
  readonly seed: number;
  readonly weather: Weather;
  /** Another weather from now on; all draws begin anew. */
  change(choice: WeatherChoice, seed: number): void;
  /** How long this takes, ms. */
  wait(kind: Timed, subject: string): number;
  /** The status with which this call is refused, if it is. */
  refusal(kind: 'kvs' | 'jira', subject: string): 429 | 503 | undefined;
  /** From 0 to 1, for whatever else is left to chance. */
  chance(): number;
  /** How long an event waits that has found its lane busy `times` times, ms; undefined: until the lane is free. */
  laneWait(times: number, subject: string): number | undefined;
}

export const DEFAULT_SEED = 1;

export function createSky(first: WeatherChoice = { name: DEFAULT_WEATHER }, firstSeed = DEFAULT_SEED): Sky {
  let [choice, seed, weather, draw] = [first, firstSeed, weatherOf(first), createDraws(firstSeed)];
  const within = ([least, most]: Span, subject: string) =>
    least === most ? least : Math.round(least + (most - least) * draw(subject));
  return {
    get choice() {
      return choice;
    },
    get seed() {
      return seed;
    },
    get weather() {
      return weather;
    },
    change(nextChoice, nextSeed) {
      [choice, seed, weather, draw] = [nextChoice, nextSeed, weatherOf(nextChoice), createDraws(nextSeed)];
    },
    wait: (kind, subject) => within(weather.times[kind], `${kind} ${subject}`),
    refusal(kind, subject) {
      const share = weather.refused[kind];
      if (share === 0 || draw(`refused ${kind} ${subject}`) >= share) return undefined;
      return kind === 'kvs' || draw(`status ${kind} ${subject}`) < 0.5 ? 429 : 503;
    },
    chance: () => draw('chance'),
    laneWait(times, subject) {
      if (!weather.busyLane) return undefined;
      const { firstMs, growth, longestMs } = weather.busyLane;
      return Math.min(longestMs, Math.round(within(firstMs, `lane ${subject}`) * growth ** (times - 1)));
    },
  };
}
