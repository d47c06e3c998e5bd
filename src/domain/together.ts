/** What several ratings of one completion come to on its work item. */
export const COMBININGS = ['newest', 'lowest', 'mean'] as const;
export type Combining = (typeof COMBININGS)[number];

/** Of one completion, so many people get a survey of their own at most. */
export const MOST_RESPONDENTS = 10;

/** One completion, several surveys: each is one person's alone. */
export interface Together {
  ratings: Combining;
  /** Of them all: the completion's own survey first. */
  ids: string[];
  /** What tells the person of this one from the others: made of their address, which nobody can tell from it. */
  own: string;
  /** The others are not all on the ledger yet. Stands at the first alone. */
  toMake?: true;
}

/** A rating, and when it was given (epoch ms). */
export interface RatedAt {
  rating: number;
  at: number;
}

/**
 * What these ratings, one for each person, come to; undefined for none. Of two of the same moment the later in the list
 * counts as newer. A mean is rounded to a whole number, a half down: it never looks better than it was.
 */
export function combined(how: Combining, ratings: RatedAt[]): number | undefined {
  if (ratings.length === 0) return undefined;
  const values = ratings.map(({ rating }) => rating);
  switch (how) {
    case 'newest':
      return ratings.reduce((newest, each) => (each.at >= newest.at ? each : newest)).rating;
    case 'lowest':
      return Math.min(...values);
    case 'mean':
      // A mean of nought would be minus nought.
      return Math.max(0, Math.ceil(values.reduce((sum, each) => sum + each, 0) / values.length - 0.5));
  }
}
