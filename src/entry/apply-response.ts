import * as z from 'zod/mini';
import type { ApplyOutcome } from '../usecases/receiving/apply-response';

const bellSchema = z.object({ body: z.object({ responseId: z.string() }) });

/** Consumer of the response bell. A message that is no bell of ours is dropped: the sweep needs none. */
export function applyResponseEntry(apply: (responseId: string) => Promise<ApplyOutcome>) {
  return async (event: unknown): Promise<void> => {
    const bell = bellSchema.safeParse(event);
    if (bell.success) await apply(bell.data.body.responseId);
  };
}
