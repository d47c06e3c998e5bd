import { overviewInputs as inputs } from '../../contract/admin/overview';
import type { CheckAddressPorts } from '../../usecases/notification/check-address';
import { checkAddress } from '../../usecases/notification/check-address';
import type { ListActivityPorts } from '../../usecases/activity/list-activity';
import { countAttention } from '../../usecases/overview/count-attention';
import type { CountSurveysPorts } from '../../usecases/overview/count-surveys';
import { countSurveys } from '../../usecases/overview/count-surveys';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type OverviewPorts = CountSurveysPorts & CheckAddressPorts & ListActivityPorts;

export function overviewCalls(ports: OverviewPorts, admin: Admit) {
  return {
    getOverview: guarded(inputs.getOverview, admin, async () => {
      const [counted, address] = await Promise.all([countAttention(ports), checkAddress(ports)]);
      const { parked, failed, unconfirmed, keptBack, waiting, more } = counted;
      const attention = { parkedResponses: parked, failedSurveys: failed, unconfirmedSurveys: unconfirmed };
      return ok({ waiting, more, attention: { ...attention, keptBackSurveys: keptBack, address } });
    }),
    getCounts: guarded(inputs.getCounts, admin, async () => ok(await countSurveys(ports))),
  };
}
