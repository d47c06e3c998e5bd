import { makeResolver } from '@forge/resolver';
import type { AdminApi } from '../../contract/admin';
import type { AuthorisePorts } from '../../usecases/authorise';
import type { SiteCheckPorts } from '../../usecases/site-check/run-probe';
import type { ActivityPorts } from './activity';
import { activityCalls } from './activity';
import type { CausesPorts } from './causes';
import { causesCalls } from './causes';
import type { ConnectionPorts } from './connection';
import { connectionCalls } from './connection';
import type { DryRunPorts } from './dry-run';
import { dryRunCalls } from './dry-run';
import type { ExplainPorts } from './explain';
import { explainCalls } from './explain';
import type { FieldsPorts } from './fields';
import { fieldsCalls } from './fields';
import type { GuardRailsPorts } from './guard-rails';
import { guardRailsCalls } from './guard-rails';
import type { LoopTestPorts } from './loop-test';
import { loopTestCalls } from './loop-test';
import type { NotificationPorts } from './notification';
import { notificationCalls } from './notification';
import type { OptionsPorts } from './options';
import { optionsCalls } from './options';
import type { OverviewPorts } from './overview';
import { overviewCalls } from './overview';
import type { PausePorts } from './pause';
import { pauseCalls } from './pause';
import type { RulesPorts } from './rules';
import { rulesCalls } from './rules';
import type { SetUpPorts } from './set-up';
import { setUpCalls } from './set-up';
import { admitAdmin } from './admit-admin';
import { siteCheckCalls } from './site-check';

export type AdminPorts = AuthorisePorts &
  SiteCheckPorts &
  ActivityPorts &
  CausesPorts &
  ConnectionPorts &
  DryRunPorts &
  ExplainPorts &
  FieldsPorts &
  GuardRailsPorts &
  LoopTestPorts &
  NotificationPorts &
  OptionsPorts &
  OverviewPorts &
  PausePorts &
  RulesPorts &
  SetUpPorts;

/** Resolver of the admin page, feature by feature. Every call asks Jira, as the person, whether they administer it. */
export function adminResolver(ports: AdminPorts) {
  const admin = admitAdmin(ports);
  return makeResolver<AdminApi>({
    ...activityCalls(ports, admin),
    ...causesCalls(ports, admin),
    ...connectionCalls(ports, admin),
    ...dryRunCalls(ports, admin),
    ...explainCalls(ports, admin),
    ...fieldsCalls(ports, admin),
    ...guardRailsCalls(ports, admin),
    ...loopTestCalls(ports, admin),
    ...notificationCalls(ports, admin),
    ...optionsCalls(ports, admin),
    ...overviewCalls(ports, admin),
    ...pauseCalls(ports, admin),
    ...rulesCalls(ports, admin),
    ...setUpCalls(ports, admin),
    ...siteCheckCalls(ports, admin),
  });
}
