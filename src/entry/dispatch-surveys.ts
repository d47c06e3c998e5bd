import * as z from 'zod/mini';
import type { DispatchOutcome } from '../usecases/sending/dispatch-surveys';

const messageSchema = z.object({ body: z.object({ surveyId: z.optional(z.string()) }) });

/** Consumer of the queue of due surveys; a message without a survey id is for whatever is due. A message of another form is dropped: the sweep needs none. */
export function dispatchSurveysEntry(dispatch: (surveyId?: string) => Promise<DispatchOutcome>) {
  return async (event: unknown): Promise<void> => {
    const message = messageSchema.safeParse(event);
    if (message.success) await dispatch(message.data.body.surveyId);
  };
}
