import { forbidden, unauthenticated, workItemNotFound } from '../errors';
import { findWorkItem, projectOf, type Project, type Site, type User, type WorkItem } from '../state';
import type { PermissionKey } from './keys';

/** The scope that makes the app's own user a Jira admin. @see https://community.developer.atlassian.com/t/forge-apps-can-now-access-restricted-resources/54999 */
const ADMIN_SCOPE = 'manage:jira-configuration';

/** Who is calling. `user` is null for an anonymous call. */
export interface Caller {
  user: User | null;
  isApp: boolean;
  /** False where the scope for it does not make the app a Jira admin. */
  administers?: boolean;
  /** Null for Basic auth, which has no scopes. */
  scopes: readonly string[] | null;
  /** Jira's own screen: no rate limit, and no search index that lags behind. */
  ownScreen?: true;
}

export function accountOf(caller: Caller): User {
  if (!caller.user) throw unauthenticated();
  return caller.user;
}

export function isJiraAdmin(caller: Caller): boolean {
  if (caller.isApp) return caller.administers !== false && (caller.scopes?.includes(ADMIN_SCOPE) ?? false);
  return caller.user?.jiraAdmin ?? false;
}

export function requireJiraAdmin(
  caller: Caller,
  message = 'Only Jira administrators can perform this operation.',
): void {
  accountOf(caller);
  if (!isJiraAdmin(caller)) throw forbidden(message);
}

/** Whether the caller holds a permission, in a project for project permissions. */
export function may(caller: Caller, permission: PermissionKey, project: Project | undefined): boolean {
  if (!caller.user) return false;
  if (permission === 'ADMINISTER') return isJiraAdmin(caller);
  if (permission === 'USER_PICKER') return caller.user.accountType !== 'customer';
  if (!project) return false;
  if (caller.isApp) return permission !== 'ASSIGNABLE_USER' && (project.appGrants?.has(permission) ?? true);
  return project.grants.get(caller.user.accountId)?.has(permission) ?? false;
}

/** Whether the caller sees this item: *Browse projects*, and its issue security level if it has one. */
export function maySee(site: Site, caller: Caller, item: WorkItem): boolean {
  if (!caller.user || !may(caller, 'BROWSE_PROJECTS', projectOf(site, item))) return false;
  return item.visibleTo === null || item.visibleTo.includes(caller.user.accountId);
}

/** The item, or Jira's 404, which is the same for a missing item and for a hidden one. */
export function visibleWorkItem(site: Site, caller: Caller, idOrKey: string): WorkItem {
  const item = findWorkItem(site, idOrKey);
  if (!item || !maySee(site, caller, item)) throw workItemNotFound();
  return item;
}

export function requireOn(
  site: Site,
  caller: Caller,
  permission: PermissionKey,
  item: WorkItem,
  message: string,
): void {
  if (!may(caller, permission, projectOf(site, item))) throw forbidden(message);
}
