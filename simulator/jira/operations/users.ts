import { z } from 'zod';
import { bodyAs, expands, listParam, numberParam, ok, paging, type Call, type Operation, type Reply } from '../call';
import { badRequest, emailApiOff, fieldErrors, JiraError, notFound, unauthenticated } from '../errors';
import { localeOf } from '../language/locale';
import { PERMISSIONS, type PermissionKey } from '../permissions/keys';
import { accountOf, may, maySee, requireJiraAdmin, visibleWorkItem, type Caller } from '../permissions/permissions';
import { projectOf, type Project, type User } from '../state';
import { page, seesEmail, userView } from '../views/views';
import { visibleProject } from './projects';

function withGroups(call: Call, user: User): Record<string, unknown> {
  return {
    ...userView(call.site, call.caller, user),
    locale: seesLocale(call.caller, user) ? (user.locale ?? localeOf(call.site)) : null,
    groups: { size: 0, items: [] },
    applicationRoles: { size: 0, items: [] },
    expand: 'groups,applicationRoles',
  };
}

/** Whether the caller is told this language: one's own, or one that its owner shows. Apps are not exempt. */
function seesLocale(caller: Caller, user: User): boolean {
  return !user.localeHidden || caller.user?.accountId === user.accountId;
}

function getUser(call: Call): Reply {
  accountOf(call.caller);
  const accountId = call.query.get('accountId');
  if (!accountId) throw badRequest("Either the 'accountId', 'key' or 'username' query parameter must be provided.");
  const user = call.site.users.get(accountId);
  // Whoever may not browse people is told no more than of somebody who is not there: assumed, as the message says both.
  if (!user || !(may(call.caller, 'USER_PICKER', undefined) || call.caller.user?.accountId === accountId)) {
    throw notFound('Specified user does not exist or you do not have required permissions');
  }
  return ok(withGroups(call, user));
}

function myself(call: Call): Reply {
  return ok(withGroups(call, accountOf(call.caller)));
}

function bulkUsers(call: Call): Reply {
  accountOf(call.caller);
  const ids = listParam(call, 'accountId');
  if (ids.length === 0) throw badRequest("The 'accountId' query parameter is required.");
  const { startAt, maxResults } = paging(call, 10, 200);
  const users = [...call.site.users.values()].filter((user) => ids.includes(user.accountId));
  return ok(
    page(
      users.map((user) => userView(call.site, call.caller, user)),
      startAt,
      maxResults,
    ),
  );
}

function searchUsers(call: Call): Reply {
  accountOf(call.caller);
  const query = call.query.get('query');
  const accountId = call.query.get('accountId');
  if (query === null && !accountId && !call.query.get('property')) {
    throw badRequest('The query parameters "query", "accountId" or "property" are required.');
  }
  const text = (query ?? '').toLowerCase();
  const { startAt, maxResults } = paging(call, 50, 1_000);
  const found = [...call.site.users.values()].filter(
    (user) =>
      user.active &&
      user.accountType !== 'customer' &&
      (accountId
        ? user.accountId === accountId
        : user.displayName.toLowerCase().includes(text) ||
          (seesEmail(call.caller, user) && (user.email ?? '').toLowerCase().includes(text))),
  );
  const shown = may(call.caller, 'USER_PICKER', undefined) ? found.slice(startAt, startAt + maxResults) : [];
  return ok(shown.map((user) => userView(call.site, call.caller, user)));
}

function allUsers(call: Call): Reply {
  accountOf(call.caller);
  const { startAt, maxResults } = paging(call, 50, 1_000);
  const users = may(call.caller, 'USER_PICKER', undefined) ? [...call.site.users.values()] : [];
  const shown = users.slice(startAt, startAt + maxResults);
  return ok(shown.map((user) => userView(call.site, call.caller, user)));
}

