import { APP_SCOPES, testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';

describe('properties of a work item', () => {
  const path = `${ISSUE}/KAN-1/properties/nps-today`;

  it('are created, replaced, listed and deleted, without an event', async () => {
    const { app, events } = testSite();
    expect(await app('PUT', path, { state: 'sent' })).toMatchObject({ status: 201, body: '' });
    expect((await app('PUT', path, { state: 'answered' })).status).toBe(200);
    expect((await app('GET', path)).body).toEqual({ key: 'nps-today', value: { state: 'answered' } });
    expect((await app('GET', `${ISSUE}/KAN-1/properties`)).body.keys).toMatchObject([{ key: 'nps-today' }]);
    expect((await app('GET', `${ISSUE}/KAN-1?properties=nps-today`)).body.properties).toEqual({
      'nps-today': { state: 'answered' },
    });
    expect((await app('DELETE', path)).status).toBe(204);
    expect((await app('GET', path)).status).toBe(404);
    expect(events).toEqual([]);
  });

  it('hold 32,768 characters and not one more', async () => {
    const { app } = testSite();
    expect((await app('PUT', path, JSON.stringify('x'.repeat(32_766)))).status).toBe(201);
    expect((await app('PUT', path, JSON.stringify('x'.repeat(32_767)))).status).toBe(400);
  });

  it('cannot be written by those who may not edit', async () => {
    const { as } = testSite();
    expect((await as('customer')('PUT', path, { state: 'x' })).status).toBe(403);
  });
});

/** JSON of just as many characters. */
const textOf = (characters: number): string => JSON.stringify('x'.repeat(characters - 2));

describe('properties of a project', () => {
  const list = '/rest/api/3/project/KAN/properties';
  const path = `${list}/nps-today`;

  it('are created, replaced, listed and deleted, by key and by id', async () => {
    const { app, events } = testSite();
    expect(await app('PUT', path, { surveyed: true })).toMatchObject({ status: 201, body: '' });
    expect(await app('PUT', path, { surveyed: false })).toMatchObject({ status: 200, body: '' });
    expect((await app('GET', '/rest/api/3/project/10000/properties/nps-today')).body).toEqual({
      key: 'nps-today',
      value: { surveyed: false },
    });
    expect((await app('GET', list)).body).toEqual({
      keys: [{ key: 'nps-today', self: 'https://example.atlassian.net/rest/api/3/project/10000/properties/nps-today' }],
    });
    expect((await app('DELETE', path)).status).toBe(204);
    expect((await app('DELETE', path)).status).toBe(404);
    expect((await app('GET', path)).status).toBe(404);
    expect((await app('GET', list)).body).toEqual({ keys: [] });
    expect(events).toEqual([]);
  });

  it('hold 32,768 characters under a key of 255', async () => {
    const { app } = testSite();
    expect((await app('PUT', path, textOf(32_768))).status).toBe(201);
    expect((await app('PUT', path, textOf(32_769))).status).toBe(400);
    expect((await app('PUT', path)).status).toBe(400);
    expect((await app('PUT', `${list}/${'k'.repeat(255)}`, 1)).status).toBe(201);
    expect((await app('PUT', `${list}/${'k'.repeat(256)}`, 1)).status).toBe(400);
  });

  it('are read by those who browse the project, and written by those who administer it or Jira', async () => {
    const { as, jira } = testSite();
    jira.change.setPermissions('KAN', 'admin@example.com', []);
    expect((await as('admin')('PUT', path, 1)).status).toBe(201);
    expect((await as('agent')('PUT', path, 2)).status).toBe(403);
    expect((await as('agent')('DELETE', path)).status).toBe(403);
    jira.change.setPermissions('KAN', 'agent@example.com', ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS']);
    expect((await as('agent')('PUT', path, 2)).status).toBe(200);
    expect((await as('customer')('GET', path)).body.value).toBe(2);
    jira.change.setPermissions('KAN', 'customer@example.com', []);
    expect((await as('customer')('GET', path)).status).toBe(403);
    expect((await as('admin')('PUT', '/rest/api/3/project/NONE/properties/nps-today', 1)).status).toBe(404);
  });

  it.each([
    ['GET', 'read:jira-work'],
    ['PUT', 'manage:jira-project'],
    ['DELETE', 'manage:jira-project'],
  ])('need, for %s, the scope %s', async (method, scope) => {
    const { app } = testSite();
    const scopes = APP_SCOPES.filter((each) => each !== scope);
    const body = method === 'PUT' ? 1 : undefined;
    expect((await app(method, path, body, { kind: 'app', scopes })).status).toBe(401);
  });
});

describe('properties of the app', () => {
  const list = '/rest/forge/1/app/properties';
  const path = `${list}/nps-today`;
  const reader = { kind: 'app' as const, scopes: ['read:app-data:jira'] };

  it('are created, replaced, listed and deleted', async () => {
    const { app } = testSite();
    const created = { message: 'Property created.', statusCode: 201 };
    const updated = { message: 'Property updated.', statusCode: 200 };
    const missing = { message: 'Property with key not found.', statusCode: 404 };
    expect(await app('PUT', path, { on: 1 })).toMatchObject({ status: 201, body: created });
    expect(await app('PUT', path, { on: 2 })).toMatchObject({ status: 200, body: updated });
    expect((await app('GET', path, undefined, reader)).body).toEqual({ key: 'nps-today', value: { on: 2 } });
    expect((await app('GET', list, undefined, reader)).body.keys).toMatchObject([{ key: 'nps-today' }]);
    expect(await app('DELETE', path)).toMatchObject({ status: 204, body: '' });
    expect(await app('DELETE', path)).toMatchObject({ status: 404, body: missing });
    expect(await app('GET', path, undefined, reader)).toMatchObject({ status: 404, body: missing });
  });

  it('are out of reach for people, and for the app on behalf of a person', async () => {
    const { app, as, jira } = testSite();
    const person = { kind: 'user' as const, accountId: jira.users.ids.admin, scopes: APP_SCOPES };
    const refusal = { errorMessages: ['Access to this resource must be authenticated as an app.'] };
    expect(await as('admin')('GET', path)).toMatchObject({ status: 403, body: refusal });
    for (const method of ['PUT', 'DELETE']) {
      const body = method === 'PUT' ? 1 : undefined;
      expect(await app(method, path, body, person)).toMatchObject({ status: 403, body: refusal });
    }
  });

  it('are written without a scope and read with one of their own', async () => {
    const { app } = testSite();
    expect((await app('PUT', path, 1, { kind: 'app', scopes: [] })).status).toBe(201);
    expect((await app('GET', path)).status).toBe(401);
    expect((await app('DELETE', path, undefined, { kind: 'app', scopes: [] })).status).toBe(204);
  });

  it('hold 32,768 characters under a key of 127', async () => {
    const { app } = testSite();
    expect((await app('PUT', path, textOf(32_768))).status).toBe(201);
    expect(await app('PUT', path, textOf(32_769))).toMatchObject({ status: 400, body: { statusCode: 400 } });
    expect((await app('PUT', path)).status).toBe(400);
    expect((await app('PUT', `${list}/${'k'.repeat(127)}`, 1)).status).toBe(201);
    expect(await app('PUT', `${list}/${'k'.repeat(128)}`, 1)).toMatchObject({
      status: 400,
      body: { message: 'The property key cannot be longer than 127 characters.' },
    });
  });

  it('are forgotten with the site', async () => {
    const { app, jira } = testSite();
    await app('PUT', path, 1);
    jira.reset('guide');
    expect((await app('PUT', path, 1)).status).toBe(201);
  });
});
