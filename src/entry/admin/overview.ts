import { overviewInputs as inputs } from '../../contract/admin/overview';
import type { CountSurveysPorts } from '../../usecases/overview/count-surveys';
import { countSurveys } from '../../usecases/overview/count-surveys';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type OverviewPorts = CountSurveysPorts;

export function overviewCalls(ports: OverviewPorts, admin: Admit) {
  return {
    getOverview: guarded(inputs.getOverview, admin, async () => {
      const { parked, failed, unconfirmed, keptBack, ...counts } = await countSurveys(ports);
      const attention = { parkedResponses: parked, failedSurveys: failed, unconfirmedSurveys: unconfirmed };
      return ok({ ...counts, attention: { ...attention, keptBackSurveys: keptBack } });
    }),
  };
}