/** The address that the e-mail API gives out; portal-only customers and apps have none there. */
function apiEmail(user: User | undefined): string | null {
  return user && user.accountType === 'atlassian' && !user.emailApiBlocked ? user.email : null;
}

function requireApp(caller: Caller): void {
  if (!caller.isApp) throw unauthenticated();
}

/** @throws JiraError 503 where the address API does not answer this app; the body is not documented */
function requireEmailApi({ caller, site }: Call): void {
  requireApp(caller);
  if (site.emailApi === 'refused-with-text') throw emailApiOff();
  if (site.emailApi === 'refused-without-body') throw new JiraError(503, undefined);
}

function userEmail(call: Call): Reply {
  requireEmailApi(call);
  const accountId = call.query.get('accountId');
  if (!accountId) throw badRequest('The accountId query parameter is required.');
  const email = apiEmail(call.site.users.get(accountId));
  if (email === null) throw notFound('User does not exist.');
  return ok({ accountId, email });
}

function userEmails(call: Call): Reply {
  requireEmailApi(call);
  const ids = listParam(call, 'accountId');
  if (ids.length === 0) throw badRequest('The accountId query parameter is required.');
  const known = ids.map((accountId) => ({ accountId, email: apiEmail(call.site.users.get(accountId)) }));
  return ok(known.filter((each) => each.email !== null));
}

/** Whoever has chosen no language gets the site's: the app, which has no profile to choose it in, and nobody in particular. */
function myLocale(call: Call): Reply {
  return ok({ locale: call.caller.user?.locale ?? localeOf(call.site) });
}

function isPermission(key: string): key is PermissionKey {
  return Object.hasOwn(PERMISSIONS, key);
}

/** Jira Service Management brings a permission of its own; without it Jira knows none of that name. */
function isKnownHere({ site }: Call, key: string): key is PermissionKey {
  return isPermission(key) && (key !== 'SERVICEDESK_AGENT' || site.variant.jsm);
}

/** In the global context a project permission is held if it is held in any project. */
function holds(call: Call, key: PermissionKey, project: Project | undefined): boolean {
  if (PERMISSIONS[key].type === 'GLOBAL' || project) return may(call.caller, key, project);
  return [...call.site.projects.values()].some((each) => may(call.caller, key, each));
}

function myPermissions(call: Call): Reply {
  const { query, site } = call;
  const keys = listParam(call, 'permissions');
  if (keys.length === 0) throw fieldErrors({ permissions: "The 'permissions' query parameter is required." });
  const unknown = keys.filter((key) => !isPermission(key));
  if (unknown.length > 0) throw fieldErrors({ permissions: `Unrecognized permissions: ${unknown.join(', ')}` });
  const issue = query.get('issueId') ?? query.get('issueKey');
  const projectKey = query.get('projectId') ?? query.get('projectKey');
  const item = issue ? visibleWorkItem(site, call.caller, issue) : undefined;
  const project = item ? projectOf(site, item) : projectKey ? visibleProject(call, projectKey) : undefined;
  const entries = keys.filter(isPermission).map((key) => {
    const { id, name, type } = PERMISSIONS[key];
    return [key, { id, key, name, type, description: name, havePermission: holds(call, key, project) }];
  });
  return ok({ permissions: Object.fromEntries(entries) as unknown });
}

const checkBody = z.looseObject({
  accountId: z.string().nullish(),
  globalPermissions: z.array(z.string()).nullish(),
  projectPermissions: z
    .array(
      z.looseObject({
        permissions: z.array(z.string()).min(1),
        projects: z.array(z.number()).nullish(),
        issues: z.array(z.number()).nullish(),
      }),
    )
    .nullish(),
});

function subject(call: Call, accountId: string | null | undefined): Caller {
  if (!accountId || accountId === call.caller.user?.accountId) return call.caller;
  // A Connect app's server may ask for any user; a Forge app needs to administer Jira, as people do.
  requireJiraAdmin(call.caller);
  const user = call.site.users.get(accountId);
  if (!user) throw badRequest(`The user with account ID ${accountId} does not exist.`);
  if (user.accountId === call.site.appAccountId) return call.caller;
  return { user, isApp: false, scopes: null };
}

