import type { Category, Rating } from './rating';
import { categoryOf } from './rating';

/** How many gave each rating from 0 to 10. */
export type Distribution = readonly number[];

export interface Nps {
  /** From -100 to 100: percent promoters less percent detractors, not rounded. */
  score: number;
  /** Half the width of the interval that holds the score of everybody asked with 95 % probability, in points. */
  margin: number;
  responses: number;
  groups: Record<Category, number>;
}

/** Standard errors to either side that hold 95 % of a normal distribution. */
const STANDARD_ERRORS = 1.96;

/**
 * The Net Promoter Score of a distribution; undefined without responses. Each response is worth 1, 0 or -1, and the margin
 * is that of their mean.
 * @see https://www.netpromotersystem.com/about/measuring-your-net-promoter-score/
 */
export function npsOf(distribution: Distribution): Nps | undefined {
  const groups: Nps['groups'] = { detractor: 0, passive: 0, promoter: 0 };
  distribution.forEach((count, rating: Rating) => (groups[categoryOf(rating)] += count));
  const responses = groups.detractor + groups.passive + groups.promoter;
  if (responses === 0) return undefined;
  const mean = (groups.promoter - groups.detractor) / responses;
  const variance = (groups.promoter + groups.detractor) / responses - mean ** 2;
  return {
    score: 100 * mean,
    margin: 100 * STANDARD_ERRORS * Math.sqrt(Math.max(0, variance) / responses),
    responses,
    groups,
  };
}
