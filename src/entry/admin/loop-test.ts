import { loopTestInputs as inputs } from '../../contract/admin/loop-test';
import type { ListActivityPorts } from '../../usecases/activity/activity';
import { showSurvey } from '../../usecases/activity/show-survey';
import type { ListOwnWorkItemsPorts } from '../../usecases/loop-test/list-own-work-items';
import { listOwnWorkItems } from '../../usecases/loop-test/list-own-work-items';
import type { ByHandPorts } from '../../usecases/sending/send-by-hand';
import { sendByHand } from '../../usecases/sending/send-by-hand';
import { problem, siteReply } from '../replies';
import { byHandProblem, parkedView, surveyView } from '../survey-views';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type LoopTestPorts = ListActivityPorts & ListOwnWorkItemsPorts & ByHandPorts;

export function loopTestCalls(ports: LoopTestPorts, admin: Admit) {
  return {
    listOwnWorkItems: guarded(inputs.listOwnWorkItems, admin, async () =>
      siteReply(await listOwnWorkItems(ports), (workItems) => workItems, ports.clock.now()),
    ),
    startLoopTest: guarded(inputs.startLoopTest, admin, async ({ workItemKey }, { accountId }) => {
      const outcome = await sendByHand(ports, workItemKey.toUpperCase(), undefined, {
        isTest: true,
        by: accountId,
      });
      return outcome.kind === 'planned' ? ok({ surveyId: outcome.surveyId }) : byHandProblem(outcome);
    }),
    getLoopTest: guarded(inputs.getLoopTest, admin, async ({ surveyId }) => {
      const found = await showSurvey(ports, surveyId);
      if (!found) return problem('not-found');
      const { survey, parked } = found;
      const { state, reason, rating } = surveyView(survey);
      const { workItemKey, history } = survey;
      return ok({ surveyId, workItemKey, state, reason, rating, history, parked: parkedView(parked) });
    }),
  };
}
