import { paragraph, testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';

describe('transitions', () => {
  it('complete an item with a resolution, and raise one event as documented', async () => {
    const { as, jira, events, clock } = testSite();
    const answer = await as('agent')('POST', `${ISSUE}/KAN-2/transitions`, { transition: { id: '31' } });
    expect(answer).toMatchObject({ status: 204, body: '' });
    const { fields } = (await as('agent')('GET', `${ISSUE}/KAN-2`)).body;
    expect(fields).toMatchObject({
      status: { name: 'Done', statusCategory: { key: 'done' } },
      resolution: { name: 'Done' },
      resolutiondate: '2026-11-23T10:00:00.000+0000',
    });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      atlassianId: jira.users.ids.agent,
      selfGenerated: false,
      timestamp: String(clock.now()),
      issue: {
        id: '10001',
        key: 'KAN-2',
        fields: {
          summary: 'Invoice shows the wrong address',
          issuetype: { name: 'Task' },
          project: { id: '10000', key: 'KAN' },
          status: { id: '10002', statusCategory: { key: 'done' } },
          reporter: { accountId: jira.users.ids.customer },
        },
      },
      changelog: {
        id: expect.stringMatching(/^\d+$/),
        items: [
          { field: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
          {
            field: 'status',
            fieldId: 'status',
            from: '10001',
            fromString: 'In Progress',
            to: '10002',
            toString: 'Done',
          },
        ],
      },
      associatedStatuses: [{ id: '10001' }, { id: '10002' }],
    });
    expect(JSON.stringify(events)).not.toContain('@example.com');
  });

  it('clear the resolution on reopening', async () => {
    const { as } = testSite();
    const agent = as('agent');
    await agent('POST', `${ISSUE}/KAN-1/transitions`, { transition: { id: '31' } });
    await agent('POST', `${ISSUE}/KAN-1/transitions`, { transition: { id: '21' } });
    expect((await agent('GET', `${ISSUE}/KAN-1`)).body.fields).toMatchObject({
      resolution: null,
      resolutiondate: null,
    });
  });

  it('give every change a larger number', async () => {
    const { jira, events, as } = testSite();
    for (const status of ['Done', 'To Do', 'Done']) jira.change.changeStatus('KAN-1', status);
    const ids = events.map((event) => Number((event.changelog as { id: string }).id));
    expect([...ids].sort((a, b) => a - b)).toEqual(ids);
    expect(new Set(ids).size).toBe(3);
    const { values } = (await as('admin')('GET', `${ISSUE}/KAN-1/changelog`)).body;
    expect(values.map((each: { id: string }) => Number(each.id))).toEqual(ids);
  });

  it('are refused when they do not exist, lead nowhere new, or are not permitted', async () => {
    const { as, events } = testSite();
    const path = `${ISSUE}/KAN-1/transitions`;
    expect((await as('agent')('POST', path, { transition: { id: '99' } })).status).toBe(400);
    expect((await as('agent')('POST', path, { transition: { id: '11' } })).status).toBe(400);
    expect((await as('agent')('POST', path, {})).status).toBe(400);
    expect((await as('customer')('POST', path, { transition: { id: '31' } })).status).toBe(400);
    expect((await as('customer')('GET', path)).body.transitions).toEqual([]);
    const withField = { transition: { id: '31' }, fields: { customfield_10091: 7 } };
    expect((await as('agent')('POST', path, withField)).body.errors).toHaveProperty('customfield_10091');
    expect(events).toEqual([]);
  });
});

