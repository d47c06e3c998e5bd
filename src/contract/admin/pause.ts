import * as z from 'zod/mini';
import type { InputsOf, Result } from '../result';

export const pauseInputs = {
  setPaused: z.object({ paused: z.boolean() }),
} satisfies Record<string, z.ZodMiniType>;

type Inputs = InputsOf<typeof pauseInputs>;

/** Calls that pause sending and resume it. */
export type PauseApi = {
  setPaused(input: Inputs['setPaused']): Promise<Result<null>>;
};
