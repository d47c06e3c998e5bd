import { siteCheckInputs as inputs } from '../../contract/admin/site-check';
import type { SiteCheckPorts } from '../../usecases/site-check/run-probe';
import { runProbe } from '../../usecases/site-check/run-probe';
import { showSiteCheck } from '../../usecases/site-check/show-site-check';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export function siteCheckCalls(ports: SiteCheckPorts, admin: Admit) {
  return {
    getSiteCheck: guarded(inputs.getSiteCheck, admin, async () => ok(await showSiteCheck(ports))),
    runSiteProbe: guarded(inputs.runSiteProbe, admin, async ({ probe }) => ok(await runProbe(ports, probe))),
  };
}
