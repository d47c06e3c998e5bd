import { testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';
const ASSOCIATION = '/rest/api/3/field/association';
const RATING = 'customfield_10091';
const COMMENT = 'customfield_10092';
const UNSETTABLE = (id: string) => `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;

describe('a site with field schemes', () => {
  function site() {
    const made = testSite({ fieldSchemes: true });
    made.jira.change.addFieldToScreens(RATING, 'OPS');
    return made;
  }
  const associate = (projectId: number) => ({
    associationContexts: [{ identifier: projectId, type: 'PROJECT_ID' }],
    fields: [{ identifier: RATING, type: 'FIELD_ID' }],
  });
  const OPS = 10001;

  it('refuses a field outside the scheme although it is on the screen and in the global context', async () => {
    const { app } = site();
    const mapping = await app('GET', `/rest/api/3/field/${RATING}/context/projectmapping`);
    expect(mapping.body.values).toEqual([{ contextId: expect.any(String) as string, isGlobalContext: true }]);
    expect((await app('GET', `${ISSUE}/OPS-1/editmeta`)).body.fields).not.toHaveProperty(RATING);
    expect(await app('PUT', `${ISSUE}/OPS-1?overrideScreenSecurity=true`, { fields: { [RATING]: 7 } })).toMatchObject({
      status: 400,
      body: { errors: { [RATING]: UNSETTABLE(RATING) } },
    });
    expect((await app('GET', `${ISSUE}/OPS-1`)).body.fields).not.toHaveProperty(RATING);
    expect((await app('GET', `${ISSUE}/KAN-1/editmeta`)).body.fields).toHaveProperty(RATING);
  });

  it('accepts a field once it is associated, in every project with the same scheme, until it is dissociated', async () => {
    const { app, jira } = site();
    jira.change.addFieldToScreens(RATING, 'HELP');
    expect(await app('PUT', ASSOCIATION, associate(OPS))).toMatchObject({ status: 204, body: '' });
    for (const key of ['OPS-1', 'HELP-1']) {
      expect((await app('GET', `${ISSUE}/${key}/editmeta`)).body.fields).toHaveProperty(RATING);
      expect((await app('PUT', `${ISSUE}/${key}`, { fields: { [RATING]: 7 } })).status).toBe(204);
    }
    expect((await app('DELETE', ASSOCIATION, associate(OPS))).status).toBe(204);
    expect((await app('GET', `${ISSUE}/OPS-1/editmeta`)).body.fields).not.toHaveProperty(RATING);
  });

  it('lets only Jira admins change its schemes, and only with what exists', async () => {
    const { as, app } = site();
    expect((await as('agent')('PUT', ASSOCIATION, associate(OPS))).status).toBe(403);
    expect((await app('PUT', ASSOCIATION, associate(99))).status).toBe(404);
    expect((await app('PUT', ASSOCIATION, { fields: [] })).status).toBe(400);
  });

  it('still requires the field on the screen', async () => {
    const { app } = testSite({ fieldSchemes: true });
    await app('PUT', ASSOCIATION, associate(OPS));
    expect((await app('GET', `${ISSUE}/OPS-1/editmeta`)).body.fields).not.toHaveProperty(RATING);
    const overridden = await app('GET', `${ISSUE}/OPS-1/editmeta?overrideScreenSecurity=true`);
    expect(overridden.body.fields).toHaveProperty(RATING);
  });
});

describe('an association on a site with contexts', () => {
  it('gives the field a context where it has none', async () => {
    const { app, jira } = testSite();
    jira.change.removeFieldContext(RATING, 'KAN');
    expect((await app('GET', `${ISSUE}/KAN-1/editmeta`)).body.fields).not.toHaveProperty(RATING);
    const body = {
      associationContexts: [{ identifier: 10000, type: 'PROJECT_ID' }],
      fields: [{ identifier: RATING, type: 'FIELD_ID' }],
    };
    expect((await app('PUT', ASSOCIATION, body)).status).toBe(204);
    expect((await app('GET', `${ISSUE}/KAN-1/editmeta`)).body.fields).toHaveProperty(RATING);
  });
});

describe('a workflow with uneditable final statuses', () => {
  const edit = { fields: { [RATING]: 9 }, properties: [{ key: 'p', value: 1 }] };

  function doneSite() {
    const made = testSite({ lockedFinalStatus: true });
    made.jira.change.changeStatus('KAN-2', 'Done');
    return made;
  }

  it('refuses every field of a finished item, and properties that come with them', async () => {
    const { app, jira } = doneSite();
    expect((await app('GET', `${ISSUE}/KAN-2/editmeta`)).body).toEqual({ fields: {} });
    expect(await app('PUT', `${ISSUE}/KAN-2`, edit)).toMatchObject({
      status: 400,
      body: { errorMessages: [], errors: { [RATING]: UNSETTABLE(RATING) } },
    });
    expect(await app('PUT', `${ISSUE}/KAN-2`, { ...edit, fields: {} })).toMatchObject({
      status: 400,
      body: { errorMessages: ['You are not allowed to edit this issue due to its current status in the workflow.'] },
    });
    expect(jira.workItem('KAN-2')?.properties).toEqual({});
    expect((await app('PUT', `${ISSUE}/KAN-1`, edit)).status).toBe(204);
  });

  it('lets a property be written on its own', async () => {
    const { app } = doneSite();
    expect((await app('PUT', `${ISSUE}/KAN-2/properties/p`, 1)).status).toBe(201);
  });

  it('can be overridden by apps that administer Jira and by admins through an app, not by anybody else', async () => {
    const { app, as, jira } = doneSite();
    const path = `${ISSUE}/KAN-2?overrideEditableFlag=true`;
    const meta = `${ISSUE}/KAN-2/editmeta?overrideEditableFlag=true`;
    const { admin, agent } = jira.users.ids;
    const scopes = ['read:jira-work', 'write:jira-work'];
    expect((await as('admin')('PUT', path, edit)).status).toBe(403);
    expect((await app('PUT', path, edit, { kind: 'app', scopes })).status).toBe(403);
    expect((await app('PUT', path, edit, { kind: 'user', accountId: agent, scopes })).status).toBe(403);
    expect((await app('PUT', path, edit, { kind: 'user', accountId: admin, scopes })).status).toBe(204);
    expect((await app('PUT', path, { fields: { [RATING]: 3 } })).status).toBe(204);
    expect((await app('GET', meta)).body.fields).toHaveProperty(RATING);
    expect((await as('admin')('GET', meta)).status).toBe(403);
  });

  it('can be restricted to one status of one project', async () => {
    const { app, jira } = testSite();
    jira.change.addStatus('KAN', 'Closed', 'done');
    jira.change.lockStatus('KAN', 'Closed');
    jira.change.changeStatus('KAN-2', 'Done');
    expect((await app('PUT', `${ISSUE}/KAN-2`, edit)).status).toBe(204);
    jira.change.changeStatus('KAN-2', 'Closed');
    expect((await app('PUT', `${ISSUE}/KAN-2`, edit)).status).toBe(400);
  });
});

describe('a site whose refusals name no field', () => {
  it.each([
    ['a text that is too long', { [COMMENT]: 'x'.repeat(256) }, ['CONTENT_LIMIT_EXCEEDED']],
    ['a wrong value', { [RATING]: 'nine' }, ['INVALID_INPUT']],
    ['a field that is not there', { customfield_99999: 1 }, []],
  ])('answers nothing more about %s', async (_, fields, errorMessages) => {
    const { app, jira } = testSite({ unnamedErrors: true });
    const body = { fields: { [RATING]: 7, ...fields } };
    expect(await app('PUT', `${ISSUE}/KAN-2`, body)).toMatchObject({
      status: 400,
      body: { errorMessages, errors: {} },
    });
    expect(jira.workItem('KAN-2')?.custom).toEqual({});
  });
});

describe('editmeta', () => {
  it('is empty for those who may see but not edit, the app included', async () => {
    const { app, as, jira } = testSite();
    expect((await as('customer')('GET', `${ISSUE}/KAN-1/editmeta`)).body).toEqual({ fields: {} });
    jira.change.setAppPermissions('KAN', ['BROWSE_PROJECTS']);
    expect((await app('GET', `${ISSUE}/KAN-1/editmeta`)).body).toEqual({ fields: {} });
    jira.change.blockApp('KAN');
    expect((await app('GET', `${ISSUE}/KAN-1/editmeta`)).status).toBe(404);
  });

  it('follows screens, contexts, and the own fields of team-managed projects', async () => {
    const { app, jira } = testSite();
    const has = async (key: string) => RATING in (await app('GET', `${ISSUE}/${key}/editmeta`)).body.fields;
    expect(await has('KAN-1')).toBe(true);
    expect(await has('OPS-1')).toBe(false);
    expect(await has('TEAM-1')).toBe(false);
    jira.change.addFieldToScreens(RATING, 'OPS');
    jira.change.addFieldToScreens(RATING, 'TEAM');
    expect(await has('OPS-1')).toBe(true);
    expect(await has('TEAM-1')).toBe(true);
    jira.change.removeFieldContext(RATING, 'OPS');
    expect(await has('OPS-1')).toBe(false);
  });
});
