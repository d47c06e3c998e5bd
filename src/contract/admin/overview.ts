import type * as z from 'zod/mini';
import type { Culprit } from '../survey-view';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';

export const overviewInputs = {
  getOverview: noInput,
  getCounts: noInput,
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof overviewInputs>;

/** Times are epoch milliseconds. */
export interface Outage {
  of: Culprit;
  /** How many wait for its end. */
  surveys: number;
  responses: number;
  since: number;
  /** Tries so far of what was tried most. */
  tries: number;
  /** When something is tried next; absent where that is due now. */
  nextAt?: number;
}

export interface Overview {
  /** Surveys that are to go out. */
  waiting: number;
  /** There are more that wait than are counted: at least so many. */
  more?: boolean;
  /** Those of them that wait although nothing is out of order: for what, since when the first, until when the next and the last. */
  held: {
    reason: 'quarantine' | 'cap' | 'bulk-change' | 'not-yet' | 'asked-already';
    surveys: number;
    since: number;
    until: number;
    last: number;
  }[];
  /** What is out of order now, while the app goes on trying by itself. */
  outages: Outage[];
  attention: {
    /** Why somebody must see to the address in nps.today. Times are epoch milliseconds. */
    address: {
      /** Calls at an old address were refused, and no test call has come since. */
      refusedOld?: { at: number; count: number };
      /** The address was replaced and no test call has come since; the old one is accepted until `oldUntil`. */
      untested?: { oldUntil?: number };
    };
  };
}

/** Counts of the last seven days; `more`: at least so many. Times are epoch milliseconds. */
export interface Counts {
  surveys: number;
  responses: number;
  more: boolean;
  lastResponseAt?: number;
}

/** Calls of the overview: what needs attention is known sooner than the counts. */
export type OverviewApi = {
  getOverview(input: Inputs['getOverview']): Promise<Result<Overview>>;
  getCounts(input: Inputs['getCounts']): Promise<Result<Counts>>;
};
