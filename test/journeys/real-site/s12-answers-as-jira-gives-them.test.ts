import { RATING_FIELD, startTestSite, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(() => site.reset());
afterAll(() => site.stop());

interface Answer {
  status: number;
  body: { errorMessages?: string[]; errors?: Record<string, string>; count?: number; values?: unknown };
}

/** What a client gets for a call, refusals included; `who` null: without saying who it is. */
async function ask(who: string | null, method: string, path: string, body?: unknown): Promise<Answer> {
  const basic = Buffer.from(`${who}@example.com:any-token`).toString('base64');
  const response = await fetch(`${site.simulator.jiraUrl}/rest/api/3${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(who === null ? {} : { Authorization: `Basic ${basic}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer['body'] };
}

describe("S12: Jira's replies, as the real one gives them", () => {
  it('an edit without permission is 400, and every field "cannot be set"', async () => {
    const { status, body } = await ask('customer', 'PUT', '/issue/KAN-1', { fields: { summary: 'x', labels: [] } });
    expect(status).toBe(400);
    expect(Object.keys(body.errors ?? {}).sort()).toEqual(['labels', 'summary']);
    for (const text of Object.values(body.errors ?? {})) expect(text).toContain('cannot be set');
  });

  it('an empty edit is 400, and a work item is 404 to an anonymous caller', async () => {
    expect((await ask('admin', 'PUT', '/issue/KAN-1', {})).status).toBe(400);
    expect((await ask(null, 'GET', '/issue/KAN-1')).status).toBe(404);
  });

  it("an unknown permission is listed under errors, and another project's work type is 404", async () => {
    const { status, body } = await ask('admin', 'GET', '/mypermissions?permissions=NONSENSE');
    expect([status, body.errorMessages]).toEqual([400, []]);
    expect(body.errors).not.toEqual({});
    const [foreign] = (await site.jira<{ id: string }[]>('GET', '/issuetype/project?projectId=10002')) ?? [];
    expect((await ask('admin', 'GET', `/issue/createmeta/KAN/issuetypes/${foreign?.id}`)).status).toBe(404);
  });

  it('JQL with an unknown field is 400 or 200, by endpoint; ids in lists of fields are numbers', async () => {
    const jql = 'project = KAN AND nonsense = 1';
    expect((await ask('admin', 'POST', '/search/jql', { jql })).status).toBe(400);
    expect(await ask('admin', 'POST', '/search/approximate-count', { jql })).toEqual({
      status: 200,
      body: { count: 0 },
    });
    const listed = await ask(
      'admin',
      'GET',
      `/projects/fields?projectId=10000&workTypeId=10001&fieldId=${RATING_FIELD}`,
    );
    expect(listed.body.values).toMatchObject([{ projectId: 10000, workTypeId: 10001 }]);
  });

  it('a response that the app may not write is kept, with permissions rather than screens as the cause', async () => {
    site.change.setAppPermissions('KAN', ['BROWSE_PROJECTS']);
    await site.respond(await site.complete('KAN-2'), { rating: 7, comment: 'Kept' });
    expect(await site.responses()).toMatchObject([{ state: 'parked', reason: 'no-permission' }]);
    site.change.unblockApp('KAN');
    const [parked] = await site.responses();
    expect(await site.asAdmin('retry', { kind: 'response', id: parked?.id })).toMatchObject({ ok: true });
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 7, comment: 'Kept' });
  });
});
