import type * as z from 'zod/mini';
import type { RuleView } from '../../contract/admin/rules';
import { ruleParts, rulesInputs as inputs } from '../../contract/admin/rules';
import type { Problem, Result } from '../../contract/result';
import type { EditedRule } from '../../domain/rule';
import { checkJql } from '../../usecases/rules/check-jql';
import { copyRule } from '../../usecases/rules/copy-rule';
import type { CountWaitingSurveysPorts } from '../../usecases/rules/count-waiting-surveys';
import { countWaitingSurveys } from '../../usecases/rules/count-waiting-surveys';
import { deleteRule } from '../../usecases/rules/delete-rule';
import { listProjects } from '../../usecases/rules/list-projects';
import { listRequestTypes } from '../../usecases/rules/list-request-types';
import { listRules } from '../../usecases/rules/list-rules';
import { listSendableFields } from '../../usecases/rules/list-sendable-fields';
import { listStatuses } from '../../usecases/rules/list-statuses';
import { listWorkTypes } from '../../usecases/rules/list-work-types';
import { moveRule } from '../../usecases/rules/move-rule';
import type { PreviewAlongPorts } from '../../usecases/rules/preview-along';
import { previewAlong } from '../../usecases/rules/preview-along';
import { saveCampaign } from '../../usecases/rules/save-campaign';
import { saveRule } from '../../usecases/rules/save-rule';
import { saveScope } from '../../usecases/rules/save-scope';
import type { SaveWholeRulePorts } from '../../usecases/rules/save-whole-rule';
import { saveWholeRule } from '../../usecases/rules/save-whole-rule';
import { listSourceFields } from '../../usecases/rules/source-fields';
import { watchRules, type WatchRulesPorts } from '../../usecases/rules/watch-rules';
import type { DraftOfRule, WholeParts } from '../../usecases/rules/with-draft';
import { type Clocked, problem, siteReply } from '../replies';
import { guarded, ok } from '../resolver';
import type { Admit } from './admit-admin';

export type RulesPorts = SaveWholeRulePorts & CountWaitingSurveysPorts & PreviewAlongPorts & WatchRulesPorts & Clocked;

export function rulesCalls(ports: RulesPorts, admin: Admit) {
  return {
    saveCampaign: guarded(inputs.saveCampaign, admin, async ({ rule, campaignId }) =>
      done(await saveCampaign(ports, rule, campaignId)),
    ),
    listProjects: guarded(inputs.listProjects, admin, async (wanted) =>
      siteReply(await listProjects(ports, wanted), (projects) => projects, ports.clock.now()),
    ),
    listStatuses: guarded(inputs.listStatuses, admin, async ({ projectIds }) =>
      siteReply(await listStatuses(ports, projectIds), (found) => found, ports.clock.now()),
    ),
    saveScope: guarded(inputs.saveScope, admin, async ({ rule, projectIds: projects, finishedStatuses }) =>
      done(await saveScope(ports, rule, { projects, finishedStatuses })),
    ),
    listRules: guarded(inputs.listRules, admin, async () =>
      ok((await listRules(ports)).map(({ problems, ...rule }) => ({ ...ruleView(rule), problems }))),
    ),
    checkRules: guarded(inputs.checkRules, admin, async () => ok(await watchRules(ports))),
    listWorkTypes: guarded(inputs.listWorkTypes, admin, async ({ projectIds }) =>
      siteReply(await listWorkTypes(ports, projectIds), (found) => found, ports.clock.now()),
    ),
    listRequestTypes: guarded(inputs.listRequestTypes, admin, async ({ projectIds }) =>
      siteReply(await listRequestTypes(ports, projectIds), (found) => found, ports.clock.now()),
    ),
    listSendableFields: guarded(inputs.listSendableFields, admin, async (wanted) =>
      siteReply(await listSendableFields(ports, wanted), (found) => found, ports.clock.now()),
    ),
    previewAlong: guarded(inputs.previewAlong, admin, async ({ workItemKey, projectIds: projects, ...parts }) => {
      const outcome = await previewAlong(ports, { ...parts, projects }, workItemKey?.toUpperCase());
      if (outcome.kind === 'not-found') return problem('not-found');
      if (outcome.kind === 'try-later') return problem('jira-unavailable', outcome.until, ports.clock.now());
      const { kind: _kind, invitation, ...rest } = outcome;
      return ok({ ...rest, payload: JSON.stringify(invitation, null, 2) });
    }),
    listSourceFields: guarded(inputs.listSourceFields, admin, async () =>
      siteReply(await listSourceFields(ports), (fields) => fields, ports.clock.now()),
    ),
    checkJql: guarded(inputs.checkJql, admin, async ({ jql }) =>
      siteReply(await checkJql(ports, jql), (verdict) => verdict, ports.clock.now()),
    ),
    saveRule: guarded(inputs.saveRule, admin, async ({ rule, ...parts }) =>
      done(await saveWholeRule(ports, rule, partsOf({ ...NO_PARTS, ...parts }))),
    ),
    switchRule: guarded(inputs.switchRule, admin, async ({ rule, enabled }) =>
      done(await saveRule(ports, rule, { enabled })),
    ),
    moveRule: guarded(inputs.moveRule, admin, async (move) => done(await moveRule(ports, move))),
    copyRule: guarded(inputs.copyRule, admin, async ({ rule, name }) => done(await copyRule(ports, rule, name))),
    countWaitingOf: guarded(inputs.countWaitingOf, admin, async ({ ruleId }) =>
      ok(await countWaitingSurveys(ports, ruleId)),
    ),
    deleteRule: guarded(inputs.deleteRule, admin, async ({ rule }) => done(await deleteRule(ports, rule))),
  };
}

/** A part that is not given is taken out of the rule. */
const NO_PARTS = Object.fromEntries(Object.keys(ruleParts.shape).map((part) => [part, undefined]));

/** A rule's parts as a screen hands them over. */
function partsOf({ projectIds: projects, ...parts }: z.output<typeof ruleParts>): WholeParts {
  return { ...parts, projects };
}

/** A rule as somebody is about to save it. */
export function draftOf({ ruleId, rule }: { ruleId: string | null; rule: z.output<typeof ruleParts> }): DraftOfRule {
  return { parts: partsOf(rule), ...(ruleId === null ? {} : { ruleId }) };
}

/** A rule as screens show it. */
export function ruleView({ id, revision, draft }: EditedRule): RuleView {
  const { enabled = true, campaignId, campaignName, projects, finishedStatuses, ...parts } = draft;
  return {
    ...parts,
    id,
    revision,
    enabled,
    ...(campaignId ? { campaign: { id: campaignId, name: campaignName } } : {}),
    ...(projects && finishedStatuses ? { scope: { projectIds: projects, finishedStatuses } } : {}),
  };
}

type Refused = Extract<
  Problem,
  'changed-meanwhile' | 'campaign-unknown' | 'too-many-rules' | 'jql-wrong' | 'field-wrong'
>;

/** What a change of the rules ended in. */
function done({ kind }: { kind: 'saved' | 'moved' | 'deleted' | Refused }): Result<null> {
  return kind === 'saved' || kind === 'moved' || kind === 'deleted' ? ok(null) : problem(kind);
}
