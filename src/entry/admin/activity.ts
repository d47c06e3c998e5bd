import { activityInputs as inputs } from '../../contract/admin/activity';
import type { ActivityEntry } from '../../contract/admin/activity';
import type { SurveyState } from '../../domain/survey';
import { needsPerson, WAITING } from '../../domain/survey';
import type { Activity, ListActivityPorts } from '../../usecases/activity/list-activity';
import { listActivity, listAttention } from '../../usecases/activity/list-activity';
import { retrySurvey } from '../../usecases/activity/retry-survey';
import { assignResponse, dismissResponse } from '../../usecases/receiving/match-response';
import type { RetryResponsePorts } from '../../usecases/receiving/retry-response';
import { retryResponse } from '../../usecases/receiving/retry-response';
import type { ByHandPorts } from '../../usecases/sending/send-by-hand';
import { showRespondent } from '../../usecases/sending/show-respondent';
import { problem } from '../replies';
import { byHandProblem, matchReply, parkedView, respondentReply, surveyView } from '../survey-views';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type ActivityPorts = ListActivityPorts & RetryResponsePorts & ByHandPorts;

const STATES: Record<'waiting' | 'sent' | 'answered' | 'not-sent', SurveyState[]> = {
  waiting: [...WAITING, 'sending'],
  sent: ['sent', 'expired'],
  answered: ['answered'],
  'not-sent': ['skipped', 'cancelled', 'failed', 'unconfirmed'],
};

export function activityCalls(ports: ActivityPorts, admin: Admit) {
  return {
    getActivity: guarded(inputs.getActivity, admin, async ({ filter }) => {
      const activity =
        filter === 'attention'
          ? await listAttention(ports)
          : await listActivity(ports, filter === 'all' ? undefined : STATES[filter]);
      return ok(activity.map(activityEntry));
    }),
    getRespondentOf: guarded(inputs.getRespondentOf, admin, async ({ workItemKey }, { accountId }) =>
      respondentReply(await showRespondent(ports, workItemKey.toUpperCase()), accountId),
    ),
    retry: guarded(inputs.retry, admin, async ({ kind, id }, { accountId }) => {
      if (kind === 'response')
        return (await retryResponse(ports, id)).kind === 'waiting' ? ok(null) : problem('not-possible-now');
      const outcome = await retrySurvey(ports, id, accountId);
      return outcome.kind === 'planned' ? ok(null) : byHandProblem(outcome);
    }),
    assign: guarded(inputs.assign, admin, async ({ responseId, workItemKey }, { accountId }) =>
      matchReply(await assignResponse(ports, responseId, workItemKey.toUpperCase(), accountId)),
    ),
    dismiss: guarded(inputs.dismiss, admin, async ({ responseId }) =>
      (await dismissResponse(ports, responseId)) === 'dismissed' ? ok(null) : problem('not-possible-now'),
    ),
  };
}

function activityEntry({ survey, parked }: Activity): ActivityEntry {
  const { workItemKey } = survey;
  return { ...surveyView(survey), workItemKey, needsPerson: needsPerson(survey), parked: parkedView(parked) };
}
