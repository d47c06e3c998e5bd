import type * as z from 'zod/mini';
import type { Nps } from '../nps';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';

export const reportInputs = {
  getFigures: noInput,
  rebuildTallies: noInput,
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof reportInputs>;

/** Surveys that went out in a period, those of them that were answered since, and the score of the ratings that came. */
export interface PeriodFigures {
  asked: number;
  answered: number;
  nps?: Nps;
}

/**
 * What customers think: the last 30 days, the 30 before, and week by week, oldest first. Times are epoch milliseconds;
 * a week has that of the middle of its first day.
 */
export interface SiteFigures {
  /** Up to then everything is counted; absent until that is so. */
  through?: number;
  isRebuilding: boolean;
  period: PeriodFigures;
  before: PeriodFigures;
  weeks: { from: number; nps?: Nps }[];
}

/** Calls of what the overview shows of the scores. */
export type ReportApi = {
  getFigures(input: Inputs['getFigures']): Promise<Result<SiteFigures>>;
  /** Has everything counted anew, by and by. */
  rebuildTallies(input: Inputs['rebuildTallies']): Promise<Result<{ kind: 'begun' | 'running' }>>;
};
