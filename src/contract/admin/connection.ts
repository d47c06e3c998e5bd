import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';
import { noInput } from '../result';

export const connectionInputs = {
  /** Checks the key with nps.today before it is stored. */
  connect: z.object({ apiKey: z.string().check(z.trim(), z.minLength(8), z.maxLength(512)) }),
  disconnect: noInput,
  listCampaigns: noInput,
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof connectionInputs>;

/** Calls about the account at nps.today. */
export type ConnectionApi = {
  connect(input: Inputs['connect']): Promise<Result<{ keyEnding: string; campaigns: number }>>;
  disconnect(input: Inputs['disconnect']): Promise<Result<null>>;
  listCampaigns(input: Inputs['listCampaigns']): Promise<Result<{ id: number; name: string }[]>>;
};
