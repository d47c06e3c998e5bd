import { siteCheckInputs as inputs } from '../../contract/admin/site-check';
import type { SiteCheckPorts } from '../../usecases/site-check/run-probe';
import { runProbe } from '../../usecases/site-check/run-probe';
import { showSiteCheck } from '../../usecases/site-check/show-site-check';
import type { Admission, ResolverRequest } from '../resolver';
import { guarded, ok } from '../resolver';

/** The calls of the section "Check this site", for whom `admin` admits. */
export function siteCheckCalls(ports: SiteCheckPorts, admin: (request: ResolverRequest) => Promise<Admission<null>>) {
  return {
    getSiteCheck: guarded(inputs.getSiteCheck, admin, async () => ok(await showSiteCheck(ports))),
    runSiteProbe: guarded(inputs.runSiteProbe, admin, async ({ probe }) => ok(await runProbe(ports, probe))),
  };
}
