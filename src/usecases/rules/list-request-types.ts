import type { Configuration, RequestType, SiteResult } from '../../ports/configuration';
import type { OfProjects } from './of-projects';

/**
 * Request types of the service projects among these. None where there are none, and where Jira refuses to say: a site
 * without Jira Service Management has no request types.
 */
export async function listRequestTypes(
  { configuration }: { configuration: Configuration },
  projects: 'all' | string[],
): Promise<SiteResult<OfProjects<RequestType>[]>> {
  const read = await configuration.requestTypes(projects);
  if (read.kind === 'try-later') return read;
  const found = read.kind === 'ok' ? read.value : [];
  return { kind: 'ok', value: found.map(({ projectId, ...each }) => ({ ...each, projectIds: [projectId] })) };
}
