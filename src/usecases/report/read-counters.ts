import type { Counters } from '../../domain/tally';
import { countersBetween, monthOf } from '../../domain/tally';
import type { Tallies } from '../../ports/tallies';

/** How far the surveys are counted that figures are reckoned from. */
export interface Progress {
  /** Up to then everything is counted, epoch ms. Absent until that is so for the first time, and while it is counted anew. */
  through?: number;
  /** Everything is being counted anew; these are the figures of before. */
  isRebuilding: boolean;
}

/**
 * What is counted of all surveys of a project, or the site (`SITE`), from one day to another, both included: `between` adds
 * up some of these days. One read beside the count; none where nothing was ever counted.
 */
export async function readCounters(
  tallies: Tallies,
  projectId: string,
  first: number,
  last: number,
): Promise<{ progress: Progress; between(from: number, to: number): Counters }> {
  const { shown, generation, through } = await tallies.count();
  const parts =
    shown === undefined ? [] : await tallies.between(shown, projectId, 'all', monthOf(first), monthOf(last));
  const isRebuilding = shown !== undefined && shown !== generation;
  return {
    progress: { ...(shown !== undefined && !isRebuilding && { through }), isRebuilding },
    between: (from, to) => countersBetween(parts, from, to).get('') ?? {},
  };
}
