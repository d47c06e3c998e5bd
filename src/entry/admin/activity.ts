import { activityInputs as inputs } from '../../contract/admin/activity';
import type { ActivityEntry, ActivityPage } from '../../contract/admin/activity';
import type { Survey } from '../../domain/survey';
import { needsPerson } from '../../domain/survey';
import type { Activity, ListActivityPorts } from '../../usecases/activity/activity';
import { countActivity } from '../../usecases/activity/count-activity';
import type { DescribePorts } from '../../usecases/activity/describe-work-items';
import { describeWorkItems } from '../../usecases/activity/describe-work-items';
import { exportActivity } from '../../usecases/activity/export-activity';
import { listActivity, searchActivity } from '../../usecases/activity/list-activity';
import { listAttention } from '../../usecases/activity/list-attention';
import type { Paged } from '../../usecases/activity/page-through';
import type { LeaveOutPorts } from '../../usecases/activity/leave-out';
import { leaveOut } from '../../usecases/activity/leave-out';
import type { ShowDecisionPorts } from '../../usecases/activity/show-decision';
import { showDecision } from '../../usecases/activity/show-decision';
import { retrySurvey } from '../../usecases/activity/retry-survey';
import { assignResponse, dismissResponse } from '../../usecases/receiving/match-response';
import type { RetryResponsePorts } from '../../usecases/receiving/retry-response';
import { retryResponse } from '../../usecases/receiving/retry-response';
import type { ByHandPorts } from '../../usecases/sending/send-by-hand';
import type { ShowRespondentPorts } from '../../usecases/sending/show-respondent';
import { showRespondent } from '../../usecases/sending/show-respondent';
import { decisionOf } from '../decision-views';
import { problem, siteReply } from '../replies';
import { byHandProblem, matchReply, parkedView, respondentReply, surveyView } from '../survey-views';
import { guarded, guardedRead, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type ActivityPorts = ListActivityPorts &
  RetryResponsePorts &
  ByHandPorts &
  DescribePorts &
  ShowRespondentPorts &
  ShowDecisionPorts &
  LeaveOutPorts;

export function activityCalls(ports: ActivityPorts, admin: Admit) {
  return {
    getActivity: guardedRead(inputs.getActivity, admin, async ({ filter: { under, ...rest }, place }) => {
      const listed =
        under === 'attention' ? listAttention(ports, rest, place) : listActivity(ports, { ...rest, under }, place);
      return ok(activityPage(await listed));
    }),
    countActivity: guarded(inputs.countActivity, admin, async ({ filter: { under, ...rest }, place }) =>
      under === 'attention' ? problem('bad-input') : ok(await countActivity(ports, { ...rest, under }, place)),
    ),
    exportActivity: guarded(inputs.exportActivity, admin, async ({ filter: { under, ...rest }, place }) => {
      const listed =
        under === 'attention' ? listAttention(ports, rest, place) : exportActivity(ports, { ...rest, under }, place);
      return ok(activityPage(await listed));
    }),
    findActivity: guarded(inputs.findActivity, admin, async ({ workItemKey, place }) => {
      const found = await searchActivity(ports, workItemKey.toUpperCase(), place);
      return 'kind' in found ? problem('jira-unavailable') : ok(activityPage(found));
    }),
    getDecision: guarded(inputs.getDecision, admin, async ({ surveyId }) => {
      const found = await showDecision(ports, surveyId);
      if (!found) return problem('not-found');
      return ok({ survey: surveyView(found.survey), ...decisionOf(found.survey, found.rules) });
    }),
    describeWorkItems: guarded(inputs.describeWorkItems, admin, async ({ workItemIds }) =>
      siteReply(await describeWorkItems(ports, workItemIds), (summaries) => summaries, ports.clock.now()),
    ),
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
    leaveOut: guarded(inputs.leaveOut, admin, async ({ surveyId, reason }, { accountId }) => {
      const outcome = await leaveOut(ports, surveyId, { leftOut: reason ?? undefined, by: accountId });
      if (outcome === 'done') return ok(null);
      return problem(outcome === 'not-found' ? 'not-found' : 'not-possible-now');
    }),
  };
}

function activityPage({ shown, next, searchedTo }: Paged<Activity>): ActivityPage {
  return { entries: shown.map(activityEntry), next, searchedTo };
}

function activityEntry({ survey, parked }: Activity): ActivityEntry {
  const { workItemKey, workItemId } = survey;
  const id = workItemId === '' ? {} : { workItemId };
  return {
    ...surveyView(survey),
    workItemKey,
    ...id,
    needsPerson: needsPerson(survey),
    ...ruleView(survey),
    ...(survey.decision ? { isExplained: true as const } : {}),
    parked: parkedView(parked),
  };
}

function ruleView({ ruleId, decision }: Survey): Pick<ActivityEntry, 'rule'> {
  const { id = ruleId, name, campaignName } = decision?.rule ?? {};
  return id === undefined ? {} : { rule: { id, name: name ?? campaignName } };
}
