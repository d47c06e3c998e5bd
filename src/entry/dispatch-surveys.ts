import * as z from 'zod/mini';
import type { DispatchOutcome } from '../usecases/sending/dispatch-surveys';

const bellSchema = z.object({ body: z.object({ surveyId: z.optional(z.string()) }) });

/** Consumer of the survey bell; one without a survey id is for whatever is due. A message that is no bell of ours is dropped: the sweep needs none. */
export function dispatchSurveysEntry(dispatch: (surveyId?: string) => Promise<DispatchOutcome>) {
  return async (event: unknown): Promise<void> => {
    const bell = bellSchema.safeParse(event);
    if (bell.success) await dispatch(bell.data.body.surveyId);
  };
}
