import type { Configuration, Project, SiteResult } from '../../ports/configuration';

/** Projects that a rule can cover. */
export function listProjects(
  { configuration }: { configuration: Configuration },
  query?: string,
): Promise<SiteResult<Project[]>> {
  return configuration.projects(query);
}
