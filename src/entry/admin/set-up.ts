import { setUpInputs as inputs } from '../../contract/admin/set-up';
import type { EditedRule } from '../../domain/rule';
import { completed } from '../../domain/rule';
import type { Settings } from '../../domain/settings';
import type { FindOwnSatisfactionPorts } from '../../usecases/set-up/find-own-satisfaction';
import { findOwnSatisfaction } from '../../usecases/set-up/find-own-satisfaction';
import type { ShowSetUpPorts } from '../../usecases/set-up/show-set-up';
import { showSetUp } from '../../usecases/set-up/show-set-up';
import { fieldChoice } from './fields';
import { guardRailsView } from './guard-rails';
import { ruleView } from './rules';
import { type Clocked, siteReply } from '../replies';
import { guarded, guardedRead, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type SetUpPorts = ShowSetUpPorts & FindOwnSatisfactionPorts & Clocked;

export function setUpCalls(ports: SetUpPorts, admin: Admit) {
  return {
    getSetup: guardedRead(inputs.getSetup, admin, async () => {
      const { settings, rules, pause, notification } = await showSetUp(ports);
      return ok({ ...setupView(settings), ...firstRule(rules), notification, pause });
    }),
    getOwnSatisfaction: guarded(inputs.getOwnSatisfaction, admin, async () =>
      siteReply(await findOwnSatisfaction(ports), (projects) => projects, ports.clock.now()),
    ),
  };
}

/** The set-up is about one rule: where there are several, about the first that is whole. */
function firstRule(rules: EditedRule[]) {
  const rule = rules.find(({ draft }) => completed(draft)) ?? rules[0];
  if (!rule) return { ruleCount: 0 };
  const { id, revision, campaign, scope } = ruleView(rule);
  return {
    ruleCount: rules.length,
    rule: { id, revision },
    ...(campaign ? { campaign } : {}),
    ...(scope ? { scope } : {}),
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
