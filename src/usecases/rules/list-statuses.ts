import type { Configuration, SiteResult, SiteStatus } from '../../ports/configuration';

/** Statuses that can finish a work item. */
export function listStatuses({ configuration }: { configuration: Configuration }): Promise<SiteResult<SiteStatus[]>> {
  return configuration.statuses();
}
