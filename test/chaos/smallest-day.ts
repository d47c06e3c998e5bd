import fc from 'fast-check';
import type { SiteInput } from '../../simulator/weather/site-variant';
import type { WeatherChoice } from '../../simulator/weather/weather';
import type { Day } from './schedule';

/** A day costs a third of a second; so many are about a minute. */
const MOST_TRIES = 200;
const MOST_MS = 180_000;

export interface Smallest {
  day: Day;
  found: string[];
  /** How many days were tried. */
  tries: number;
}

/**
 * The smallest day within `day` on which something goes wrong: with fewer steps, fixed times and peculiarities of the
 * site. fast-check leaves out ever smaller parts; the same day always leads to the same one. It ends early where that
 * takes too long, with the smallest so far.
 *
 * @param judge what goes wrong on a day, in words; where it fails, the day says nothing
 */
export async function smallestDay(
  day: Day,
  found: string[],
  judge: (day: Day) => Promise<string[]>,
): Promise<Smallest> {
  const { name, ...fixed } = day.weather;
  const whole: [Day['steps'], [string, unknown][], [string, unknown][]] = [
    day.steps,
    Object.entries(fixed),
    Object.entries(day.site),
  ];
  const dayOf = ([steps, times, site]: typeof whole): Day => ({
    ...{ ...day, steps },
    weather: { name, ...Object.fromEntries(times) } as WeatherChoice,
    site: Object.fromEntries(site) as SiteInput,
  });

  const until = Date.now() + MOST_MS;
  let smallest: Smallest = { day, found, tries: 0 };
  const goesWell = async (parts: typeof whole): Promise<boolean> => {
    // The whole day comes first: how it ends is known.
    if (parts === whole) return false;
    if (smallest.tries >= MOST_TRIES || Date.now() > until) return true;
    smallest.tries += 1;
    const tried = dayOf(parts);
    const wrong = await judge(tried).catch(() => []);
    if (wrong.length > 0) smallest = { ...smallest, day: tried, found: wrong };
    return wrong.length === 0;
  };
  const parts = fc.tuple(fc.subarray(whole[0]), fc.subarray(whole[1]), fc.subarray(whole[2]));
  await fc.check(fc.asyncProperty(parts, goesWell), { examples: [[whole]], numRuns: 1, seed: day.seed });
  return smallest;
}
