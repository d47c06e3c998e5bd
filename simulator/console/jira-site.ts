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

interface IssueView {
  id: string;
  key: string;
  fields: {
    issuetype?: { id: string; name: string };
    project?: { id: string; key: string; projectTypeKey?: string };
  };
}

/** The simulated Jira as the console's acting user sees it. */
export interface JiraSite {
  /**
   * Any REST call as this user; the reply as it is. Reads stay out of the request log, which shows what matters and not
   * that the console looks every other second.
   */
  forward(email: string, path: string, init?: { method?: string; body?: string }): Promise<Response>;
  myself(email: string): Promise<Myself>;
  /** `context.extension` of a module on this work item. Fails with 404 where the user may not see it. */
  workItemExtension(email: string, key: string): Promise<Record<string, unknown>>;
  /** The value of an entity property of a work item; undefined where there is none. */
  property(email: string, key: string, propertyKey: string): Promise<unknown>;
  /** Changes whenever the work item or one of its entity properties does. */
  pulse(email: string, key: string): Promise<string>;
}

const BASE = 'http://jira.invalid';

/** @see https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/ */
const READ_SCOPES = ['read:jira-work', 'read:jira-user', 'manage:jira-configuration', 'manage:jira-project'];

export function createJiraSite(jira: JiraService): JiraSite {
  const accounts = new Map<string, string>();

  const asPerson = (email: string, path: string, init: { method?: string; body?: string } = {}) => {
    const authorization = `Basic ${Buffer.from(`${email}:any-token`).toString('base64')}`;
    const headers = { authorization, accept: 'application/json', 'content-type': 'application/json' };
    return jira.fetch(new Request(BASE + path, { method: init.method, body: init.body, headers }));
  };
  const forward: JiraSite['forward'] = async (email, path, init = {}) => {
    if (init.method !== undefined && init.method !== 'GET') return asPerson(email, path, init);
    const known = accounts.get(email);
    if (known === undefined) {
      const response = await asPerson(email, '/rest/api/3/myself');
      if (!response.ok) return response;
      accounts.set(email, ((await response.json()) as Myself).accountId);
    }
    const accountId = accounts.get(email) ?? '';
    return jira.handleAs({ kind: 'user', accountId, scopes: READ_SCOPES }, new Request(BASE + path));
  };
  const read = async <T>(email: string, path: string): Promise<T> => {
    const response = await forward(email, path);
    if (response.ok) return (await response.json()) as T;
    throw new ConsoleError(response.status, `Jira answered ${response.status} to GET ${path}.`);
  };
  return {
    forward,
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
    async property(email, key, propertyKey) {
      const path = `/rest/api/3/issue/${encodeURIComponent(key)}/properties/${encodeURIComponent(propertyKey)}`;
      const response = await forward(email, path);
      if (response.status === 404) return undefined;
      if (!response.ok) throw new ConsoleError(response.status, `Jira answered ${response.status} to GET ${path}.`);
      return ((await response.json()) as { value: unknown }).value;
    },
    async pulse(email, key) {
      const path = `/rest/api/3/issue/${encodeURIComponent(key)}?fields=updated,status&properties=*all`;
      return JSON.stringify(await read<unknown>(email, path));
    },
  };
}
