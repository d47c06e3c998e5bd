import type { JiraService } from '../shared/services';

/** A failure whose words a person may read. */
export class ConsoleError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

interface Myself {
  accountId: string;
  displayName: string;
  timeZone?: string;
}

interface MyPermissions {
  permissions: Record<string, { havePermission: boolean } | undefined>;
}

interface IssueView {
  id: string;
  key: string;
  fields: {
    issuetype?: { id: string; name: string };
    project?: ProjectView;
  };
}

interface ProjectView {
  id: string;
  key: string;
  projectTypeKey?: string;
}

/** Where a module on a work item is. */
export interface WorkItemExtension {
  issue: { id: string; key: string; type?: string; typeId?: string };
  project: { id?: string; key?: string; type?: string };
}

/** What may have properties that a display condition asks for. */
export type PropertyOwner = 'issue' | 'project' | 'app';

/** The simulated Jira as the console's acting user sees it. */
export interface JiraSite {
  /**
   * Any REST call of a screen of the app as this user; the reply as it is. Reads stay out of the request log, which shows
   * what the app's functions and people did.
   */
  forward(email: string, path: string, init?: { method?: string; body?: string }): Promise<Response>;
  /** What Jira's own screens read for this user: exempt from rate limits, and as it is this moment. */
  show(email: string, path: string): Promise<Response>;
  myself(email: string): Promise<Myself>;
  /** `context.extension` of a module on this work item. Fails with 404 where the user may not see it. */
  workItemExtension(email: string, key: string): Promise<WorkItemExtension>;
  /** `project` of a module on a page of this project. Fails with 404 where the user may not see it. */
  projectExtension(email: string, key: string): Promise<{ id: string; key: string; type?: string }>;
  /**
   * Whether a work item or a project (by its key), or the app (whatever the key) has a property. Jira reads those
   * of the app itself: no user may.
   */
  hasProperty(email: string, owner: PropertyOwner, key: string, propertyKey: string): Promise<boolean>;
  /** Whether the user has a permission in a project. Fails for an unknown permission. */
  hasProjectPermission(email: string, projectKey: string, permission: string): Promise<boolean>;
  /** Changes whenever the work item or one of its entity properties does. */
  pulse(email: string, key: string): Promise<string>;
}

const BASE = 'http://jira.invalid';

/** @see https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/ */
const READ_SCOPES = ['read:jira-work', 'read:jira-user', 'manage:jira-configuration', 'manage:jira-project'];

/** Where the properties of each lie. */
const PROPERTIES: Record<PropertyOwner, (key: string) => string> = {
  issue: (key) => `/rest/api/3/issue/${key}/properties`,
  project: (key) => `/rest/api/3/project/${key}/properties`,
  app: () => '/rest/forge/1/app/properties',
};

export function createJiraSite(jira: JiraService): JiraSite {
  const accounts = new Map<string, string>();

  const asPerson = (email: string, path: string, init: { method?: string; body?: string } = {}) => {
    const authorization = `Basic ${Buffer.from(`${email}:any-token`).toString('base64')}`;
    const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
    return jira.fetch(new Request(BASE + path, { method: init.method, body: init.body, headers }));
  };
  /** Asks as an account; the reply of Jira where there is no such person. */
  const asAccount = async (email: string, ask: (accountId: string) => Promise<Response>): Promise<Response> => {
    const known = accounts.get(email);
    if (known !== undefined) return ask(known);
    const response = await asPerson(email, '/rest/api/3/myself');
    if (!response.ok) return response;
    const { accountId } = (await response.json()) as Myself;
    accounts.set(email, accountId);
    return ask(accountId);
  };
  const forward: JiraSite['forward'] = async (email, path, init = {}) => {
    if (init.method !== undefined && init.method !== 'GET') return asPerson(email, path, init);
    return asAccount(email, (accountId) =>
      jira.handleAs({ kind: 'user', accountId, scopes: READ_SCOPES }, new Request(BASE + path)),
    );
  };
  const show: JiraSite['show'] = (email, path) =>
    asAccount(email, (accountId) => jira.showTo(accountId, new Request(BASE + path)));
  const read = async <T>(email: string, path: string): Promise<T> => {
    const response = await show(email, path);
    if (response.ok) return (await response.json()) as T;
    throw refused(response, path);
  };
  const asApp = (path: string) =>
    jira.handleAs({ kind: 'app', scopes: ['read:app-data:jira'] }, new Request(BASE + path));
  return {
    forward,
    show,
    myself: (email) => read<Myself>(email, '/rest/api/3/myself'),
    async workItemExtension(email, key) {
      const path = `/rest/api/3/issue/${encodeURIComponent(key)}?fields=issuetype,project`;
      const { id, fields, key: currentKey } = await read<IssueView>(email, path);
      const { issuetype, project } = fields;
      return {
        issue: { id, key: currentKey, type: issuetype?.name, typeId: issuetype?.id },
        project: { id: project?.id, key: project?.key, type: project?.projectTypeKey },
      };
    },
    async projectExtension(email, key) {
      const project = await read<ProjectView>(email, `/rest/api/3/project/${encodeURIComponent(key)}`);
      return { id: project.id, key: project.key, type: project.projectTypeKey };
    },
    async hasProperty(email, owner, key, propertyKey) {
      const path = `${PROPERTIES[owner](encodeURIComponent(key))}/${encodeURIComponent(propertyKey)}`;
      const response = await (owner === 'app' ? asApp(path) : show(email, path));
      if (response.status === 404) return false;
      if (!response.ok) throw refused(response, path);
      return true;
    },
    async hasProjectPermission(email, projectKey, permission) {
      const query = new URLSearchParams({ projectKey, permissions: permission });
      const { permissions } = await read<MyPermissions>(email, `/rest/api/3/mypermissions?${query.toString()}`);
      return permissions[permission]?.havePermission ?? false;
    },
    async pulse(email, key) {
      const path = `/rest/api/3/issue/${encodeURIComponent(key)}?fields=updated,status&properties=*all`;
      return JSON.stringify(await read<unknown>(email, path));
    },
  };
}

function refused(response: Response, path: string): ConsoleError {
  return new ConsoleError(response.status, `Jira answered ${response.status} to GET ${path}.`);
}
