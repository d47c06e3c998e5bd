import type { Configuration, Project, SiteResult } from '../../ports/configuration';

/** Projects that a rule can cover: by name or key, or those with these ids, whether or not the app may see them. */
export function listProjects(
  { configuration }: { configuration: Configuration },
  { query, ids }: { query?: string; ids?: string[] },
): Promise<SiteResult<Project[]>> {
  return ids ? configuration.projectsById(ids) : configuration.projects(query);
}
