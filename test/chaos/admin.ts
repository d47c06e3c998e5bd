import type { Simulator } from '../../simulator';
import type { Response } from '../../src/domain/response';
import { recordsOf } from './stored';

export const FIELDS = { rating: 'customfield_10091', comment: 'customfield_10092' } as const;
const PROJECTS = ['KAN', 'OPS', 'TEAM', 'HELP'];
const ADMIN_TOKEN = Buffer.from('admin@example.com:any-token').toString('base64');
const MINUTE_MS = 60_000;
const HOPEFUL_TRIES = 10;

export async function askJira(
  { jira }: Simulator,
  method: string,
  path: string,
  body: unknown,
): Promise<globalThis.Response> {
  const headers = { Authorization: `Basic ${ADMIN_TOKEN}`, 'Content-Type': 'application/json' };
  const request = new Request(`https://jira.invalid/rest/api/3${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  const reply = await jira.fetch(request);
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return reply;
}

/** A call from the admin page; undefined where the platform says that it failed. */
export async function callAsAdmin(
  { forge, clock, jira }: Simulator,
  functionKey: string,
  payload: object,
): Promise<unknown> {
  const call = { moduleKey: 'admin', functionKey, payload, accountId: jira.users.ids.admin };
  return clock.through(forge.invokeResolver(call)).catch(() => undefined);
}

/** In rough weather a call may fail; an admin tries again. */
export async function asAdmin(simulator: Simulator, functionKey: string, payload: object): Promise<unknown> {
  return again(simulator, functionKey, () => callAsAdmin(simulator, functionKey, payload));
}

/** Every project from now on. An admin who learns that the rule has changed reads it anew. */
export async function coverAll(simulator: Simulator): Promise<void> {
  await again(simulator, 'saveScope', async () => {
    const setup = (await asAdmin(simulator, 'getSetup', {})) as { rule?: unknown };
    const scope = { projectIds: 'all', finishedStatuses: 'done-category' };
    return callAsAdmin(simulator, 'saveScope', { rule: setup.rule ?? null, ...scope });
  });
}

/** Resolves with the value of the first reply that has one. */
async function again(simulator: Simulator, what: string, call: () => Promise<unknown>): Promise<unknown> {
  let reply: unknown;
  for (let tries = 0; tries < HOPEFUL_TRIES; tries += 1) {
    reply = await call();
    const { ok, value } = (reply ?? {}) as { ok?: boolean; value?: unknown };
    if (ok) return value;
    await simulator.clock.advance(MINUTE_MS);
  }
  throw new Error(`The admin could not ${what}: ${JSON.stringify(reply)}`);
}

/** An admin gives back what is missing, and presses Retry wherever a response is parked. */
export async function cure(simulator: Simulator): Promise<void> {
  const { jira } = simulator;
  const parked = () =>
    recordsOf<Response>(simulator, 'response').filter(
      ({ state, surveyId, comment }) => state === 'parked' && surveyId && !comment?.startsWith('mangled'),
    );
  if (parked().length === 0) return;
  const projects = jira.projects().filter(({ key }) => PROJECTS.includes(key));
  for (const { id, key, style } of projects) {
    jira.change.unblockApp(key);
    for (const status of ['Done', 'Closed', 'Resolved']) unlock(simulator, key, status);
    for (const fieldId of Object.values(FIELDS)) {
      jira.change.addFieldToScreens(fieldId, key);
      if (style === 'next-gen') continue;
      await askJira(simulator, 'PUT', '/field/association', {
        associationContexts: [{ identifier: Number(id), type: 'PROJECT_ID' }],
        fields: [{ identifier: fieldId, type: 'FIELD_ID' }],
      });
    }
  }
  for (const { id } of parked()) await asAdmin(simulator, 'retry', { kind: 'response', id });
}

function unlock({ jira }: Simulator, project: string, status: string): void {
  try {
    jira.change.lockStatus(project, status, false);
  } catch {
    // Not every project has every status.
  }
}
