import type * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';
import type { FieldChoice } from './fields';
import type { GuardRailsView } from './guard-rails';
import type { NotificationView } from './notification';
import type { Options } from './options';

export const setUpInputs = {
  getSetup: noInput,
  getOwnSatisfaction: noInput,
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof setUpInputs>;

/** Where the set-up stands. Times are epoch milliseconds. */
export interface Setup {
  connection?: { keyEnding: string; verifiedAt: number };
  /** How many rules there are. Campaign and scope are those of one of them. */
  ruleCount: number;
  /** What a change of campaign or scope is made to. */
  rule?: { id: string; revision: number };
  campaign?: { id: number; name?: string };
  scope?: { projectIds: 'all' | string[]; finishedStatuses: 'done-category' | string[] };
  fields: FieldChoice;
  notification: NotificationView;
  guardRails: GuardRailsView;
  options: Options;
  pause?: { reason: 'by-admin' | 'key-refused'; since: number };
}

/** What all sections of the set-up stand on. */
export type SetUpApi = {
  getSetup(input: Inputs['getSetup']): Promise<Result<Setup>>;
  /** Names of surveyed service projects that ask for satisfaction by themselves too. */
  getOwnSatisfaction(input: Inputs['getOwnSatisfaction']): Promise<Result<string[]>>;
};
