import { findCalls, findProblems } from '../../scripts/check-jira-calls';

const PATHS = {
  '/rest/api/3/field': {
    get: { 'x-atlassian-oauth2-scopes': [{ scopes: ['read:jira-work'], state: 'Current' }] },
    post: { 'x-atlassian-oauth2-scopes': [{ scopes: ['manage:jira-configuration'], state: 'Current' }] },
  },
  '/rest/api/3/issue/{issueIdOrKey}': {
    put: { 'x-atlassian-oauth2-scopes': [{ scopes: ['write:jira-work'], state: 'Current' }] },
  },
  '/rest/api/3/user/email': {
    get: { 'x-atlassian-oauth2-scopes': [{ scopes: ['read:email-address:jira'], state: 'Beta' }] },
  },
  '/rest/api/3/permissions/check': {
    post: {
      'x-atlassian-oauth2-scopes': [
        { scopes: [], state: 'Current' },
        { scopes: ['read:permission:jira'], state: 'Beta' },
      ],
    },
  },
};

describe('calls are found', () => {
  test.each([
    ['a plain path', 'call(route`/rest/api/3/field`);', 'GET', '/rest/api/3/field'],
    ['values and a query', 'call(route`/rest/api/3/issue/${id}?fields=${x}`);', 'GET', '/rest/api/3/issue/*'],
    ['a method', `call(route\`/rest/api/3/field\`, { method: 'POST', body });`, 'POST', '/rest/api/3/field'],
    ['a choice of paths', 'call(all ? route`/a` : b);', 'GET', '/a'],
    ['a path kept for later', `{ const path = route\`/a/\${id}\`; call(path, { method: 'PUT' }); }`, 'PUT', '/a/*'],
  ])('%s', (_name, text, method, path) => {
    expect(findCalls('call.ts', text)).toEqual([{ place: 'call.ts:1', method, path }]);
  });

  test('each method of a path used twice', () => {
    const text = `{ const path = route\`/a\`; get(path); call(path, { method: 'DELETE' }); }`;
    expect(findCalls('call.ts', text).map(({ method }) => method)).toEqual(['GET', 'DELETE']);
  });
});

describe('a call is refused', () => {
  const call = (method: string, path: string) => [{ place: 'call.ts:1', method, path }];

  test.each([
    ['to a path that Jira does not have', call('GET', '/rest/api/3/fields'), 'not in Atlassian'],
    ['with a method that the path does not have', call('DELETE', '/rest/api/3/issue/*'), 'not in Atlassian'],
    ['without its scope', call('POST', '/rest/api/3/field'), 'manage:jira-configuration'],
    ['without a scope that is new', call('GET', '/rest/api/3/user/email'), 'read:email-address:jira'],
  ])('%s', async (_name, calls, reason) => {
    expect(await findProblems(calls, PATHS, ['read:jira-work', 'write:jira-work'])).toEqual([
      expect.stringContaining(reason),
    ]);
  });

  test('unless it has everything the API description requires', async () => {
    const calls = [...call('PUT', '/rest/api/3/issue/*'), ...call('GET', '/rest/api/3/user/email')];
    expect(await findProblems(calls, PATHS, ['write:jira-work', 'read:email-address:jira'])).toEqual([]);
  });

  test('unless the API description says that it needs none', async () => {
    expect(await findProblems(call('POST', '/rest/api/3/permissions/check'), PATHS, [])).toEqual([]);
  });
});
