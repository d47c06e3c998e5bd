import type { Permissions, ProjectPermissions } from '../ports/configuration';

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

export interface AuthoriseReportPorts {
  permissions: Permissions & ProjectPermissions;
}

/** What may the person at the screen do in this project? */
export function mayInProject(
  { permissions }: AuthoriseReportPorts,
  projectId: string,
): ReturnType<ProjectPermissions['inProject']> {
  return permissions.inProject(projectId);
}
