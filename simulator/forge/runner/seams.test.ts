import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodeFolder } from '../manifest/locales';
import { installSeams, type ForgeTarget } from './seams';

/**
 * The SDK's seams are internal: an upgrade may move them without notice. Each test here calls a real SDK package and looks
 * at what reaches the seams. When one fails after an upgrade, read the package named in the message, and adapt seams.ts
 * and outbound.ts.
 */
const calls: { target: ForgeTarget; path: string; body: unknown }[] = [];
let reply: () => Response = () => Response.json({});
let detach: () => void;

type Api = typeof import('@forge/api');
type Kvs = typeof import('@forge/kvs');
type Events = typeof import('@forge/events');
let api: Api;
let kvs: Kvs;
let events: Events;

const view = {
  ...{ appId: 'app-1', appVersion: '1.2.3', environmentId: 'env-1', installationId: 'inst-1', moduleKey: 'mod' },
  ...{ siteAri: 'ari:cloud:jira::site/1', invocationId: 'inv-1', scopes: ['read:jira-work'], egress: [] },
  codeFolder: '',
  remainingMs: () => 4200,
};

beforeAll(() => {
  detach = installSeams(globalThis, {
    runtime: () => view,
    forgeFetch: (target, path, init) => {
      calls.push({ target, path, body: init?.body ? JSON.parse(String(init.body)) : undefined });
      return Promise.resolve(reply());
    },
    egressFetch: (input) => Promise.resolve(new Response(`egress to ${String(input)}`)),
  });
  api = jest.requireActual<Api>('@forge/api');
  kvs = jest.requireActual<Kvs>('@forge/kvs');
  events = jest.requireActual<Events>('@forge/events');
});
afterAll(() => detach());
beforeEach(() => {
  calls.length = 0;
  reply = () => Response.json({});
});

/** The one call that reached the seam; the error names what moved when none did. */
async function reached(packageName: string, what: string, act: () => Promise<unknown>) {
  const failure = await act().then(
    () => undefined,
    (error: unknown) => error,
  );
  const call = calls[0];
  if (calls.length === 1 && call && failure === undefined) return call;
  const { version } = JSON.parse(
    readFileSync(join(__dirname, '..', '..', '..', 'node_modules', packageName, 'package.json'), 'utf8'),
  ) as { version: string };
  throw new Error(
    `The seam of ${packageName} has moved: in version ${version}, ${what} made ${calls.length} calls of ` +
      `global.__forge_fetch__ (expected one) and ended with ${String(failure ?? 'success')}. Find where the package now ` +
      'calls the platform and adapt simulator/forge/runner/seams.ts.',
  );
}

it('@forge/api: Jira is called as the app, as the user and as another user', async () => {
  const path = api.route`/rest/api/3/myself`;
  const asApp = await reached('@forge/api', 'asApp().requestJira', () => api.asApp().requestJira(path));
  expect(asApp).toMatchObject({ target: { type: 'fpp', provider: 'app', remote: 'jira' }, path: '/rest/api/3/myself' });
  calls.length = 0;
  const asUser = await reached('@forge/api', 'asUser().requestJira', () => api.asUser('ann').requestJira(path));
  expect(asUser.target).toMatchObject({ type: 'fpp', provider: 'user', remote: 'jira', accountId: 'ann' });
});

it('@forge/api: refusals of the proxy become exceptions', async () => {
  reply = () => new Response(null, { status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } });
  await expect(api.asUser().requestJira(api.route`/x`)).rejects.toMatchObject({ name: 'NEEDS_AUTHENTICATION_ERR' });
});

it('@forge/api: fetch is the global fetch', async () => {
  expect(await (await api.fetch('https://api.nps.today/x')).text()).toBe('egress to https://api.nps.today/x');
});

it('@forge/api: the context comes from global.__forge_runtime__', () => {
  const context = api.getAppContext();
  expect(context).toMatchObject({ appVersion: '1.2.3', invocationId: 'inv-1', moduleKey: 'mod' });
  expect(context.invocationRemainingTimeInMillis()).toBe(4200);
  expect(api.permissions.hasScope('read:jira-work')).toBe(true);
});

it('@forge/api: translations are in the code folder that global.__forge_runtime__ names', async () => {
  const path = join(__dirname, '..', 'fixture', 'locales', 'da-DK.json');
  const folder = await createCodeFolder({ resources: [{ key: 'da-DK', path }], fallback: { default: 'da-DK' } });
  view.codeFolder = folder.path;
  const translate = await api.i18n.createTranslationFunction('da-DK');
  expect(translate('state.sent')).toBe('Sendt');
  await folder.remove();
});

