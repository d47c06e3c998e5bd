import { fieldsAlong } from '../../domain/along';
import type { EditedRule, RuleDraft } from '../../domain/rule';
import type { Configuration, SiteResult } from '../../ports/configuration';
import type { JqlChecks } from '../../ports/jql-checks';
import type { RuleStore } from '../../ports/rule-store';
import type { SurveyService } from '../../ports/survey-service';
import type { Vault } from '../../ports/vault';
import { fieldsOf } from './source-fields';
import { listCampaigns } from '../connection/list-campaigns';

export interface CheckRulesPorts {
  rules: RuleStore;
  configuration: Configuration;
  jqlChecks: JqlChecks;
  vault: Vault;
  surveyService: SurveyService;
}

/** What of a rule was taken away elsewhere. `all`: nothing of the kind is left, so nothing comes to the rule. */
export type OutsideProblem =
  | { kind: 'campaign-gone' }
  | { kind: 'projects-gone' | 'statuses-gone' | 'work-types-gone' | 'fields-gone'; count: number; all: boolean }
  /** Jira refuses the JQL to the app, in these words. */
  | { kind: 'jql-refused'; errors: string[] };

/** What there is; undefined where nobody says. */
interface Site {
  campaigns?: number[];
  projects?: string[];
  statuses?: string[];
  workTypes?: string[];
  fields?: string[];
}

/**
 * What is wrong with rules that were right when they were saved, by the rule's id: a campaign, project, status, work type or field
 * was deleted, or Jira no longer takes the JQL. One call each, however many rules; one for each JQL. What gives no answer
 * is left out, so that an outage makes no problems.
 */
export async function checkRules(ports: CheckRulesPorts): Promise<Record<string, OutsideProblem[]>> {
  const rules = await ports.rules.list();
  const drafts = rules.map(({ draft }) => draft);
  const [site, refusals] = await Promise.all([lookAt(ports, drafts), refusalsOf(ports, rules)]);
  return Object.fromEntries(
    rules.map(({ id, draft }) => [id, [...problemsOf(draft, site), ...(refusals.get(id) ?? [])]]),
  );
}

function problemsOf(draft: RuleDraft, site: Site): OutsideProblem[] {
  const { campaignId, projects, finishedStatuses, workTypes } = draft;
  const isCampaignGone = campaignId !== undefined && site.campaigns?.includes(campaignId) === false;
  return [
    ...(isCampaignGone ? [{ kind: 'campaign-gone' as const }] : []),
    ...gone('projects-gone', projects, site.projects),
    ...gone('statuses-gone', finishedStatuses, site.statuses),
    ...gone('work-types-gone', workTypes, site.workTypes),
    ...gone('fields-gone', fieldsOfRule(draft), site.fields),
  ];
}

type GoneKind = Extract<OutsideProblem, { all: boolean }>['kind'];

function gone(kind: GoneKind, chosen: string | string[] | undefined, there: string[] | undefined): OutsideProblem[] {
  if (!Array.isArray(chosen) || !there) return [];
  const count = chosen.filter((id) => !there.includes(id)).length;
  return count > 0 ? [{ kind, count, all: count === chosen.length }] : [];
}

async function lookAt(ports: CheckRulesPorts, drafts: RuleDraft[]): Promise<Site> {
  const { configuration } = ports;
  const projects = listed(drafts.map((draft) => draft.projects));
  const statuses = listed(drafts.map((draft) => draft.finishedStatuses));
  const workTypes = listed(drafts.map((draft) => draft.workTypes));
  const fields = listed(drafts.map(fieldsOfRule));
  const [campaigns, ...found] = await Promise.all([
    listCampaigns(ports),
    projects.length > 0 ? configuration.projectsById(projects) : undefined,
    statuses.length > 0 ? configuration.statuses() : undefined,
    workTypes.length > 0 ? configuration.workTypes() : undefined,
    fields.length > 0 ? configuration.sendableFields() : undefined,
  ]);
  const [ofProjects, ofStatuses, ofWorkTypes, ofFields] = found.map(idsIn);
  return {
    campaigns: campaigns.kind === 'campaigns' ? campaigns.campaigns.map(({ id }) => id) : undefined,
    projects: ofProjects,
    statuses: ofStatuses,
    workTypes: ofWorkTypes,
    fields: ofFields,
  };
}

/** Those that give the respondent, and those that go along. */
function fieldsOfRule(draft: RuleDraft): string[] {
  return [...(draft.respondent ? fieldsOf(draft.respondent).map(({ id }) => id) : []), ...fieldsAlong(draft)];
}

function listed(choices: (string | string[] | undefined)[]): string[] {
  return [...new Set(choices.flatMap((choice) => (Array.isArray(choice) ? choice : [])))];
}

function idsIn(read: SiteResult<{ id: string }[]> | undefined): string[] | undefined {
  return read?.kind === 'ok' ? read.value.map(({ id }) => id) : undefined;
}

async function refusalsOf({ jqlChecks }: CheckRulesPorts, rules: EditedRule[]): Promise<Map<string, OutsideProblem[]>> {
  const checked = rules.map(async ({ id, draft: { jql } }) => {
    const told = jql ? await jqlChecks.check(jql, 'app') : undefined;
    const errors = told?.kind === 'ok' ? told.value.errors : [];
    return [id, errors.length > 0 ? [{ kind: 'jql-refused' as const, errors }] : []] as const;
  });
  return new Map(await Promise.all(checked));
}
