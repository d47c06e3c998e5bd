import type { Configuration, SiteResult, SiteStatus } from '../../ports/configuration';
import type { FoundOfProjects, OfProjects } from './of-projects';
import { ofProjects } from './of-projects';

export interface StatusesFound extends Omit<FoundOfProjects<SiteStatus>, 'found'> {
  statuses: OfProjects<SiteStatus>[];
}

/** Statuses that can finish a work item of these projects. */
export async function listStatuses(
  { configuration }: { configuration: Configuration },
  projects: 'all' | string[],
): Promise<SiteResult<StatusesFound>> {
  const asking = { ofSite: configuration.statuses, ofProject: configuration.statusesOf };
  const read = await ofProjects(asking, projects);
  if (read.kind !== 'ok') return read;
  const { found, ...rest } = read.value;
  return { kind: 'ok', value: { statuses: found, ...rest } };
}
