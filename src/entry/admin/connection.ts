import { connectionInputs as inputs } from '../../contract/admin/connection';
import type { ConnectPorts } from '../../usecases/connection/connect';
import { connect } from '../../usecases/connection/connect';
import { disconnect } from '../../usecases/connection/disconnect';
import type { CampaignList } from '../../usecases/connection/list-campaigns';
import { listCampaigns } from '../../usecases/connection/list-campaigns';
import { problem } from '../replies';
import { done, guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type ConnectionPorts = ConnectPorts;

export function connectionCalls(ports: ConnectionPorts, admin: Admit) {
  return {
    connect: guarded(inputs.connect, admin, async ({ apiKey }) => {
      const outcome = await connect(ports, apiKey);
      if (outcome.kind !== 'campaigns') return campaignProblem(outcome, ports.clock.now());
      return ok({ keyEnding: outcome.keyEnding ?? '', campaigns: outcome.campaigns.length });
    }),
    disconnect: guarded(inputs.disconnect, admin, () => done(disconnect(ports))),
    listCampaigns: guarded(inputs.listCampaigns, admin, async () => {
      const list = await listCampaigns(ports);
      if (list.kind === 'not-connected') return problem('not-connected');
      return list.kind === 'campaigns' ? ok(list.campaigns) : campaignProblem(list, ports.clock.now());
    }),
  };
}

function campaignProblem(list: Exclude<CampaignList, { kind: 'campaigns' }>, now: number) {
  return list.kind === 'rate-limited' ? problem('rate-limited', list.until, now) : problem(list.kind);
}
