import { useState } from 'react';
import type { Result } from '../../../src/contract/result';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import type { Failure } from '../../shared/hooks/outcome-of';
import { outcomeOf } from '../../shared/hooks/outcome-of';
import type { Loading } from '../../shared/hooks/use-loaded';

export type SurveyAction = WorkItemSurvey['actions'][number];

/** What a person does with the survey: which action runs, which one failed and why. */
export function useSurveyActions(api: WorkItemApi, survey: WorkItemSurvey, loading: Loading<WorkItemSurvey>) {
  const [running, setRunning] = useState<SurveyAction>();
  const [failed, setFailed] = useState<{ action: SurveyAction; failure: Failure }>();

  async function run(action: SurveyAction): Promise<void> {
    setRunning(action);
    setFailed(undefined);
    const outcome = await outcomeOf(() => call(action));
    if (!outcome.ok) setFailed({ action, failure: outcome.failure });
    await loading.reload();
    setRunning(undefined);
  }

  function call(action: SurveyAction): Promise<Result<unknown>> {
    const { latest, parked, unmatched } = survey;
    switch (action) {
      case 'send-now':
      case 'send-again':
        return api.sendNow({ seen: latest?.id ?? null });
      case 'exclude':
        return api.exclude({});
      case 'include':
        return api.include({});
      case 'cancel':
        return api.cancel({ surveyId: latest?.id ?? '' });
      case 'retry':
        return api.retry({ responseId: parked?.responseId ?? '' });
      case 'match':
        return api.match({ responseId: unmatched?.responseId ?? '' });
    }
  }

  return { running, failed, run };
}