describe('events', () => {
  it('mark what the app did itself, and nothing else, as self-generated', async () => {
    const { app, jira, events } = testSite();
    const body = { fields: { customfield_10091: 7 } };
    await app('PUT', `${ISSUE}/KAN-1`, body);
    const asUser = { kind: 'user', accountId: jira.users.ids.agent, scopes: ['write:jira-work'] } as const;
    await app('PUT', `${ISSUE}/KAN-2`, body, { ...asUser, scopes: [...asUser.scopes] });
    expect(events.map((event) => event.selfGenerated)).toEqual([true, false]);
    expect(events[0]).not.toHaveProperty('associatedStatuses');
    expect(events[0]).toMatchObject({
      changelog: { items: [{ field: 'NPS Rating', fieldId: 'customfield_10091', from: null, toString: '7' }] },
    });
  });

  it('are not raised by a write that changes nothing', async () => {
    const { app, events } = testSite();
    await app('PUT', `${ISSUE}/KAN-1`, { fields: { customfield_10091: 7 } });
    await app('PUT', `${ISSUE}/KAN-1`, { fields: { customfield_10091: 7 } });
    expect(events).toHaveLength(1);
  });

  it('are raised by new items, those created in a finished status included', async () => {
    const { as, events } = testSite();
    const fields = { project: { key: 'KAN' }, issuetype: { name: 'Task' }, summary: 'Imported' };
    const answer = await as('agent')('POST', ISSUE, { fields, transition: { id: '31' } });
    expect(answer).toMatchObject({ status: 201, body: { key: 'KAN-7' } });
    expect(events).toMatchObject([
      {
        eventType: 'avi:jira:created:issue',
        issue: { key: 'KAN-7', fields: { status: { name: 'Done' } } },
        selfGenerated: false,
      },
    ]);
  });
});

describe('creating a work item', () => {
  const good = { project: { id: '10000' }, issuetype: { id: '10001' }, summary: 'New' };

  it('fills in caller, status and dates', async () => {
    const { as, jira } = testSite();
    const { body } = await as('customer')('POST', ISSUE, { fields: { ...good, description: paragraph('Hi') } });
    expect((await as('customer')('GET', `${ISSUE}/${body.id}`)).body.fields).toMatchObject({
      reporter: { accountId: jira.users.ids.customer },
      creator: { accountId: jira.users.ids.customer },
      status: { name: 'To Do' },
      description: paragraph('Hi'),
    });
  });

  it.each([
    ['no project', { ...good, project: undefined }, 'project'],
    ['a project one may not see', { ...good, project: { key: 'OPS' } }, 'project'],
    ['no work type', { ...good, issuetype: undefined }, 'issuetype'],
    ['a work type of another project', { ...good, issuetype: { name: 'Service Request' } }, 'issuetype'],
    ['no summary', { ...good, summary: undefined }, 'summary'],
    ['a field that is not on the screen', { ...good, resolution: { id: '10000' } }, 'resolution'],
    ['another reporter without permission', { ...good, reporter: { accountId: 'x' } }, 'reporter'],
  ])('refuses %s', async (_, fields, field) => {
    const { as, events } = testSite();
    const answer = await as('customer')('POST', ISSUE, { fields });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect(events).toEqual([]);
  });

  it('is refused without permission, and deleting too', async () => {
    const { as, jira } = testSite();
    jira.change.setPermissions('KAN', 'customer@example.com', ['BROWSE_PROJECTS']);
    expect((await as('customer')('POST', ISSUE, { fields: good })).status).toBe(403);
    expect((await as('agent')('DELETE', `${ISSUE}/KAN-1`)).status).toBe(403);
    expect((await as('admin')('DELETE', `${ISSUE}/KAN-1`)).status).toBe(204);
    expect((await as('admin')('GET', `${ISSUE}/KAN-1`)).status).toBe(404);
  });
});

describe('comments', () => {
  it('are added and read', async () => {
    const { as } = testSite();
    const answer = await as('customer')('POST', `${ISSUE}/KAN-1/comment`, { body: paragraph('Hello') });
    expect(answer).toMatchObject({ status: 201, body: { body: paragraph('Hello') } });
    expect((await as('agent')('GET', `${ISSUE}/KAN-1/comment`)).body).toMatchObject({ total: 1 });
  });

  it('are refused as plain text, and from those who may not comment', async () => {
    const { as, jira } = testSite();
    expect((await as('agent')('POST', `${ISSUE}/KAN-1/comment`, { body: 'Hello' })).status).toBe(400);
    jira.change.setPermissions('KAN', 'customer@example.com', ['BROWSE_PROJECTS']);
    expect((await as('customer')('POST', `${ISSUE}/KAN-1/comment`, { body: paragraph('x') })).status).toBe(403);
  });
});

describe('moving a work item', () => {
  it('gives a new key, keeps the old one working, and raises an event', async () => {
    const { as, jira, events } = testSite();
    jira.change.moveWorkItem('KAN-1', 'OPS');
    expect((await as('agent')('GET', `${ISSUE}/KAN-1`)).body).toMatchObject({ id: '10000', key: 'OPS-4' });
    expect(events).toMatchObject([{ jiraEventTypeName: 'issue_moved', issue: { id: '10000', key: 'OPS-4' } }]);
  });
});
