import type { Configuration, Group, SiteResult } from '../../ports/configuration';

export interface ListGroupsPorts {
  configuration: Configuration;
}

/** Groups whose members can be left out: by a part of their name, or those of these ids that there still are. */
export function listGroups(
  { configuration }: ListGroupsPorts,
  wanted: { query: string } | { ids: string[] },
): Promise<SiteResult<Group[]>> {
  return 'ids' in wanted ? configuration.groupsById(wanted.ids) : configuration.groups(wanted.query);
}
