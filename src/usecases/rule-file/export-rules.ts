import { completed, type Rule } from '../../domain/rule';
import { type References, referencesIn, type Sort } from '../../domain/rule-references';
import type { SiteResult } from '../../ports/configuration';
import type { RuleStore } from '../../ports/rule-store';
import type { FileNames } from './match-names';
import { siteNames, type SiteNames, type SiteNamesPorts } from './site-names';

export type ExportRulesPorts = SiteNamesPorts & { rules: RuleStore };

/** A rule as a file holds it: each part as screens hand it over, and whether it is switched on. */
export type FileRule = Omit<Rule, 'id' | 'campaignName' | 'projects'> & { projectIds: Rule['projects'] };

export interface ExportedRules {
  rules: FileRule[];
  names: FileNames;
  /** Rules that are not complete, and so not among them. */
  unfinished: number;
}

/** Every rule that is complete, in order, and what its ids stand for here, so that another site can find the like. */
export async function exportRules(ports: ExportRulesPorts): Promise<SiteResult<ExportedRules>> {
  const listed = await ports.rules.list();
  const rules = listed.flatMap(({ draft }) => fileRuleOf(completed(draft)) ?? []);
  const asked = referencesIn({ rules });
  const site = await siteNames(ports, asked);
  if (site.kind !== 'ok') return site;
  return {
    kind: 'ok',
    value: { rules, names: namesOf(asked, site.value), unfinished: listed.length - rules.length },
  };
}

function fileRuleOf(rule: Rule | undefined): FileRule | undefined {
  if (!rule) return undefined;
  const { id: _id, campaignName: _name, projects, ...parts } = rule;
  return { ...parts, projectIds: projects };
}

function namesOf(asked: References, site: SiteNames): FileNames {
  const of = (sort: Sort) => (site[sort] ?? []).filter(({ id }) => asked[sort]?.includes(id));
  const named = (sort: Sort) => Object.fromEntries(of(sort).map(({ id, name }) => [id, name]));
  return {
    campaigns: named('campaigns'),
    projects: Object.fromEntries(of('projects').map(({ id, key = '', name }) => [id, { key, name }])),
    statuses: named('statuses'),
    workTypes: named('workTypes'),
    requestTypes: named('requestTypes'),
    fields: named('fields'),
  };
}
