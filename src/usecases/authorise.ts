import type { Permissions } from '../ports/configuration';

export interface AuthorisePorts {
  permissions: Permissions;
}

/** May the person at the screen administer Jira? */
export function mayAdminister({ permissions }: AuthorisePorts): ReturnType<Permissions['isAdmin']> {
  return permissions.isAdmin();
}

/** What may the person at the screen do with this work item? */
export function mayOnWorkItem(
  { permissions }: AuthorisePorts,
  workItemId: string,
): ReturnType<Permissions['onWorkItem']> {
  return permissions.onWorkItem(workItemId);
}
