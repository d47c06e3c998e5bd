import { testSite } from '../test-site';

const NUMBER = {
  name: 'NPS Rating',
  type: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
  searcherKey: 'com.atlassian.jira.plugin.system.customfieldtypes:exactnumber',
};

describe('scenarios', () => {
  it('differ in fields and size', async () => {
    const { jira } = testSite();
    expect(jira.customFields().map((field) => field.id)).toEqual(['customfield_10091', 'customfield_10092']);
    jira.reset('fresh');
    expect(jira.customFields()).toEqual([]);
    expect(jira.projects().map((project) => project.key)).toEqual(['KAN', 'OPS', 'TEAM', 'HELP']);
    jira.reset('large');
    expect([jira.projects().length, jira.workItems().length]).toEqual([20, 5_000]);
    expect(jira.workItem('KAN-2')).toMatchObject({ id: '10001', status: { name: 'In Progress' } });
  });
});

describe('setting up the two fields on a fresh site', () => {
  it('needs a field, its global context, and a place on the screens that a project uses', async () => {
    const { app, jira } = testSite();
    jira.reset('fresh');
    const created = await app('POST', '/rest/api/3/field', NUMBER);
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'NPS Rating', custom: true, schema: { type: 'number' } },
    });
    const { id } = created.body as { id: string };
    const contexts = await app('GET', `/rest/api/3/field/${id}/context`);
    expect(contexts.body.values).toMatchObject([{ isGlobalContext: true, isAnyIssueType: true }]);
    expect((await app('PUT', '/rest/api/3/issue/KAN-1', { fields: { [id]: 7 } })).status).toBe(400);

    const scheme = (await app('GET', '/rest/api/3/issuetypescreenscheme/project?projectId=10000')).body.values[0];
    const mapping = await app(
      'GET',
      `/rest/api/3/issuetypescreenscheme/mapping?issueTypeScreenSchemeId=${scheme.issueTypeScreenScheme.id}`,
    );
    const { screenSchemeId } = mapping.body.values[0];
    const screens = (await app('GET', `/rest/api/3/screenscheme?id=${screenSchemeId}`)).body.values[0].screens;
    const tabs = `/rest/api/3/screens/${screens.default}/tabs`;
    const tab = (await app('GET', tabs)).body[0].id;
    expect((await app('POST', `${tabs}/${tab}/fields`, { fieldId: id })).body).toEqual({ id, name: 'NPS Rating' });
    expect((await app('POST', `${tabs}/${tab}/fields`, { fieldId: id })).status).toBe(400);
    expect((await app('GET', `/rest/api/3/field/${id}/screens`)).body.values).toMatchObject([{ id: screens.default }]);
    expect((await app('PUT', '/rest/api/3/issue/KAN-1', { fields: { [id]: 7 } })).status).toBe(204);
  });

  it('puts a field on the default screen once, which is the screen of OPS', async () => {
    const { app } = testSite();
    const path = '/rest/api/3/screens/addToDefault/customfield_10091';
    expect((await app('POST', path)).status).toBe(200);
    expect((await app('POST', path)).status).toBe(404);
    expect((await app('PUT', '/rest/api/3/issue/OPS-1', { fields: { customfield_10091: 7 } })).status).toBe(204);
  });

  it('is refused to those who do not administer Jira', async () => {
    const { as } = testSite();
    expect((await as('agent')('POST', '/rest/api/3/field', NUMBER)).status).toBe(403);
    expect((await as('agent')('GET', '/rest/api/3/screens')).status).toBe(403);
    expect((await as('agent')('GET', '/rest/api/3/field/customfield_10091/context')).status).toBe(403);
  });

  it.each([
    [{ ...NUMBER, name: '' }, 'name'],
    [{ ...NUMBER, type: undefined }, 'type'],
    [{ ...NUMBER, type: 'nonsense' }, 'type'],
  ])('refuses the field %j', async (body, field) => {
    const answer = await testSite().as('admin')('POST', '/rest/api/3/field', body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
  });

  it('answers 501 where a field type exists in Jira only', async () => {
    const type = 'com.atlassian.jira.plugin.system.customfieldtypes:radiobuttons';
    expect((await testSite().as('admin')('POST', '/rest/api/3/field', { ...NUMBER, type })).status).toBe(501);
  });
});

