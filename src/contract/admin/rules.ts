import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';
import { jiraId } from './ids';

const ids = z.array(jiraId).check(z.minLength(1), z.maxLength(500));

/** The rule as the screen has read it, null where there was none: what somebody else has saved since is not overwritten. */
const seenRule = z.nullable(z.object({ id: z.string().check(z.regex(/^[a-z0-9-]{1,50}$/)), revision: z.int() }));

export const rulesInputs = {
  saveCampaign: z.object({
    rule: seenRule,
    campaignId: z.int().check(z.positive()),
  }),
  listProjects: z.object({ query: z.optional(z.string().check(z.maxLength(200))) }),
  listStatuses: noInput,
  saveScope: z.object({
    rule: seenRule,
    projectIds: z.union([z.literal('all'), ids]),
    finishedStatuses: z.union([z.literal('done-category'), ids]),
  }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof rulesInputs>;

export interface StatusOption {
  id: string;
  name: string;
  done: boolean;
  /** Set for a status that one project has to itself. */
  projectId?: string;
}

/** Calls about whom to survey. */
export type RulesApi = {
  saveCampaign(input: Inputs['saveCampaign']): Promise<Result<null>>;
  listProjects(
    input: Inputs['listProjects'],
  ): Promise<Result<{ id: string; key: string; name: string; teamManaged: boolean }[]>>;
  listStatuses(input: Inputs['listStatuses']): Promise<Result<StatusOption[]>>;
  saveScope(input: Inputs['saveScope']): Promise<Result<null>>;
};
