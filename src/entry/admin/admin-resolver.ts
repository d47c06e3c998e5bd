import { makeResolver } from '@forge/resolver';
import type { AdminApi } from '../../contract/admin';
import { adminInputs as inputs } from '../../contract/admin';
import type { Result } from '../../contract/result';
import type { EditedRule } from '../../domain/rule';
import type { Settings } from '../../domain/settings';
import type { SurveyState } from '../../domain/survey';
import { WAITING } from '../../domain/survey';
import { mayAdminister } from '../../usecases/authorise';
import type { AuthorisePorts } from '../../usecases/authorise';
import { checkFields } from '../../usecases/fields/check-fields';
import { createFields } from '../../usecases/fields/create-fields';
import { repairFields } from '../../usecases/fields/repair-fields';
import { assignResponse, dismissResponse } from '../../usecases/receiving/match-response';
import type { RetryPorts } from '../../usecases/activity/retry';
import { retryResponse, retrySurvey } from '../../usecases/activity/retry';
import type { ByHandPorts } from '../../usecases/sending/send-by-hand';
import { sendByHand } from '../../usecases/sending/send-by-hand';
import type { SaveRuleOutcome } from '../../usecases/rules/save-rule';
import { saveRule } from '../../usecases/rules/save-rule';
import type { SaveScopePorts } from '../../usecases/rules/save-scope';
import { saveScope } from '../../usecases/rules/save-scope';
import type { CampaignList } from '../../usecases/set-up/set-up';
import * as setUp from '../../usecases/set-up/set-up';
import type { ShowSetUpPorts } from '../../usecases/set-up/show-set-up';
import * as show from '../../usecases/set-up/show-set-up';
import type { ShowSurveysPorts } from '../../usecases/activity/show-surveys';
import { countSurveys, showActivity, showAttention, showSurvey } from '../../usecases/activity/show-surveys';
import {
  activityEntry,
  byHandProblem,
  fieldCheck,
  fieldChoice,
  fieldOption,
  matchReply,
  parkedView,
  problem,
  siteReply,
  surveyView,
} from '../admin-views';
import type { SiteCheckPorts } from '../../usecases/site-check/run-probe';
import type { Admission } from '../resolver';
import { guarded, ok } from '../resolver';
import { siteCheckCalls } from './site-check';

const HOUR_MS = 3_600_000;

export type AdminPorts = AuthorisePorts &
  ShowSetUpPorts &
  SaveScopePorts &
  ByHandPorts &
  RetryPorts &
  ShowSurveysPorts &
  SiteCheckPorts;

const STATES: Record<'waiting' | 'sent' | 'answered' | 'not-sent', SurveyState[]> = {
  waiting: [...WAITING, 'sending'],
  sent: ['sent', 'expired'],
  answered: ['answered'],
  'not-sent': ['skipped', 'cancelled', 'failed', 'unconfirmed'],
};

