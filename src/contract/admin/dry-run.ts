import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { jiraId, ruleId } from './ids';
import { ruleParts } from './rules';

/** A dry run is about the completions of so many days. */
export const DRY_RUN_DAYS = [7, 30, 90] as const;
/** So many completions are judged in one call: what each of them asks Jira must fit into a resolver's 25 seconds. */
export const MOST_REPLAYED = 20;
/** So many work items are looked at. */
export const MOST_LOOKED_AT = 1_000;
/** So many of those who were asked before, as if, are handed over: a call takes 500 KB. */
export const MOST_ASKED = 3 * MOST_LOOKED_AT;

const days = z.union([z.literal(7), z.literal(30), z.literal(90)]);
const at = z.int().check(z.gte(0));
/** What the app keeps of an address: a digest; and the work item that somebody was asked about. */
const asked = z.object({ workItemId: jiraId, respondent: z.string().check(z.regex(/^[\w-]{1,128}$/)), at });

/** A rule as it is about to be saved; `ruleId` is null where it is not there yet. */
const draft = { ruleId: z.nullable(ruleId), rule: ruleParts };

export const dryRunInputs = {
  findCompletions: z.object({ ...draft, days }),
  /** Some of them, in their order, with who was asked before, as if, in the same dry run: the app remembers nothing of it. */
  replayCompletions: z.object({
    ...draft,
    days,
    completions: z
      .array(
        z.object({
          workItemId: jiraId,
          changeId: z.string().check(z.regex(/^[\w-]{1,50}$/)),
          at,
          atOnce: z.int().check(z.gte(0)),
        }),
      )
      .check(z.minLength(1), z.maxLength(MOST_REPLAYED)),
    asked: z.array(asked).check(z.maxLength(MOST_ASKED)),
  }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof dryRunInputs>;

/** Changes of status that finished work items, in the order in which they happened. */
export interface FoundCompletions {
  completions: Inputs['replayCompletions']['completions'];
  /** There were more work items than are looked at. */
  more: boolean;
  /** Names of projects of the rule that the app may not see: what was finished there is left out. */
  unseen: string[];
}

/** What would have become of one completion; of each person's survey, where several are asked about it. */
export interface ReplayedCompletion {
  /** Absent where the work item is gone. */
  workItemKey?: string;
  /** `no-completion`: it was finished before; `unknown`: Jira does not say now what decides. */
  fate: 'sent' | 'not-sent' | 'waiting' | 'other-rule' | 'unknown' | 'no-completion';
  /** Why none was sent, or what it would still wait for; screens have the words of reasons. */
  reason?: string;
  /** The other rule that decides about it. */
  ruleId?: string;
  /** The account id of whoever would have been asked. */
  respondentId?: string;
  /** To be handed over with the next ones. */
  asked?: z.infer<typeof asked>;
}

/** Calls of the dry run. Nothing is sent, and nothing kept. */
export type DryRunApi = {
  findCompletions(input: Inputs['findCompletions']): Promise<Result<FoundCompletions>>;
  replayCompletions(input: Inputs['replayCompletions']): Promise<Result<ReplayedCompletion[]>>;
};
