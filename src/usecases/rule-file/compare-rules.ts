import type { EditedRule, RuleDraft } from '../../domain/rule';
import { referencesIn, translated } from '../../domain/rule-references';
import { changeOfRule, type PartChange } from '../../domain/settings-change';
import type { Configuration, SiteResult } from '../../ports/configuration';
import type { JqlChecks } from '../../ports/jql-checks';
import type { RuleStore } from '../../ports/rule-store';
import type { SurveyService } from '../../ports/survey-service';
import { MOST_RULES } from '../rules/add-rule';
import { verifiedParts } from '../rules/save-whole-rule';
import type { ExportedRules, FileRule } from './export-rules';
import { matching, type Unmatched } from './match-names';
import { siteNames, type SiteNamesPorts } from './site-names';

export type CompareRulesPorts = SiteNamesPorts & { rules: RuleStore; jqlChecks: JqlChecks };

export type FileOfRules = Pick<ExportedRules, 'rules' | 'names'>;
export type ImportMode = 'replace' | 'add';
type Problem = 'campaign-unknown' | 'jql-wrong' | 'field-wrong';

/** What becomes of one rule, and as what it is to be saved, in the place of which. */
export interface ComparedRule {
  what: 'added' | 'changed' | 'unchanged' | 'removed' | 'left-out';
  name?: string;
  parts: PartChange[];
  problem?: Problem;
  stored?: EditedRule;
  draft?: Omit<RuleDraft, 'id'>;
}

export interface ComparedRules {
  /** Those of the file in its order, then those that would be removed. */
  rules: ComparedRule[];
  unmatched: Unmatched[];
  /** The rules as they are now, in their order. */
  stored: EditedRule[];
}

/**
 * What importing a file would do; nothing is saved. A rule of the file is taken for the one here that is called the same,
 * one without a name for the one without that has its campaign.
 */
export async function compareRules(
  ports: CompareRulesPorts,
  file: FileOfRules,
  mode: ImportMode,
): Promise<SiteResult<ComparedRules> | { kind: 'too-many-rules' }> {
  const keys = Object.values(file.names.projects ?? {}).map(({ key }) => key);
  const asking = { ...ports, ...askingOnce(ports) };
  const [stored, site] = await Promise.all([
    ports.rules.list(),
    siteNames(asking, referencesIn({ rules: file.rules }), keys),
  ]);
  if (site.kind !== 'ok') return site;
  const matched = matching(site.value, file.names);
  const left = [...stored];
  const paired = file.rules.map((rule) => {
    const here = translated(rule, matched.translate);
    return { rule, here, like: here && taken(left, here) };
  });
  const rules = await Promise.all(
    paired.map(async ({ rule, here, like }): Promise<ComparedRule> =>
      here ? compared(asking, here, like, mode) : { what: 'left-out', name: rule.name, parts: [] },
    ),
  );
  const count = (...whats: ComparedRule['what'][]) => rules.filter(({ what }) => whats.includes(what)).length;
  const kept = mode === 'add' ? stored.length : count('changed', 'unchanged');
  if (kept + count('added') > MOST_RULES) return { kind: 'too-many-rules' };
  const gone = mode === 'replace' ? left.map(removed) : [];
  return { kind: 'ok', value: { rules: [...rules, ...gone], unmatched: matched.unmatched, stored } };
}

/** The rule here that one of the file is taken for; it is no longer among those that are left. */
function taken(left: EditedRule[], rule: FileRule): EditedRule | undefined {
  const index = left.findIndex(({ draft }) => keyOf(draft) === keyOf(rule));
  return index < 0 ? undefined : left.splice(index, 1)[0];
}

async function compared(
  ports: CompareRulesPorts,
  { enabled, projectIds: projects, ...parts }: FileRule,
  like: EditedRule | undefined,
  mode: ImportMode,
): Promise<ComparedRule> {
  const verified = await verifiedParts(ports, like ?? null, { ...parts, projects });
  if (verified.kind !== 'verified') return { what: 'added', name: parts.name, parts: [], problem: verified.kind };
  const name = parts.name ?? verified.draft.campaignName;
  const draft = { ...verified.draft, enabled };
  const change = changeOfRule(like?.draft, { ...draft, id: like?.id ?? '' });
  if (like && !change) return { what: 'unchanged', name, parts: [], stored: like, draft };
  if (like && mode === 'replace') return { what: 'changed', name, parts: change?.parts ?? [], stored: like, draft };
  return { what: 'added', name, parts: changeOfRule(undefined, { ...draft, id: '' })?.parts ?? [], draft };
}

function removed(stored: EditedRule): ComparedRule {
  const change = changeOfRule(stored.draft, undefined);
  return { what: 'removed', name: change?.rule?.name, parts: change?.parts ?? [], stored };
}

function keyOf({ name, campaignId }: Pick<RuleDraft, 'name' | 'campaignId'>): string {
  return name === undefined ? `campaign ${campaignId}` : `name ${name}`;
}

/** Campaigns and fields are asked for with every rule: once is enough. */
function askingOnce({ surveyService, configuration }: CompareRulesPorts): {
  surveyService: SurveyService;
  configuration: Configuration;
} {
  let campaigns: ReturnType<SurveyService['campaigns']> | undefined;
  let fields: ReturnType<Configuration['fields']> | undefined;
  return {
    surveyService: { ...surveyService, campaigns: (apiKey) => (campaigns ??= surveyService.campaigns(apiKey)) },
    configuration: { ...configuration, fields: () => (fields ??= configuration.fields()) },
  };
}
