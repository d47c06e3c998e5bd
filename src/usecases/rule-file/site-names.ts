import type { References, Sort } from '../../domain/rule-references';
import type { Configuration, Project, SiteResult } from '../../ports/configuration';
import type { SurveyService } from '../../ports/survey-service';
import type { Vault } from '../../ports/vault';
import { listCampaigns } from '../connection/list-campaigns';

export interface SiteNamesPorts {
  configuration: Configuration;
  vault: Vault;
  surveyService: SurveyService;
}

/** Something that a rule can name. */
export interface Known {
  id: string;
  name: string;
  /** Of a project. */
  key?: string;
  /** Of what one project has to itself. */
  projectId?: string;
}

/** What there is on this site, of the sorts that were asked for. Campaigns are absent where nps.today does not list them. */
export type SiteNames = Partial<Record<Sort, Known[]>>;

/** What this site has of the sorts that these rules name: by their ids, and projects by these keys too. */
export async function siteNames(
  ports: SiteNamesPorts,
  asked: References,
  keys: string[] = [],
): Promise<SiteResult<SiteNames>> {
  const { configuration } = ports;
  const reading: [Sort, () => Promise<SiteResult<Known[]>>][] = [
    ['projects', () => projectsOf(configuration, asked.projects ?? [], keys)],
    ['statuses', configuration.statuses],
    ['workTypes', configuration.workTypes],
    ['requestTypes', () => configuration.requestTypes('all')],
    ['fields', configuration.fields],
  ];
  const names: SiteNames = {};
  for (const [sort, read] of reading) {
    if (!asked[sort]?.length) continue;
    const found = await read();
    if (found.kind !== 'ok') return found;
    names[sort] = found.value;
  }
  const campaigns = asked.campaigns?.length ? await listCampaigns(ports) : undefined;
  if (campaigns?.kind === 'campaigns')
    names.campaigns = campaigns.campaigns.map(({ id, name }) => ({ id: String(id), name }));
  return { kind: 'ok', value: names };
}

/** Those with these ids, and those with these keys that have another one. */
async function projectsOf(configuration: Configuration, ids: string[], keys: string[]): Promise<SiteResult<Project[]>> {
  const found = await configuration.projectsById(ids);
  if (found.kind !== 'ok') return found;
  const projects = [...found.value];
  for (const key of keys.filter((each) => projects.every((project) => project.key !== each))) {
    const named = await configuration.projects(key);
    if (named.kind !== 'ok') return named;
    projects.push(...named.value.filter((project) => project.key === key));
  }
  return { kind: 'ok', value: projects };
}
