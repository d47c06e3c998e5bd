import { rulesInputs as inputs } from '../../contract/admin/rules';
import type { Result } from '../../contract/result';
import { listProjects } from '../../usecases/rules/list-projects';
import { listStatuses } from '../../usecases/rules/list-statuses';
import type { SaveCampaignPorts } from '../../usecases/rules/save-campaign';
import { saveCampaign } from '../../usecases/rules/save-campaign';
import type { SaveRuleOutcome } from '../../usecases/rules/save-rule';
import type { SaveScopePorts } from '../../usecases/rules/save-scope';
import { saveScope } from '../../usecases/rules/save-scope';
import { type Clocked, problem, siteReply } from '../replies';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type RulesPorts = SaveCampaignPorts & SaveScopePorts & Clocked;

export function rulesCalls(ports: RulesPorts, admin: Admit) {
  return {
    saveCampaign: guarded(inputs.saveCampaign, admin, async ({ rule, campaignId }) =>
      savedRule(await saveCampaign(ports, rule, campaignId)),
    ),
    listProjects: guarded(inputs.listProjects, admin, async (wanted) =>
      siteReply(await listProjects(ports, wanted), (projects) => projects, ports.clock.now()),
    ),
    listStatuses: guarded(inputs.listStatuses, admin, async ({ projectIds }) =>
      siteReply(await listStatuses(ports, projectIds), (found) => found, ports.clock.now()),
    ),
    saveScope: guarded(inputs.saveScope, admin, async ({ rule, projectIds: projects, finishedStatuses }) =>
      savedRule(await saveScope(ports, rule, { projects, finishedStatuses })),
    ),
  };
}

function savedRule({ kind }: SaveRuleOutcome | { kind: 'campaign-unknown' }): Result<null> {
  return kind === 'saved' ? ok(null) : problem(kind);
}
