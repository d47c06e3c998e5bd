import { join } from 'node:path';
import { createJira } from '../jira/server';
import { SimulatedClock } from '../shared/clock';
import { RequestLog } from '../shared/request-log';
import { createConsole } from './server';

const AGENT = 'agent@example.com';
const jira = createJira({ clock: new SimulatedClock('paused'), log: new RequestLog() });
const { agent } = jira.users.ids;
const scopes = ['read:jira-user', 'write:jira-work'];

/** What functions were called with, and what `GET /myself` showed them of the acting user's language. */
const calls: { payload: unknown; locale: string }[] = [];

async function called(payload: unknown, accountId = ''): Promise<undefined> {
  const request = new Request('https://jira.invalid/rest/api/3/myself');
  const response = await jira.handleAs({ kind: 'user', accountId, scopes }, request);
  calls.push({ payload, locale: ((await response.json()) as { locale: string }).locale });
}

const app = createConsole(
  {
    jira,
    clock: { serve: (work) => work, now: () => Date.now() },
    forge: {
      invokeFunction: (_, payload, accountId) => called(payload, accountId),
      invokeResolver: ({ payload, accountId }) => called(payload, accountId),
    },
  },
  { root: join(__dirname, 'fixture') },
);
const ask = (path: string, init: RequestInit = {}) =>
  app.request(`/_console/${path}`, { ...init, headers: { 'x-acting-user': AGENT } });

beforeEach(async () => {
  jira.reset('guide');
  calls.length = 0;
  const seen = new Request('https://jira.invalid/rest/api/3/issue/KAN-2/properties/seen', { method: 'PUT', body: '1' });
  expect((await jira.handleAs({ kind: 'app', scopes }, seen)).status).toBe(201);
});

it('the console hands dynamicProperties what is documented, and nothing else', async () => {
  expect((await ask('modules?issue=KAN-2&locale=da-DK')).status).toBe(200);
  const task = { id: expect.any(String) as unknown, key: 'KAN-2', type: 'Task', typeId: expect.any(String) as unknown };
  expect(calls).toEqual([
    {
      payload: {
        cloudId: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
        extension: { type: 'jira:issueContext', issue: task, project: { id: '10000', key: 'KAN', type: 'software' } },
      },
      locale: 'da_DK',
    },
  ]);
});

it('the language of the console becomes that of the acting user in Jira, and of nobody else', async () => {
  const invocation = { moduleKey: 'kit', functionKey: 'echo', locale: 'da-DK' };
  await ask('invoke', { method: 'POST', body: JSON.stringify(invocation) });
  await ask('modules?issue=KAN-2&locale=en-US');
  expect(calls.map((call) => call.locale)).toEqual(['da_DK', 'en_US']);
  await ask('context?module=kit&locale=da-DK');
  expect(jira.users.find(AGENT)).toMatchObject({ accountId: agent, locale: 'da_DK' });
  expect(jira.users.find('admin@example.com')).toMatchObject({ locale: 'en_US' });
});

it('the console refuses a language that does not exist', async () => {
  const response = await ask('modules?locale=Danish');
  expect(await response.json()).toEqual({ error: '"Danish" is no locale as Jira writes it, like da_DK' });
});
