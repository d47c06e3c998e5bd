import { paragraph, testSite } from '../test-site';

const ISSUE = '/rest/api/3/issue';
const UNSETTABLE = (id: string) => `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
const RATING = 'customfield_10091';
const COMMENT = 'customfield_10092';

describe('editing a work item', () => {
  it('writes fields and a property in one call, answers 204 with nothing', async () => {
    const { app, jira } = testSite();
    const properties = [{ key: 'nps-today', value: { rating: 0 } }];
    const answer = await app('PUT', `${ISSUE}/KAN-2`, { fields: { [RATING]: 0, [COMMENT]: 'Fine' }, properties });
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(jira.workItem('KAN-2')).toMatchObject({
      custom: { [RATING]: 0, [COMMENT]: 'Fine' },
      properties: { 'nps-today': { rating: 0 } },
    });
  });

  it('shows the written item where it is asked to', async () => {
    const { app } = testSite();
    const answer = await app('PUT', `${ISSUE}/KAN-2?returnIssue=true`, { fields: { [RATING]: 9 } });
    expect(answer).toMatchObject({ status: 200, body: { key: 'KAN-2', fields: { [RATING]: 9 } } });
  });

  it('writes nothing at all when one field is refused', async () => {
    const { app, jira, events } = testSite();
    jira.change.removeFieldFromScreens(COMMENT, 'KAN');
    const before = jira.workItem('KAN-2');
    const body = { fields: { [RATING]: 7, [COMMENT]: 'Fine' }, properties: [{ key: 'p', value: 1 }] };
    const answer = await app('PUT', `${ISSUE}/KAN-2`, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { errorMessages: [], errors: { [COMMENT]: UNSETTABLE(COMMENT) } },
    });
    expect(answer.body.errors).not.toHaveProperty(RATING);
    expect(jira.workItem('KAN-2')).toEqual(before);
    expect(events).toEqual([]);
  });

  it.each([
    ['a string in a number field', { [RATING]: '7' }, RATING, 'Operation value must be a number'],
    [
      '256 characters in a short text',
      { [COMMENT]: 'x'.repeat(256) },
      COMMENT,
      'The entered text is too long. It exceeds the allowed limit of 255 characters.',
    ],
    ['a document in a short text', { [COMMENT]: paragraph('x') }, COMMENT, 'Operation value must be a string'],
    ['a status', { status: { id: '10002' } }, 'status', UNSETTABLE('status')],
    ['an unknown field', { customfield_99999: 1 }, 'customfield_99999', UNSETTABLE('customfield_99999')],
    ['an empty summary', { summary: '' }, 'summary', 'You must specify a summary of the issue.'],
    [
      'a plain string as description',
      { description: 'plain' },
      'description',
      'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    ],
    ['a label with a space', { labels: ['a b'] }, 'labels', "The label 'a b' contains spaces which is invalid."],
    ['an unknown reporter', { reporter: { accountId: 'x' } }, 'reporter', "User 'x' does not exist."],
  ])('refuses %s', async (_, fields, field, message) => {
    const { app } = testSite();
    const answer = await app('PUT', `${ISSUE}/KAN-2`, { fields });
    expect(answer).toMatchObject({ status: 400, body: { errorMessages: [], errors: { [field]: message } } });
  });

  it('takes 255 characters in a short text, and null to clear it', async () => {
    const { app, jira } = testSite();
    expect((await app('PUT', `${ISSUE}/KAN-2`, { fields: { [COMMENT]: 'x'.repeat(255) } })).status).toBe(204);
    expect((await app('PUT', `${ISSUE}/KAN-2`, { fields: { [COMMENT]: null } })).status).toBe(204);
    expect(jira.workItem('KAN-2')?.custom).not.toHaveProperty(COMMENT);
  });

  it('refuses both fields in a project whose screens lack them, and takes them once they are there', async () => {
    const { app, jira } = testSite();
    const fields = { [RATING]: 7, [COMMENT]: 'x' };
    expect((await app('PUT', `${ISSUE}/OPS-1`, { fields })).body.errors).toEqual({
      [RATING]: UNSETTABLE(RATING),
      [COMMENT]: UNSETTABLE(COMMENT),
    });
    jira.change.addFieldToScreens(RATING, 'OPS');
    jira.change.addFieldToScreens(COMMENT, 'OPS');
    expect((await app('PUT', `${ISSUE}/OPS-1`, { fields })).status).toBe(204);
  });

  it('overrides screens for Jira admins only, and a missing context for nobody', async () => {
    const { app, as, jira } = testSite();
    const path = `${ISSUE}/OPS-1?overrideScreenSecurity=true`;
    const body = { fields: { [RATING]: 7 } };
    expect((await as('agent')('PUT', path, body)).status).toBe(403);
    const weak = { kind: 'app', scopes: ['write:jira-work'] } as const;
    expect((await app('PUT', path, body, { ...weak, scopes: [...weak.scopes] })).status).toBe(403);
    expect((await app('PUT', path, body)).status).toBe(204);
    jira.change.removeFieldContext(RATING, 'OPS');
    expect(await app('PUT', path, body)).toMatchObject({
      status: 400,
      body: { errors: { [RATING]: UNSETTABLE(RATING) } },
    });
  });

  it('is refused to those who may see but not edit, and hides what they may not see', async () => {
    const { as } = testSite();
    // As for a field that is not on the screen: to somebody without the permission, none is.
    expect(await as('customer')('PUT', `${ISSUE}/KAN-1`, { fields: { summary: 'x', labels: [] } })).toMatchObject({
      status: 400,
      body: { errorMessages: [], errors: { summary: UNSETTABLE('summary'), labels: UNSETTABLE('labels') } },
    });
    expect(await as('customer')('PUT', `${ISSUE}/OPS-1`, { fields: { summary: 'x' } })).toMatchObject({
      status: 404,
      body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
    });
  });

  it('refuses a body that is no JSON or has the wrong shape', async () => {
    const { app } = testSite();
    expect((await app('PUT', `${ISSUE}/KAN-1`, '{"fields":')).status).toBe(400);
    expect((await app('PUT', `${ISSUE}/KAN-1`)).status).toBe(400);
    expect((await app('PUT', `${ISSUE}/KAN-1`, { fields: [] })).status).toBe(400);
  });

  it('adds and removes labels through update', async () => {
    const { app } = testSite();
    await app('PUT', `${ISSUE}/KAN-1`, { update: { labels: [{ add: 'a' }, { add: 'b' }, { remove: 'a' }] } });
    expect((await app('GET', `${ISSUE}/KAN-1?fields=labels`)).body.fields).toEqual({ labels: ['b'] });
    const refused = await app('PUT', `${ISSUE}/KAN-1`, { update: { summary: [{ add: 'a' }] } });
    expect(refused.body.errors.summary).toContain("does not support operation 'add'");
  });
});

describe('a paragraph field', () => {
  function paragraphSite() {
    const site = testSite();
    site.jira.change.setFieldType(COMMENT, 'textarea');
    return site;
  }

  it('takes a document and gives it back as it is', async () => {
    const { app } = paragraphSite();
    const document = paragraph('Tak 🙏');
    expect((await app('PUT', `${ISSUE}/KAN-2`, { fields: { [COMMENT]: document } })).status).toBe(204);
    expect((await app('GET', `${ISSUE}/KAN-2`)).body.fields[COMMENT]).toEqual(document);
  });

  it('refuses a plain string and malformed documents', async () => {
    const { app } = paragraphSite();
    const plain = await app('PUT', `${ISSUE}/KAN-2`, { fields: { [COMMENT]: 'plain' } });
    expect(plain.body.errors[COMMENT]).toContain('must be an Atlassian Document');
    const documents = [
      { type: 'doc', content: [] },
      { type: 'doc', version: 1, content: [{ type: 'text', text: 'x' }] },
      { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }] },
      { type: 'doc', version: 1, content: [{ type: 'nonsense' }] },
    ];
    for (const value of documents) {
      const answer = await app('PUT', `${ISSUE}/KAN-2`, { fields: { [COMMENT]: value } });
      expect(answer).toMatchObject({ status: 400, body: { errorMessages: ['INVALID_INPUT'] } });
    }
  });

  it('holds 32,767 characters and not one more', async () => {
    const { app } = paragraphSite();
    const write = (length: number) =>
      app('PUT', `${ISSUE}/KAN-2`, { fields: { [COMMENT]: paragraph('x'.repeat(length)) } });
    expect((await write(32_767)).status).toBe(204);
    expect((await write(32_768)).body.errors[COMMENT]).toContain('limit of 32,767 characters');
  });
});
