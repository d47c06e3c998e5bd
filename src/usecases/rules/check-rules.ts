import { fieldsAlong } from '../../domain/along';
import type { RuleDraft } from '../../domain/rule';
import { campaignsOf } from '../../domain/rule';
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

type GoneThing = 'projects' | 'statuses' | 'work-types' | 'request-types' | 'fields';

/** What of a rule was taken away elsewhere. `all`: nothing of the kind is left, so nothing comes to the rule. */
export type OutsideProblem =
  | { kind: 'campaign-gone' }
  | { kind: GoneKind; count: number; all: boolean }
  /** Jira refuses the JQL to the app, in these words. */
  | { kind: 'jql-refused'; errors: string[] };

/** What there is; undefined where nobody says. */
interface Site {
  campaigns?: number[];
  projects?: string[];
  statuses?: string[];
  workTypes?: string[];
  requestTypes?: string[];
  fields?: string[];
}

export type ProblemKind = OutsideProblem['kind'];

export interface Checked {
  problems: OutsideProblem[];
  /** What nobody could say: whether there is such a problem is not known. */
  unknown: ProblemKind[];
}

/**
 * What is wrong with rules that were right when they were saved, by the rule's id: a campaign, project, status, work type,
 * request type or field was deleted, or Jira no longer takes the JQL. One call each, however many rules; one for each JQL.
 * What gives no answer is said to be unknown, so that an outage makes no problems.
 */
export async function checkRules(ports: CheckRulesPorts): Promise<Record<string, Checked>> {
  const rules = await ports.rules.list();
  if (rules.length === 0) return {};
  const drafts = rules.map(({ draft }) => draft);
  const [site, ...ofJql] = await Promise.all([lookAt(ports, drafts), ...drafts.map((draft) => ofItsJql(ports, draft))]);
  return Object.fromEntries(
    rules.map(({ id, draft }, index) => {
      const findings = [...findingsOf(draft, site), ...(ofJql[index] ?? [])];
      const problems = findings.filter((finding): finding is OutsideProblem => !('isUnknown' in finding));
      const unknown = findings.flatMap((finding) => ('isUnknown' in finding ? finding.kind : []));
      return [id, { problems, unknown }];
    }),
  );
}

type Finding = OutsideProblem | { kind: ProblemKind; isUnknown: true };

function findingsOf(draft: RuleDraft, site: Site): Finding[] {
  const { projects, finishedStatuses, workTypes, requestTypes } = draft;
  return [
    ...ofCampaigns(campaignsOf(draft), site.campaigns),
    ...gone('projects-gone', projects, site.projects),
    ...gone('statuses-gone', finishedStatuses, site.statuses),
    ...gone('work-types-gone', workTypes, site.workTypes),
    ...gone('request-types-gone', requestTypes, site.requestTypes),
    ...gone('fields-gone', fieldsOfRule(draft), site.fields),
  ];
}

function ofCampaigns(chosen: number[], there: number[] | undefined): Finding[] {
  if (chosen.length === 0) return [];
  if (!there) return [{ kind: 'campaign-gone', isUnknown: true }];
  return chosen.every((id) => there.includes(id)) ? [] : [{ kind: 'campaign-gone' }];
}

type GoneKind = `${GoneThing}-gone`;

function gone(kind: GoneKind, chosen: string | string[] | undefined, there: string[] | undefined): Finding[] {
  if (!Array.isArray(chosen) || chosen.length === 0) return [];
  if (!there) return [{ kind, isUnknown: true }];
  const count = chosen.filter((id) => !there.includes(id)).length;
  return count > 0 ? [{ kind, count, all: count === chosen.length }] : [];
}

async function lookAt(ports: CheckRulesPorts, drafts: RuleDraft[]): Promise<Site> {
  const { configuration } = ports;
  const projects = listed(drafts.map((draft) => draft.projects));
  const statuses = listed(drafts.map((draft) => draft.finishedStatuses));
  const workTypes = listed(drafts.map((draft) => draft.workTypes));
  const requestTypes = listed(drafts.map((draft) => draft.requestTypes));
  const fields = listed(drafts.map(fieldsOfRule));
  const [campaigns, ...found] = await Promise.all([
    listCampaigns(ports),
    projects.length > 0 ? configuration.projectsById(projects) : undefined,
    statuses.length > 0 ? configuration.statuses() : undefined,
    workTypes.length > 0 ? configuration.workTypes() : undefined,
    requestTypes.length > 0 ? configuration.requestTypes('all') : undefined,
    fields.length > 0 ? configuration.sendableFields() : undefined,
  ]);
  const [ofProjects, ofStatuses, ofWorkTypes, ofRequestTypes, ofFields] = found.map(idsIn);
  return {
    campaigns: campaigns.kind === 'campaigns' ? campaigns.campaigns.map(({ id }) => id) : undefined,
    projects: ofProjects,
    statuses: ofStatuses,
    workTypes: ofWorkTypes,
    requestTypes: ofRequestTypes,
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

async function ofItsJql({ jqlChecks }: CheckRulesPorts, { jql }: RuleDraft): Promise<Finding[]> {
  if (!jql) return [];
  const told = await jqlChecks.check(jql, 'app');
  if (told.kind !== 'ok') return [{ kind: 'jql-refused', isUnknown: true }];
  const { errors } = told.value;
  return errors.length > 0 ? [{ kind: 'jql-refused', errors }] : [];
}