function checkPermissions(call: Call): Reply {
  accountOf(call.caller);
  const body = bodyAs(call, checkBody);
  const who = subject(call, body.accountId);
  const projectKeys = (body.projectPermissions ?? []).flatMap((each) => each.permissions);
  const wrong = [
    ...(body.globalPermissions ?? []).filter((key) => !isKnownHere(call, key) || PERMISSIONS[key].type !== 'GLOBAL'),
    ...projectKeys.filter((key) => !isKnownHere(call, key) || PERMISSIONS[key].type !== 'PROJECT'),
  ];
  if (wrong.length > 0) throw fieldErrors(Object.fromEntries(wrong.map((key) => [key, 'Unrecognized permission'])));
  const globals = (body.globalPermissions ?? []).filter(isPermission).filter((key) => may(who, key, undefined));
  const projectPermissions = (body.projectPermissions ?? []).flatMap((each) =>
    each.permissions.filter(isPermission).map((permission) => ({
      permission,
      projects: (each.projects ?? []).filter((id) => may(who, permission, call.site.projects.get(String(id)))),
      issues: (each.issues ?? []).filter((id) => {
        const item = call.site.workItems.get(String(id));
        return item && maySee(call.site, who, item) && may(who, permission, projectOf(call.site, item));
      }),
    })),
  );
  return ok({ globalPermissions: globals, projectPermissions });
}

function allPermissions(call: Call): Reply {
  requireJiraAdmin(call.caller);
  const entries = Object.entries(PERMISSIONS).map(([key, { name, type }]) => [
    key,
    { key, name, type, description: name },
  ]);
  return ok({ permissions: Object.fromEntries(entries) as unknown });
}

function pickUsers(call: Call): Reply {
  const text = (call.query.get('query') ?? '').toLowerCase();
  accountOf(call.caller);
  const found = may(call.caller, 'USER_PICKER', undefined)
    ? [...call.site.users.values()].filter(
        (user) => user.active && user.accountType === 'atlassian' && user.displayName.toLowerCase().includes(text),
      )
    : [];
  const users = found.slice(0, numberParam(call, 'maxResults', 50)).map((user) => ({
    accountId: user.accountId,
    accountType: user.accountType,
    displayName: user.displayName,
    html: user.displayName,
    ...(expands(call, 'avatar') ? { avatarUrl: `${call.site.url}/secure/useravatar` } : {}),
  }));
  return ok({ users, total: found.length, header: `Showing ${users.length} of ${found.length} matching users` });
}

export const userOperations: Operation[] = [
  { method: 'GET', path: '/rest/api/3/user', handle: getUser },
  { method: 'GET', path: '/rest/api/3/user/bulk', handle: bulkUsers },
  { method: 'GET', path: '/rest/api/3/user/search', handle: searchUsers },
  { method: 'GET', path: '/rest/api/3/user/picker', handle: pickUsers },
  { method: 'GET', path: '/rest/api/3/user/email', handle: userEmail },
  { method: 'GET', path: '/rest/api/3/user/email/bulk', handle: userEmails },
  { method: 'GET', path: '/rest/api/3/users', handle: allUsers },
  { method: 'GET', path: '/rest/api/3/users/search', handle: allUsers },
  { method: 'GET', path: '/rest/api/3/myself', handle: myself },
  { method: 'GET', path: '/rest/api/3/mypreferences/locale', handle: myLocale },
  { method: 'GET', path: '/rest/api/3/mypermissions', handle: myPermissions },
  { method: 'GET', path: '/rest/api/3/permissions', handle: allPermissions },
  { method: 'POST', path: '/rest/api/3/permissions/check', handle: checkPermissions },
];
