import { ok, rateLimited, refused, scriptedJira, transient } from '../../../test/contracts/scripted-jira';
import { fakeLog } from '../../../test/fakes/time';
import type { JiraResult } from './call';
import { toAdf } from './response/adf';
import { jiraWorkItems } from './work-items';

const workItems = (result: JiraResult) => jiraWorkItems(scriptedJira(() => result).call, fakeLog());

const issue = (fields: object = {}) => ({
  id: '10002',
  key: 'KAN-2',
  fields: { project: { id: '10000' }, status: { id: '3', statusCategory: { key: 'done' } }, ...fields },
});

async function readAs(fields: object) {
  const found = await workItems(ok(issue(fields))).read('10002');
  if (found.kind !== 'found') throw new Error('It is there');
  return found.workItem;
}

describe('a work item', () => {
  it('is read with what decides about a survey', async () => {
    expect(
      await readAs({ summary: 'Broken', statuscategorychangedate: '2026-01-05T12:00:00.000+0000', reporter: null }),
    ).toEqual({
      id: '10002',
      key: 'KAN-2',
      projectId: '10000',
      status: { id: '3', done: true },
      categoryChanged: Date.UTC(2026, 0, 5, 12),
      summary: 'Broken',
      labels: [],
    });
  });

  it('is read with what guard rails look at', async () => {
    const people = { reporter: { accountId: 'a' }, assignee: { accountId: 'a' } };
    expect(await readAs({ ...people, labels: ['quiet'], created: '2026-01-05T12:00:00.000+0000' })).toMatchObject({
      created: Date.UTC(2026, 0, 5, 12),
      labels: ['quiet'],
      assigneeId: 'a',
    });
    expect(await readAs({ ...people, assignee: { accountId: 'b' } })).toMatchObject({ assigneeId: 'b' });
    expect(await readAs({ reporter: null, assignee: null })).not.toHaveProperty('assigneeId');
  });

  it('is read with the fields that go along, in words, in the same call', async () => {
    const { call, asked } = scriptedJira(() =>
      ok(issue({ summary: 'Broken', customfield_1: { value: 'Gold' }, customfield_2: null })),
    );
    const read = (fields: string[]) => jiraWorkItems(call, fakeLog()).read('10002', { fields });
    expect(await read(['customfield_1', 'customfield_2', 'summary'])).toMatchObject({
      workItem: { fieldTexts: { customfield_1: ['Gold'], summary: ['Broken'] } },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.query.get('fields')).toMatch(/,customfield_1,customfield_2$/);
    await read(Array.from({ length: 101 }, (_each, index) => `customfield_${index}`));
    expect(asked[1]?.query.get('fields')).toBe('*all');
  });

  it('is read with its work type, and with its request type where a rule goes by that', async () => {
    const field = 'customfield_7';
    const read = async (value: unknown, fieldId: string | null = field) => {
      const { call, asked } = scriptedJira(() => ok(issue({ issuetype: { id: '10001' }, [field]: value })));
      const items = jiraWorkItems(call, fakeLog(), async () => ({ kind: 'ok', value: fieldId }));
      const found = await items.read('10002', { requestType: true });
      return { asked: asked[0]?.query.get('fields'), item: found.kind === 'found' ? found.workItem : undefined };
    };
    const request = await read({ requestType: { id: '12', name: 'Refund' }, currentStatus: {} });
    expect(request.item).toMatchObject({ workType: '10001', requestType: '12' });
    expect(request.asked).toContain(`,${field}`);
    for (const none of [null, undefined, {}, 'sd/refund']) expect((await read(none)).item?.requestType).toBeNull();
    expect(await read(null, null)).toMatchObject({ item: { requestType: null } });
    expect(await readAs({ issuetype: { id: '10001' } })).not.toHaveProperty('requestType');
  });

  it('is read with the people and texts in the fields that were asked for, in the same call', async () => {
    const carla = { accountId: 'c', displayName: 'Carla', accountType: 'customer', emailAddress: 'carla@example.com' };
    const adf = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a@b.dk' }] }],
    };
    const fields = {
      cf_1: carla,
      cf_2: [{ accountId: 'd' }, { oddly: true }, carla],
      cf_3: null,
      cf_5: 'x@y.dk',
      cf_6: adf,
      cf_7: 7,
    };
    const { call, asked } = scriptedJira(() => ok(issue(fields)));
    const wanted = { people: ['cf_1', 'cf_2', 'cf_3', 'cf_4'], texts: ['cf_5', 'cf_6', 'cf_7', 'cf_8'] };
    const found = await jiraWorkItems(call, fakeLog()).read('10002', wanted);
    if (found.kind !== 'found') throw new Error('It is there');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.query.get('fields')).toMatch(/,cf_1,cf_2,cf_3,cf_4,cf_5,cf_6,cf_7,cf_8$/);
    const seen = { accountId: 'c', isCustomer: true, emailAddress: 'carla@example.com' };
    expect(found.workItem.people).toMatchObject({ cf_1: [seen], cf_2: [{ accountId: 'd' }, seen], cf_3: [], cf_4: [] });
    expect(found.workItem.texts).toEqual({ cf_5: 'x@y.dk', cf_6: 'a@b.dk', cf_7: '', cf_8: '' });
  });

  it('is not read before it is known which field holds its request type', async () => {
    const { call, asked } = scriptedJira(() => ok(issue()));
    const items = jiraWorkItems(call, fakeLog(), async () => rateLimited as never);
    expect(await items.read('10002', { requestType: true })).toMatchObject({ kind: 'try-later' });
    expect(asked).toEqual([]);
  });

  it('is read without what Jira leaves out, and nothing is made up for it', async () => {
    expect(await readAs({ status: { id: '3' }, statuscategorychangedate: 'soon' })).toEqual({
      id: '10002',
      key: 'KAN-2',
      projectId: '10000',
      status: { id: '3' },
      summary: '',
      labels: [],
    });
    expect((await readAs({ status: { id: '3', statusCategory: { key: 'new' } } })).status).toEqual({
      id: '3',
      done: false,
    });
  });

  it.each([
    ['refused', refused(403), { kind: 'no-permission' }],
    ['refused otherwise', refused(400), { kind: 'no-permission' }],
    ['not there', refused(404), { kind: 'gone' }],
    ['to be read later', rateLimited, { kind: 'try-later', until: 1_700_000_000_000 }],
    ['not told of now', transient, { kind: 'try-later' }],
  ])('that is %s is reported as such', async (_how, result, expected) => {
    expect(await workItems(result).read('10002')).toEqual(expected);
    const mark = { state: 'sent' as const, changedAt: '', surveyId: 'a' };
    expect(await workItems(result).mark('10002', mark)).toEqual(expected);
  });
});

