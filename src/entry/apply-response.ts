import * as z from 'zod/mini';
import type { ApplyOutcome } from '../usecases/receiving/apply-response';

const messageSchema = z.object({ body: z.object({ responseId: z.string() }) });

/** Consumer of the queue of due responses. A message of another form is dropped: the sweep needs none. */
export function applyResponseEntry(apply: (responseId: string) => Promise<ApplyOutcome>) {
  return async (event: unknown): Promise<void> => {
    const message = messageSchema.safeParse(event);
    if (message.success) await apply(message.data.body.responseId);
  };
}