describe('contexts', () => {
  it('give a field a meaning per project and work type', async () => {
    const { app, jira } = testSite();
    jira.reset('fresh');
    const { id } = (await app('POST', '/rest/api/3/field', NUMBER)).body;
    jira.change.addFieldToScreens(id, 'KAN');
    const context = `/rest/api/3/field/${id}/context`;
    const [global] = (await app('GET', context)).body.values;
    expect((await app('POST', context, { name: 'Another', projectIds: [] })).status).toBe(400);
    expect((await app('DELETE', `${context}/${global.id}`)).status).toBe(204);
    const write = () => app('PUT', '/rest/api/3/issue/KAN-1', { fields: { [id]: 7 } });
    expect((await write()).status).toBe(400);
    const own = await app('POST', context, { name: 'Bugs', projectIds: ['10000'], issueTypeIds: ['10002'] });
    expect(own.status).toBe(201);
    expect((await write()).status).toBe(400);
    expect((await app('DELETE', `${context}/${own.body.id}`)).status).toBe(204);
    const tasks = await app('POST', context, { name: 'Tasks', projectIds: ['10001'], issueTypeIds: ['10001'] });
    expect((await app('PUT', `${context}/${tasks.body.id}/project`, { projectIds: ['10000'] })).status).toBe(204);
    expect((await write()).status).toBe(204);
    expect((await app('GET', `${context}/projectmapping`)).body.values).toEqual([
      { contextId: tasks.body.id, projectId: '10001' },
      { contextId: tasks.body.id, projectId: '10000' },
    ]);
    expect((await app('GET', '/rest/api/3/field/customfield_1/context')).status).toBe(404);
  });
});

describe('the configuration of a project', () => {
  it('is separate for team-managed projects', async () => {
    const { app } = testSite();
    const { body } = await app('GET', '/rest/api/3/project/TEAM');
    expect(body).toMatchObject({ style: 'next-gen', simplified: true });
    const [type] = (await app('GET', '/rest/api/3/project/TEAM/statuses')).body;
    expect(type.statuses).toMatchObject([
      { name: 'To Do', scope: { type: 'PROJECT', project: { id: body.id } } },
      {},
      {},
    ]);
    expect((await app('PUT', '/rest/api/3/issue/TEAM-1', { fields: { customfield_10091: 7 } })).status).toBe(400);
    const fields = await app('GET', `/rest/api/3/projects/fields?projectId=${body.id}&workTypeId=${type.id}`);
    expect(fields.body.values.map((each: { fieldId: string }) => each.fieldId)).not.toContain('customfield_10091');
  });

  it('shows which of the fields that exist may be edited', async () => {
    const { app, as, jira } = testSite();
    const editMeta = async (key: string) => (await app('GET', `/rest/api/3/issue/${key}/editmeta`)).body.fields;
    expect(await editMeta('KAN-1')).toHaveProperty('customfield_10091');
    expect(await editMeta('OPS-1')).not.toHaveProperty('customfield_10091');
    jira.change.deleteField('customfield_10091');
    expect(await editMeta('KAN-1')).not.toHaveProperty('customfield_10091');
    expect((await as('customer')('GET', '/rest/api/3/issue/KAN-1/editmeta')).body).toEqual({ fields: {} });
  });

  it('disappears with the project', async () => {
    const { app, jira } = testSite();
    jira.change.deleteProject('KAN');
    expect((await app('GET', '/rest/api/3/issue/KAN-1')).status).toBe(404);
    expect((await app('GET', '/rest/api/3/project/KAN')).status).toBe(404);
  });
});

describe('permissions of others', () => {
  it('can be checked by the app, not by anybody else', async () => {
    const { app, as, jira } = testSite();
    const body = {
      accountId: jira.users.ids.customer,
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [
        { permissions: ['EDIT_ISSUES', 'BROWSE_PROJECTS'], issues: [10000], projects: [10000, 10001] },
      ],
    };
    expect((await app('POST', '/rest/api/3/permissions/check', body)).body).toEqual({
      globalPermissions: [],
      projectPermissions: [
        { permission: 'EDIT_ISSUES', issues: [], projects: [] },
        { permission: 'BROWSE_PROJECTS', issues: [10000], projects: [10000] },
      ],
    });
    expect((await as('agent')('POST', '/rest/api/3/permissions/check', body)).status).toBe(403);
  });
});
