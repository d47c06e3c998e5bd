import * as z from 'zod/mini';
import { MOST_READ_BACK } from '../limits';
import type { InputsOf, Result } from '../result';
import { noInput, recordId } from '../result';

const moment = z.int().check(z.positive());

export const causesInputs = {
  getCauses: noInput,
  /** Tries some of the responses of a cause again; `from` is the `next` of the batch before. */
  retryCause: z.object({ key: recordId, from: z.optional(z.object({ startedAt: moment, before: moment })) }),
  /** What has become of responses that were still on their way. */
  getRetried: z.object({ responseIds: z.array(recordId).check(z.minLength(1), z.maxLength(MOST_READ_BACK)) }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof causesInputs>;

/** Why responses are parked. */
export interface ParkedWhy {
  reason: string;
  /** The fields that Jira refused, by what they hold, each with why. */
  refused: { field: string; cause: string }[];
  project?: { key: string };
}

/** Parked responses that have their reason, their project and why Jira refused their fields in common. */
export interface ResponseCause extends ParkedWhy {
  key: string;
  projectId?: string;
  count: number;
  /** Since when the first of them has waited (epoch ms). */
  since: number;
  /**
   * `repair`: the app can let the project have the fields; `allow`: an option lets it write where a status lets nobody
   * edit; `retry`: a person mends it, then they are tried again; `match`: a person says what they belong to.
   */
  cure: 'repair' | 'allow' | 'retry' | 'match';
}

/** Surveys that need a person, with one reason. */
export interface SurveyCause {
  state: 'failed' | 'unconfirmed';
  reason?: string;
  count: number;
  since: number;
}

export interface Causes {
  responses: ResponseCause[];
  surveys: SurveyCause[];
  /** There are more than were read: each has at least so many. */
  more: boolean;
}

/** What became of responses that were tried again. */
export interface Retried {
  written: number;
  refused: (ParkedWhy & { key: string; count: number })[];
  /** Ids of those that are still on their way. */
  open: string[];
}

/** Calls about what needs attention, by its cause. */
export type CausesApi = {
  getCauses(input: Inputs['getCauses']): Promise<Result<Causes>>;
  retryCause(input: Inputs['retryCause']): Promise<Result<Retried & { next?: Inputs['retryCause']['from'] }>>;
  getRetried(input: Inputs['getRetried']): Promise<Result<Retried>>;
};
