import { makeResolver } from '@forge/resolver';
import { type AdminApi, adminInputs } from '../../contract/admin';
import { type RecordingPorts, recordingChanges } from '../../usecases/audit/recording-changes';
import type { AuthorisePorts } from '../../usecases/authorise';
import type { SiteCheckPorts } from '../../usecases/site-check/run-probe';
import type { ActivityPorts } from './activity';
import { activityCalls } from './activity';
import type { AuditPorts } from './audit';
import { auditCalls } from './audit';
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
import type { ReportPorts } from './report';
import { reportCalls } from './report';
import type { RuleFilePorts } from './rule-file';
import { ruleFileCalls } from './rule-file';
import type { RulesPorts } from './rules';
import { rulesCalls } from './rules';
import type { SetUpPorts } from './set-up';
import { setUpCalls } from './set-up';
import { admitAdmin, callerOf } from './admit-admin';
import type { ResolverRequest } from '../resolver';
import { siteCheckCalls } from './site-check';

export type AdminPorts = AuthorisePorts &
  SiteCheckPorts &
  RecordingPorts &
  ActivityPorts &
  AuditPorts &
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
  ReportPorts &
  RuleFilePorts &
  RulesPorts &
  SetUpPorts;

/**
 * Resolver of the admin page, feature by feature. Every call asks Jira, as the person, whether they administer it; whatever
 * it changes of the settings is on the audit log under their account id.
 */
export function adminResolver(ports: AdminPorts) {
  const names = Object.keys(adminInputs) as (keyof Calls)[];
  const callOf = (name: keyof Calls) => (request: ResolverRequest) =>
    callsOf(recordingChanges(ports, callerOf(request.context).accountId))[name](request);
  return makeResolver<AdminApi>(Object.fromEntries(names.map((name) => [name, callOf(name)])) as unknown as Calls);
}

type Calls = ReturnType<typeof callsOf>;

function callsOf(ports: AdminPorts) {
  const admin = admitAdmin(ports);
  return {
    ...activityCalls(ports, admin),
    ...auditCalls(ports, admin),
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
    ...reportCalls(ports, admin),
    ...ruleFileCalls(ports, admin),
    ...rulesCalls(ports, admin),
    ...setUpCalls(ports, admin),
    ...siteCheckCalls(ports, admin),
  };
}
