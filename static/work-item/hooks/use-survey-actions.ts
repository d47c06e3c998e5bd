import { useState } from 'react';
import type { WorkItemApi, WorkItemSurvey } from '../../../src/contract/work-item';
import type { Failure } from '../../shared/hooks/settle';
import { settle } from '../../shared/hooks/settle';

export type SurveyAction = WorkItemSurvey['actions'][number];

/** What a person does with the survey: which action runs, which one failed and why. */
export function useSurveyActions(api: WorkItemApi, survey: WorkItemSurvey, onDone: () => Promise<void>) {
  const [running, setRunning] = useState<SurveyAction>();
  const [failed, setFailed] = useState<{ action: SurveyAction; failure: Failure }>();

  async function run(action: SurveyAction): Promise<void> {
    setRunning(action);
    setFailed(undefined);
    const settled = await settle(() => call(api, survey, action));
    if (!settled.ok) setFailed({ action, failure: settled.failure });
    await onDone();
    setRunning(undefined);
  }

  return { running, failed, run };
}

function call(api: WorkItemApi, { latest, parked }: WorkItemSurvey, action: SurveyAction) {
  switch (action) {
    case 'send-now':
    case 'send-again':
      return api.sendNow({});
    case 'cancel':
      return api.cancel({ surveyId: latest?.id ?? '' });
    case 'retry':
      return api.retry({ responseId: parked?.responseId ?? '' });
  }
}
