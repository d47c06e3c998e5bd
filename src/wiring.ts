/** The only place where gateways meet use cases. `index.ts` loads it when the first call comes. */
import { adminResolver as makeAdminResolver } from './entry/admin/admin-resolver';
import { chosenResolver as makeChosenResolver } from './entry/chosen-resolver';
import { applyResponseEntry } from './entry/apply-response';
import { dispatchSurveysEntry } from './entry/dispatch-surveys';
import { planSurveyEntry } from './entry/plan-survey';
import { receiveNotificationEntry } from './entry/receive-notification';
import { reportResolver as makeReportResolver } from './entry/report-resolver';
import { sendFromAutomationEntry } from './entry/send-from-automation';
import { surveyLozengeEntry } from './entry/survey-lozenge';
import { workItemResolver as makeWorkItemResolver } from './entry/work-item-resolver';
import { forgeAsked as asked } from './gateways/forge/asked';
import { forgeAuditLog as audit } from './gateways/forge/audit-log';
import { forgeDueQueue } from './gateways/forge/due-queue';
import { forgeClock as clock } from './gateways/forge/clock';
import { remainingMs } from './gateways/forge/invocation';
import { forgeExclusions as exclusions } from './gateways/forge/exclusions';
import { forgeFinished as finished } from './gateways/forge/finished';
import { forgeLedger } from './gateways/forge/ledger';
import { forgeLog as log } from './gateways/forge/log';
import { forgeNotificationAddress as address } from './gateways/forge/notification-address';
import { forgeNotificationRecord as record } from './gateways/forge/notification-record';
import { forgeObservations } from './gateways/forge/observations';
import { forgePace } from './gateways/forge/pace';
import { rememberedField } from './gateways/forge/remembered-field';
import { rememberedStatuses } from './gateways/forge/remembered-statuses';
import { deliverAgain } from './gateways/forge/retry';
import { forgeResponseStore } from './gateways/forge/response-store';
import { forgeRuleStore as rules } from './gateways/forge/rule-store';
import { forgeRuleWatch as ruleWatch } from './gateways/forge/rule-watch';
import { forgeSlots as slots } from './gateways/forge/slots';
import { forgeTallies as tallies } from './gateways/forge/tallies';
import { forgeWriteTurns as writeTurns } from './gateways/forge/write-turns';
import { forgeStorageProbe } from './gateways/forge/storage-probe';
import { forgeSettingsStore as settings } from './gateways/forge/settings-store';
import { forgeSigner as signer, forgeVault as vault } from './gateways/forge/vault';
import { jiraPastChanges } from './gateways/jira/past-changes';
import { jiraHistory } from './gateways/jira/history';
import { jiraCaller, jiraCallerAsUser, jiraCallerAsUserUnasked } from './gateways/jira/call';
import { jiraPermissions } from './gateways/jira/permissions';
import { jiraPeople } from './gateways/jira/people';
import { requestTypeField } from './gateways/jira/request-type-field';
import { jiraRuleQueries } from './gateways/jira/rule-queries';
import { jiraJqlChecks } from './gateways/jira/jql-checks';
import { jiraReader } from './gateways/jira/reader';
import { jiraConfiguration } from './gateways/jira/configuration';
import { jiraSiteProbe } from './gateways/jira/site-probe';
import { jiraStatuses } from './gateways/jira/statuses';
import { jiraWorkItems } from './gateways/jira/work-items';
import { npsTodaySurveyService } from './gateways/nps-today/survey-service';
import { sendFromAutomation as sendOne } from './usecases/automation/send-from-automation';
import { recordingChanges } from './usecases/audit/recording-changes';
import { applyResponse as applyOne } from './usecases/receiving/apply-response';
import { dispatchSurveys as dispatchDue } from './usecases/sending/dispatch-surveys';
import { planSurvey as planOne } from './usecases/sending/plan-survey';
import { receiveNotification as receive } from './usecases/receiving/receive-notification';
import { sweep as sweepDue } from './usecases/sweep';

const callAsApp = jiraCaller(clock, log);
const callAsUser = jiraCallerAsUser(clock, log);
const callAsUserUnasked = jiraCallerAsUserUnasked(clock, log);
const ports = {
  ledger: forgeLedger(log),
  responses: forgeResponseStore(log),
  asked,
  audit,
  exclusions,
  finished,
  settings,
  rules,
  ruleWatch,
  vault,
  signer,
  record,
  observations: forgeObservations(clock, log),
  address,
  clock,
  log,
  dueQueue: forgeDueQueue(log),
  pace: forgePace(clock),
  slots,
  tallies,
  writeTurns,
  storageProbe: forgeStorageProbe(clock),
  workItems: jiraWorkItems(callAsApp, log, rememberedField(requestTypeField(callAsApp), clock, log)),
  ruleQueries: jiraRuleQueries(callAsApp),
  configuration: jiraConfiguration(callAsApp),
  readersProjects: jiraConfiguration(callAsUser),
  siteProbe: jiraSiteProbe(callAsApp, callAsUser),
  statuses: rememberedStatuses(jiraStatuses(callAsApp), clock, log),
  history: jiraHistory(callAsApp),
  pastChanges: jiraPastChanges(callAsApp),
  people: jiraPeople(callAsApp),
  permissions: jiraPermissions(callAsUser),
  reader: jiraReader(callAsUser, callAsApp),
  jqlChecks: jiraJqlChecks(callAsUser, callAsApp),
  surveyService: npsTodaySurveyService(clock, log),
};

/** For what the app does by itself: where it pauses sending, that is on the audit log too. */
const asApp = recordingChanges(ports);

/** Time at the end of an invocation for what is under way. */
const LAST_MINUTE_MS = 60_000;
/**
 * An invocation may make 100 calls to the outside per minute of its time limit, which is 15 minutes.
 * @see https://developer.atlassian.com/platform/forge/limits-invocation/
 */
const SURVEYS_PER_RUN = 1400;

/** One more try to apply a response takes this long at most. */
const LAST_RACE_MS = 30_000;

function budget() {
  return { until: clock.now() + remainingMs() - LAST_MINUTE_MS, surveys: SURVEYS_PER_RUN };
}

export const planSurvey = planSurveyEntry((change) => planOne(ports, change), deliverAgain);
export const dispatchSurveys = dispatchSurveysEntry((surveyId) => dispatchDue(asApp, budget(), surveyId));
export const applyResponse = applyResponseEntry((responseId) =>
  applyOne(ports, responseId, clock.now() + remainingMs() - LAST_RACE_MS),
);
export const receiveNotification = receiveNotificationEntry((offered, read) => receive(ports, offered, read));
export const sweep = () => sweepDue(asApp, budget());
export const adminResolver = makeAdminResolver(ports);
export const workItemResolver = makeWorkItemResolver(ports);
export const chosenResolver = makeChosenResolver(ports);
export const reportResolver = makeReportResolver(ports);
export const sendFromAutomation = sendFromAutomationEntry((workItemIdOrKey, how) =>
  sendOne(ports, workItemIdOrKey, how),
);
export const surveyLozenge = surveyLozengeEntry({
  ...ports,
  permissions: jiraPermissions(callAsUserUnasked),
  reader: jiraReader(callAsUserUnasked, callAsApp),
});
