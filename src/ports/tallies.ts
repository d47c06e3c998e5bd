import type { Breakdown, Counted, TallyPart } from '../domain/tally';

/** How far the ledger is counted. */
export interface Count {
  /** Each time everything is counted anew it is another one; the tallies of each are apart. */
  generation: number;
  /** Whatever changed up to then is counted; what changed in that very second may not be. Epoch ms. */
  through: number;
  /** The generation that reports show: the last one that was counted to its end. Absent before the first was. */
  shown?: number;
  /** A generation before of which there may still be rows. */
  old?: number;
  revision: number;
}

/** What one survey came to be counted as; `counted` is absent where it counts as nothing any more. */
export interface CountedSurvey {
  surveyId: string;
  counted?: Counted;
}

/** The tallies, kept by whoever has the {@link Count}: another writer's changes are refused whole. Failures are thrown. */
export interface Tallies {
  /** What was written last; the first one where nothing was ever counted. */
  count(): Promise<Count>;
  /** What these surveys were counted as in this generation; undefined in the place of one that was not. */
  countedAs(generation: number, surveyIds: string[]): Promise<(Counted | undefined)[]>;
  /** What was written last of a part, an empty one where nothing was. */
  part(generation: number, place: Omit<TallyPart, 'days'>): Promise<TallyPart>;
  /**
   * Writes all of it, or nothing if somebody else has written since the count was read. {@link MOST_WRITTEN} surveys and
   * parts together at most. Resolves with the count as it is now.
   */
  write(count: Count, surveys: CountedSurvey[], parts: TallyPart[]): Promise<Count | 'conflict'>;
  /** The parts of some months, both included. May lag some seconds behind. */
  between(
    generation: number,
    projectId: string,
    breakdown: Breakdown,
    first: number,
    last: number,
  ): Promise<TallyPart[]>;
  /** Removes some of what a generation holds; `over` once nothing is listed. */
  removeSome(generation: number): Promise<{ over: boolean }>;
}

/** With the count itself this is what one transaction takes. @see https://developer.atlassian.com/platform/forge/storage-reference/transactions/ */
export const MOST_WRITTEN = 24;
