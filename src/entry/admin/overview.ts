import { overviewInputs as inputs } from '../../contract/admin/overview';
import type { CheckAddressPorts } from '../../usecases/notification/check-address';
import { checkAddress } from '../../usecases/notification/check-address';
import { countWaiting } from '../../usecases/overview/count-waiting';
import type { CountSurveysPorts } from '../../usecases/overview/count-surveys';
import { countSurveys } from '../../usecases/overview/count-surveys';
import type { FindOutagesPorts } from '../../usecases/overview/find-outages';
import { guardedRead, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type OverviewPorts = CountSurveysPorts & CheckAddressPorts & FindOutagesPorts;

export function overviewCalls(ports: OverviewPorts, admin: Admit) {
  return {
    getOverview: guardedRead(inputs.getOverview, admin, async () => {
      const [counted, address] = await Promise.all([countWaiting(ports), checkAddress(ports)]);
      return ok({ ...counted, attention: { address } });
    }),
    getCounts: guardedRead(inputs.getCounts, admin, async () => ok(await countSurveys(ports))),
  };
}
