import { overviewInputs as inputs } from '../../contract/admin/overview';
import type { CheckAddressPorts } from '../../usecases/notification/check-address';
import { checkAddress } from '../../usecases/notification/check-address';
import type { CountSurveysPorts } from '../../usecases/overview/count-surveys';
import { countSurveys } from '../../usecases/overview/count-surveys';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type OverviewPorts = CountSurveysPorts & CheckAddressPorts;

export function overviewCalls(ports: OverviewPorts, admin: Admit) {
  return {
    getOverview: guarded(inputs.getOverview, admin, async () => {
      const [counted, address] = await Promise.all([countSurveys(ports), checkAddress(ports)]);
      const { parked, failed, unconfirmed, keptBack, ...counts } = counted;
      const attention = { parkedResponses: parked, failedSurveys: failed, unconfirmedSurveys: unconfirmed };
      return ok({ ...counts, attention: { ...attention, keptBackSurveys: keptBack, address } });
    }),
  };
}