describe('the reporter', () => {
  const reporter = { accountId: 'acc-1', displayName: 'Carla', active: true, accountType: 'atlassian' };
  const person = { accountId: 'acc-1', displayName: 'Carla', active: true, isApp: false };

  it.each([
    ['as Jira tells', {}, {}],
    ['deactivated', { active: false }, { active: false }],
    ['active where Jira does not say', { active: undefined }, {}],
    ['an app', { accountType: 'app' }, { isApp: true }],
    ['a customer of the portal', { accountType: 'customer' }, { isCustomer: true }],
    ['of no known type', { accountType: null }, {}],
    ['without a name', { displayName: null }, { displayName: '' }],
    ['with an address', { emailAddress: 'carla@example.com' }, { emailAddress: 'carla@example.com' }],
    ['with a hidden address', { emailAddress: '' }, {}],
  ])('is %s', async (_how, told, expected) => {
    expect((await readAs({ reporter: { ...reporter, ...told } })).reporter).toEqual({ ...person, ...expected });
  });
});

describe('the comment on a work item', () => {
  const commentIn = (body: unknown, format: 'short-text' | 'paragraph' = 'short-text') =>
    workItems(ok(body)).commentOf('10002', 'survey-1', {
      comment: { id: 'customfield_1', name: 'NPS Comment', format },
    });
  const whole = (surveyId: string | undefined, comment: string) => ({ 'nps-today-comment': { surveyId, comment } });
  const fields = { customfield_1: 'Cut…' };

  it('is the whole one where it is of this survey', async () => {
    expect(await commentIn({ fields, properties: whole('survey-1', 'The whole') })).toBe('The whole');
  });

  it("is the content of the field where the whole one is another survey's, or nobody's", async () => {
    expect(await commentIn({ fields, properties: whole('survey-2', 'Of another') })).toBe('Cut…');
    expect(await commentIn({ fields, properties: whole(undefined, 'Of nobody') })).toBe('Cut…');
    expect(await commentIn({ fields: {}, properties: whole('survey-2', 'Of another') })).toBeUndefined();
  });

  it.each([
    ['without properties', { fields }],
    ['with one that was taken back', { fields, properties: { 'nps-today-comment': {} } }],
    ['with one of another make', { fields, properties: { 'nps-today-comment': 'text' } }],
  ])('is the content of the field: %s', async (_how, body) => expect(await commentIn(body)).toBe('Cut…'));

  it('is the text of a document', async () => {
    expect(await commentIn({ fields: { customfield_1: toAdf('One\n\nTwo') } }, 'paragraph')).toBe('One\n\nTwo');
  });

  it.each([[{ customfield_1: '' }], [{ customfield_1: null }], [{ customfield_1: 7 }], [{}], [undefined]])(
    'is none: %p',
    async (none) => expect(await commentIn({ fields: none })).toBeUndefined(),
  );

  it('is none while Jira is unavailable, or where no field is chosen for it', async () => {
    for (const result of [refused(404), transient, ok('text')])
      expect(await workItems(result).commentOf('10002', 'survey-1', {})).toBeUndefined();
    expect(await workItems(ok({ fields: { none: null } })).commentOf('10002', 'survey-1', {})).toBeUndefined();
    const kept = { fields: {}, properties: whole('survey-1', 'The whole') };
    expect(await workItems(ok(kept)).commentOf('10002', 'survey-1', {})).toBe('The whole');
  });
});