/** Resolver of the admin page. Every call asks Jira, as the person, whether they administer it. */
export function adminResolver(ports: AdminPorts) {
  const admin = async (): Promise<Admission<null>> => {
    const may = await mayAdminister(ports);
    if (may === 'unknown') return { kind: 'unknown' };
    return may === 'yes' ? { kind: 'admitted', caller: null } : { kind: 'refused' };
  };
  const now = () => ports.clock.now();
  const done = async (work: Promise<unknown>): Promise<Result<null>> => {
    await work;
    return ok(null);
  };

  return makeResolver<AdminApi>({
    ...siteCheckCalls(ports, admin),
    getSetup: guarded(inputs.getSetup, admin, async () => {
      const { settings, rules, pause, notification } = await show.showSetUp(ports);
      return ok({ ...setupView(settings), ...ruleView(rules), notification, pause });
    }),
    connect: guarded(inputs.connect, admin, async ({ apiKey }) => {
      const outcome = await setUp.connect(ports, apiKey);
      if (outcome.kind !== 'campaigns') return campaignProblem(outcome, now());
      return ok({ keyEnding: outcome.keyEnding ?? '', campaigns: outcome.campaigns.length });
    }),
    disconnect: guarded(inputs.disconnect, admin, () => done(setUp.disconnect(ports))),
    listCampaigns: guarded(inputs.listCampaigns, admin, async () => {
      const list = await setUp.listCampaigns(ports);
      if (list.kind === 'not-connected') return problem('not-connected');
      return list.kind === 'campaigns' ? ok(list.campaigns) : campaignProblem(list, now());
    }),
    saveCampaign: guarded(inputs.saveCampaign, admin, async ({ rule, ...campaign }) =>
      savedRule(await saveRule(ports, rule, campaign)),
    ),
    listProjects: guarded(inputs.listProjects, admin, async ({ query }) =>
      siteReply(await show.listProjects(ports, query), (projects) => projects, now()),
    ),
    listStatuses: guarded(inputs.listStatuses, admin, async () =>
      siteReply(await show.listStatuses(ports), (statuses) => statuses, now()),
    ),
    saveScope: guarded(inputs.saveScope, admin, async ({ rule, projectIds: projects, finishedStatuses }) =>
      savedRule(await saveScope(ports, rule, { projects, finishedStatuses })),
    ),
    listFields: guarded(inputs.listFields, admin, async () =>
      siteReply(await show.listFields(ports), (fields) => fields.flatMap((field) => fieldOption(field) ?? []), now()),
    ),
    saveFields: guarded(inputs.saveFields, admin, async (ids) =>
      siteReply(await setUp.saveFields(ports, fieldIds(ids)), () => null, now()),
    ),
    createFields: guarded(inputs.createFields, admin, async () =>
      siteReply(await createFields(ports), fieldChoice, now()),
    ),
    checkFields: guarded(inputs.checkFields, admin, async ({ projectIds, quick }) =>
      siteReply(await checkFields(ports, projectIds, { quick }), (checks) => checks.map(fieldCheck), now()),
    ),
    repairFields: guarded(inputs.repairFields, admin, async ({ projectId }) =>
      siteReply(await repairFields(ports, projectId), fieldCheck, now()),
    ),
    getNotification: guarded(inputs.getNotification, admin, async () => ok(await show.showNotification(ports))),
    rotateSecret: guarded(inputs.rotateSecret, admin, async ({ oldValidHours }) =>
      ok({ url: await setUp.rotateSecret(ports, oldValidHours * HOUR_MS) }),
    ),
    saveOptions: guarded(inputs.saveOptions, admin, (options) => done(setUp.saveOptions(ports, options))),
    setPaused: guarded(inputs.setPaused, admin, ({ paused }) => done(setUp.setPaused(ports, paused))),
    getOverview: guarded(inputs.getOverview, admin, async () => {
      const { parked, failed, unconfirmed, keptBack, ...counts } = await countSurveys(ports);
      const attention = { parkedResponses: parked, failedSurveys: failed, unconfirmedSurveys: unconfirmed };
      return ok({ ...counts, attention: { ...attention, keptBackSurveys: keptBack } });
    }),
    getActivity: guarded(inputs.getActivity, admin, async ({ filter }) => {
      const activity =
        filter === 'attention'
          ? await showAttention(ports)
          : await showActivity(ports, filter === 'all' ? undefined : STATES[filter]);
      return ok(activity.map(activityEntry));
    }),
    retry: guarded(inputs.retry, admin, async ({ kind, id }) => {
      if (kind === 'response')
        return (await retryResponse(ports, id)).kind === 'waiting' ? ok(null) : problem('not-possible-now');
      const outcome = await retrySurvey(ports, id);
      return outcome.kind === 'planned' ? ok(null) : byHandProblem(outcome);
    }),
    assign: guarded(inputs.assign, admin, async ({ responseId, workItemKey }) =>
      matchReply(await assignResponse(ports, responseId, workItemKey.toUpperCase())),
    ),
    dismiss: guarded(inputs.dismiss, admin, async ({ responseId }) =>
      (await dismissResponse(ports, responseId)) === 'dismissed' ? ok(null) : problem('not-possible-now'),
    ),
    listOwnWorkItems: guarded(inputs.listOwnWorkItems, admin, async () =>
      siteReply(await show.listOwnWorkItems(ports), (workItems) => workItems, now()),
    ),
    startLoopTest: guarded(inputs.startLoopTest, admin, async ({ workItemKey }) => {
      const outcome = await sendByHand(ports, workItemKey.toUpperCase(), undefined, { isTest: true });
      return outcome.kind === 'planned' ? ok({ surveyId: outcome.surveyId }) : byHandProblem(outcome);
    }),
    getLoopTest: guarded(inputs.getLoopTest, admin, async ({ surveyId }) => {
      const found = await showSurvey(ports, surveyId);
      if (!found) return problem('not-found');
      const { survey, parked } = found;
      const { state, reason, rating } = surveyView(survey);
      const { workItemKey, history } = survey;
      return ok({ surveyId, workItemKey, state, reason, rating, history, parked: parkedView(parked) });
    }),
  });
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

function savedRule(outcome: SaveRuleOutcome): Result<null> {
  return outcome.kind === 'saved' ? ok(null) : problem('changed-meanwhile');
}

function setupView({ connection, fields, ...settings }: Settings) {
  const { sendSummary, acceptAutomation, tellWatchers, writeLocked } = settings;
  return {
    connection,
    fields: fieldChoice(fields),
    options: { sendSummary, acceptAutomation, tellWatchers, writeLocked },
  };
}

function fieldIds(ids: { [part in `${keyof setUp.FieldIds}FieldId`]?: string | null }): setUp.FieldIds {
  return {
    rating: ids.ratingFieldId ?? undefined,
    comment: ids.commentFieldId ?? undefined,
    category: ids.categoryFieldId ?? undefined,
    respondedAt: ids.respondedAtFieldId ?? undefined,
    state: ids.stateFieldId ?? undefined,
  };
}

function campaignProblem(list: Exclude<CampaignList, { kind: 'campaigns' }>, now: number) {
  return list.kind === 'rate-limited' ? problem('rate-limited', list.until, now) : problem(list.kind);
}
