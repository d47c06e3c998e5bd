import type { InputsOf } from '../result';
import type { ActivityApi } from './activity';
import { activityInputs } from './activity';
import type { AuditApi } from './audit';
import { auditInputs } from './audit';
import type { CausesApi } from './causes';
import { causesInputs } from './causes';
import type { ConnectionApi } from './connection';
import { connectionInputs } from './connection';
import type { DryRunApi } from './dry-run';
import { dryRunInputs } from './dry-run';
import type { ExplainApi } from './explain';
import { explainInputs } from './explain';
import type { FieldsApi } from './fields';
import { fieldsInputs } from './fields';
import type { GuardRailsApi } from './guard-rails';
import { guardRailsInputs } from './guard-rails';
import type { LoopTestApi } from './loop-test';
import { loopTestInputs } from './loop-test';
import type { NotificationStepApi } from './notification';
import { notificationInputs } from './notification';
import type { OptionsApi } from './options';
import { optionsInputs } from './options';
import type { OverviewApi } from './overview';
import { overviewInputs } from './overview';
import type { PauseApi } from './pause';
import { pauseInputs } from './pause';
import type { ReportApi } from './report';
import { reportInputs } from './report';
import type { RuleFileApi } from './rule-file';
import { ruleFileInputs } from './rule-file';
import type { RulesApi } from './rules';
import { rulesInputs } from './rules';
import type { SetUpApi } from './set-up';
import { setUpInputs } from './set-up';
import type { SiteCheckApi } from './site-check';
import { siteCheckInputs } from './site-check';

/** What each admin call takes. Parsed again in the backend: the browser is not trusted because it compiles. */
export const adminInputs = {
  ...activityInputs,
  ...auditInputs,
  ...causesInputs,
  ...connectionInputs,
  ...dryRunInputs,
  ...explainInputs,
  ...fieldsInputs,
  ...guardRailsInputs,
  ...loopTestInputs,
  ...notificationInputs,
  ...optionsInputs,
  ...overviewInputs,
  ...pauseInputs,
  ...reportInputs,
  ...ruleFileInputs,
  ...rulesInputs,
  ...setUpInputs,
  ...siteCheckInputs,
};

export type AdminInputs = InputsOf<typeof adminInputs>;

/** Calls of the admin page, feature by feature. */
export type AdminApi = ActivityApi &
  AuditApi &
  CausesApi &
  ConnectionApi &
  DryRunApi &
  ExplainApi &
  FieldsApi &
  GuardRailsApi &
  LoopTestApi &
  NotificationStepApi &
  OptionsApi &
  OverviewApi &
  PauseApi &
  ReportApi &
  RuleFileApi &
  RulesApi &
  SetUpApi &
  SiteCheckApi;
