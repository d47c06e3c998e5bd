import { setUpInputs as inputs } from '../../contract/admin/set-up';
import type { EditedRule } from '../../domain/rule';
import type { Settings } from '../../domain/settings';
import type { ShowSetUpPorts } from '../../usecases/set-up/show-set-up';
import { showSetUp } from '../../usecases/set-up/show-set-up';
import { fieldChoice } from './fields';
import { guardRailsView } from './guard-rails';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type SetUpPorts = ShowSetUpPorts;

export function setUpCalls(ports: SetUpPorts, admin: Admit) {
  return {
    getSetup: guarded(inputs.getSetup, admin, async () => {
      const { settings, rules, pause, notification } = await showSetUp(ports);
      return ok({ ...setupView(settings), ...ruleView(rules), notification, pause });
    }),
  };
}

/** The screens show the first rule. */
function ruleView([rule]: EditedRule[]) {
  if (!rule) return {};
  const { id, revision, draft } = rule;
  const { campaignId, campaignName, projects, finishedStatuses } = draft;
  return {
    rule: { id, revision },
    ...(campaignId ? { campaign: { id: campaignId, name: campaignName } } : {}),
    ...(projects && finishedStatuses ? { scope: { projectIds: projects, finishedStatuses } } : {}),
  };
}

function setupView({ connection, fields, guardRails, ...settings }: Settings) {
  const { sendSummary, acceptAutomation, notifyWatchers, writeLocked } = settings;
  return {
    connection,
    fields: fieldChoice(fields),
    guardRails: guardRailsView(guardRails),
    options: { sendSummary, acceptAutomation, notifyWatchers, writeLocked },
  };
}