it('@forge/api: web trigger URLs are handled by three GraphQL operations', async () => {
  reply = () => Response.json({ data: { createWebTriggerUrl: { url: 'https://x/public/1' } } });
  const create = await reached('@forge/api', 'webTrigger.getUrl', () => api.webTrigger.getUrl('hook', true));
  expect(create).toMatchObject({
    target: { type: 'fpp', provider: 'app', remote: 'stargate' },
    path: '/graphql',
    body: { variables: { input: { triggerKey: 'hook', contextId: view.siteAri }, forceCreate: true } },
  });
  expect((create.body as { query: string }).query).toContain('createWebTriggerUrl(');
  calls.length = 0;
  reply = () => Response.json({ data: { deleteWebTriggerUrl: { success: true } } });
  const remove = await reached('@forge/api', 'webTrigger.deleteUrl', () =>
    api.webTrigger.deleteUrl('https://x/public/1'),
  );
  expect(remove.body).toMatchObject({ query: expect.stringContaining('deleteWebTriggerUrl('), variables: { id: '1' } });
  calls.length = 0;
  reply = () => Response.json({ data: { webTriggerUrlsByAppContext: [{ triggerKey: 'hook', url: 'u' }] } });
  const list = await reached('@forge/api', 'webTrigger.queryUrls', () => api.webTrigger.queryUrls());
  expect(list.body).toMatchObject({ query: expect.stringContaining('webTriggerUrlsByAppContext(') });
});

it.each<[string, () => Promise<unknown>, object]>([
  ['/api/v1/get', () => kvs.kvs.get('k'), { key: 'k' }],
  ['/api/v1/delete', () => kvs.kvs.delete('k'), { key: 'k' }],
  [
    '/api/v1/set',
    () => kvs.kvs.set('k', 1, { keyPolicy: 'FAIL_IF_EXISTS' }),
    { key: 'k', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } },
  ],
  ['/api/v1/secret/set', () => kvs.kvs.setSecret('k', 's'), { key: 'k', value: 's' }],
  ['/api/v1/entity/get', () => kvs.kvs.entity('e').get('k'), { entityName: 'e', key: 'k' }],
  [
    '/api/v1/query',
    () => kvs.kvs.query().where('key', kvs.WhereConditions.beginsWith('a')).limit(3).getMany(),
    { where: [{ property: 'key', condition: 'BEGINS_WITH', values: ['a'] }], limit: 3 },
  ],
  [
    '/api/v1/entity/query',
    () =>
      kvs.kvs
        .entity('e')
        .query()
        .index('i', { partition: ['p'] })
        .where(kvs.WhereConditions.lessThan(5))
        .filters(new kvs.Filter<{ a: number }>().and('a', kvs.FilterConditions.equalTo(1)))
        .sort(kvs.Sort.DESC)
        .getMany(),
    {
      ...{ entityName: 'e', indexName: 'i', partition: ['p'], sort: 'DESC' },
      range: { condition: 'LESS_THAN', values: [5] },
      filters: { and: [{ property: 'a', condition: 'EQUAL_TO', values: [1] }] },
    },
  ],
  [
    '/api/v1/transaction',
    () => {
      const conditions = new kvs.Filter<{ a: number }>().and('a', kvs.FilterConditions.equalTo(1));
      return kvs.kvs.transact().set('k', { a: 2 }, { entityName: 'e', conditions }).delete('d').execute();
    },
    {
      set: [
        {
          ...{ key: 'k', value: { a: 2 }, entityName: 'e' },
          conditions: { and: [{ property: 'a', condition: 'EQUAL_TO', values: [1] }] },
        },
      ],
      delete: [{ key: 'd' }],
    },
  ],
])('@forge/kvs: a call becomes POST %s', async (path, act, body) => {
  const call = await reached('@forge/kvs', path, act);
  expect(call).toMatchObject({ target: { type: 'kvs' }, path, body });
});

it('@forge/kvs: error bodies become ForgeKvsAPIError', async () => {
  reply = () => Response.json({ code: 'KEY_CONFLICT', message: 'taken' }, { status: 409 });
  await expect(kvs.kvs.set('k', 1)).rejects.toMatchObject({ code: 'KEY_CONFLICT', responseDetails: { status: 409 } });
});

it('@forge/events: a push goes through the Atlassian gateway', async () => {
  reply = () => Response.json({}, { status: 201 });
  const queue = new events.Queue({ key: 'work' });
  const call = await reached('@forge/events', 'Queue.push', () => queue.push({ body: { a: 1 }, delayInSeconds: 5 }));
  expect(call.target).toMatchObject({ type: 'fpp', provider: 'app', remote: 'stargate' });
  expect(call.path).toMatch(/^\/webhook\/queue\/publish\//);
  expect(call.body).toMatchObject({
    queueName: 'work',
    jobId: expect.any(String),
    payload: [{ body: { a: 1 }, delayInSeconds: 5 }],
  });
});

it('@forge/events: a retry is asked for by a plain object', () => {
  expect(
    new events.InvocationError({ retryAfter: 9, retryReason: events.InvocationErrorCode.FUNCTION_RETRY_REQUEST }),
  ).toEqual({
    _retry: true,
    retryOptions: { retryAfter: 9, retryReason: 'FUNCTION_RETRY_REQUEST' },
  });
});

it('the seams can be taken off again', () => {
  const target = { fetch: 1 };
  const remove = installSeams(target, {
    runtime: () => undefined,
    forgeFetch: () => Promise.reject(new Error('unused')),
    egressFetch: () => Promise.reject(new Error('unused')),
  });
  expect(Object.keys(target).sort()).toEqual(['__forge_fetch__', '__forge_runtime__', 'fetch']);
  remove();
  expect(target).toEqual({ fetch: 1 });
});
