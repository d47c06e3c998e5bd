import type { JiraService } from '../shared/services';

/** The simulated site's Jira admin. */
const ADMIN_EMAIL = 'admin@example.com';

/** Asks the simulated Jira as its admin, over its public REST surface. Fails on anything but 2xx. */
export async function askJira<T>(jira: Pick<JiraService, 'fetch'>, path: string): Promise<T> {
  const authorization = `Basic ${Buffer.from(`${ADMIN_EMAIL}:any-token`).toString('base64')}`;
  const response = await jira.fetch(
    new Request(`http://jira.invalid${path}`, { headers: { authorization, accept: 'application/json' } }),
  );
  if (!response.ok) throw new Error(`Jira answered ${response.status} to GET ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}
