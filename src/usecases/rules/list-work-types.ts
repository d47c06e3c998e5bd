import type { Configuration, SiteResult, WorkType } from '../../ports/configuration';
import type { FoundOfProjects, OfProjects } from './of-projects';
import { ofProjects } from './of-projects';

export interface WorkTypesFound extends Omit<FoundOfProjects<WorkType>, 'found'> {
  workTypes: OfProjects<WorkType>[];
}

/** Work types that work items of these projects can have. */
export async function listWorkTypes(
  { configuration }: { configuration: Configuration },
  projects: 'all' | string[],
): Promise<SiteResult<WorkTypesFound>> {
  const asking = { ofSite: configuration.workTypes, ofProject: configuration.workTypesIn };
  const read = await ofProjects(asking, projects);
  if (read.kind !== 'ok') return read;
  const { found, ...rest } = read.value;
  return { kind: 'ok', value: { workTypes: found, ...rest } };
}
