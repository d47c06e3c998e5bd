import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';

export const optionsInputs = {
  /** What is left out stays as it is. */
  saveOptions: z
    .object({
      sendSummary: z.optional(z.boolean()),
      acceptAutomation: z.optional(z.boolean()),
      notifyWatchers: z.optional(z.boolean()),
      writeLocked: z.optional(z.boolean()),
    })
    .check(z.refine((options) => Object.keys(options).length > 0)),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof optionsInputs>;

/** What is off unless an admin switches it on. */
export interface Options {
  /** The work item's title goes to nps.today. */
  sendSummary: boolean;
  /** Responses to surveys of the site's old automation rule are taken. */
  acceptAutomation: boolean;
  /** Jira mails a work item's watchers when a response is written. */
  notifyWatchers: boolean;
  /** Responses are written also where a work item's status lets nobody edit it. */
  writeLocked: boolean;
}

/** Calls about options. */
export type OptionsApi = {
  saveOptions(input: Inputs['saveOptions']): Promise<Result<null>>;
};
