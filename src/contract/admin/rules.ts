import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { jiraId } from './ids';

const ids = z.array(jiraId).check(z.minLength(1), z.maxLength(500));

/** The rule as the screen has read it, null where there was none: what somebody else has saved since is not overwritten. */
const seenRule = z.nullable(z.object({ id: z.string().check(z.regex(/^[a-z0-9-]{1,50}$/)), revision: z.int() }));

export const rulesInputs = {
  saveCampaign: z.object({
    rule: seenRule,
    campaignId: z.int().check(z.positive()),
  }),
  /** Those that are found by name or key, those with these ids, or the first of the site. */
  listProjects: z.object({ query: z.optional(z.string().check(z.maxLength(200))), ids: z.optional(ids) }),
  listStatuses: z.object({ projectIds: z.union([z.literal('all'), ids]) }),
  saveScope: z.object({
    rule: seenRule,
    projectIds: z.union([z.literal('all'), ids]),
    finishedStatuses: z.union([z.literal('done-category'), ids]),
  }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof rulesInputs>;

export interface ProjectOption {
  id: string;
  key: string;
  name: string;
  teamManaged: boolean;
}

export interface StatusOption {
  id: string;
  name: string;
  category: 'to-do' | 'in-progress' | 'done';
  /** Projects that are known to have it; none for a status that any of them may have. */
  projectIds: string[];
}

/** The statuses of some projects. */
export interface StatusesFound {
  statuses: StatusOption[];
  /** Projects of which Jira shows the app no statuses. */
  unseen: string[];
  /** These are the statuses of the whole site: more than the projects have. */
  ofSite: boolean;
}

/** Calls about whom to survey. */
export type RulesApi = {
  saveCampaign(input: Inputs['saveCampaign']): Promise<Result<null>>;
  listProjects(input: Inputs['listProjects']): Promise<Result<ProjectOption[]>>;
  listStatuses(input: Inputs['listStatuses']): Promise<Result<StatusesFound>>;
  saveScope(input: Inputs['saveScope']): Promise<Result<null>>;
};
