import type { Simulator } from '../../simulator';

/** A call to the simulated Jira, as a person makes it. */
export async function asAgent(simulator: Simulator, method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(`${simulator.jiraUrl}${path}`, {
    method,
    headers: {
      Authorization: `Basic ${Buffer.from('admin@example.com:any').toString('base64')}`,
      'Content-Type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

/** Moves a work item to Done. */
export async function complete(simulator: Simulator, key: string): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = (await (await asAgent(simulator, 'GET', path)).json()) as {
    transitions: { id: string; name: string }[];
  };
  const done = transitions.find(({ name }) => name === 'Done');
  await asAgent(simulator, 'POST', path, { transition: { id: done?.id } });
}

/** Projects of the large site that have no fields for a response, and the guide's own. */
const OTHER_PROJECTS = 'KAN, OPS, TEAM, HELP';

/** Keys of work items that can be completed, in projects to whose work items a response can be written. */
export async function openKeys(simulator: Simulator, count: number): Promise<string[]> {
  const keys: string[] = [];
  let nextPageToken: string | undefined;
  while (keys.length < count) {
    const body = {
      jql: `statusCategory != Done AND issuetype = Task AND project NOT IN (${OTHER_PROJECTS}) ORDER BY key`,
      fields: ['id'],
      maxResults: 100,
      nextPageToken,
    };
    const page = (await (await asAgent(simulator, 'POST', '/rest/api/3/search/jql', body)).json()) as {
      issues: { key: string }[];
      nextPageToken?: string;
    };
    keys.push(...page.issues.map(({ key }) => key));
    nextPageToken = page.nextPageToken;
    if (!nextPageToken) break;
  }
  return keys.slice(0, count);
}
