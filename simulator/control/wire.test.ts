import { startSimulator, type Simulator } from '..';

let simulator: Simulator;

beforeAll(async () => void (simulator = await startSimulator()), 60_000);
afterAll(() => simulator.stop());
beforeEach(() => simulator.control.reset({ scenario: 'guide' }));

interface Answer {
  status: number;
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON of many shapes, asserted on below
}

async function ask(path: string, method = 'GET'): Promise<Answer> {
  const response = await fetch(`${simulator.url}/_control${path}`, { method });
  return { status: response.status, body: await response.json() };
}

const rowsOf = async (query: string) => (await ask(`/wire?${query}`)).body.rows;

/** Finishes a work item and lets its survey go out. */
async function survey(key = 'KAN-2'): Promise<string> {
  simulator.jira.change.changeStatus(key, 'Done');
  await simulator.control.idle();
  return simulator.npsToday.invitations().at(-1)!.id;
}

async function respond(id: string): Promise<void> {
  simulator.npsToday.respond(id, { rating: 9, comment: 'Fine' });
  await simulator.control.idle();
}

describe('the wire', () => {
  it('is read on by a cursor: only what is new or changed comes again, and after a reset everything is void', async () => {
    const id = await survey();
    const first = (await ask('/wire')).body;
    expect(first).toMatchObject({ fresh: true, more: false });
    expect((await ask(`/wire?since=${first.cursor}`)).body).toMatchObject({ fresh: false, rows: [] });
    await respond(id);
    const next = (await ask(`/wire?since=${first.cursor}`)).body;
    const known = first.rows.map((row: { id: number }) => row.id);
    expect(next.rows.length).toBeGreaterThan(0);
    expect(next.rows.filter((row: { id: number }) => known.includes(row.id))).toEqual([]);
    await simulator.control.reset({ scenario: 'guide' });
    expect((await ask(`/wire?since=${next.cursor}`)).body).toMatchObject({ fresh: true, rows: [] });
  });

  it('shows how long a call took for the app, which function called, and the work item', async () => {
    await simulator.control.reset({ scenario: 'guide', weather: { name: 'still', npsToday: 250 } });
    await survey();
    expect(await rowsOf('target=nps-today')).toEqual([
      expect.objectContaining({ durationMs: 250, functionKey: expect.any(String), workItems: ['KAN-2'], attempt: 1 }),
    ]);
  });

  it('is narrowed by service, reply, work item, caller and text', async () => {
    await respond(await survey('KAN-1'));
    simulator.control.fault({ target: 'nps-today', kind: 'status', status: 503 });
    simulator.jira.change.changeStatus('KAN-2', 'Done');
    await simulator.control.idle();
    const targets = async (query: string) => (await rowsOf(query)).map(({ target }: { target: string }) => target);
    expect(await targets('status=failed')).toEqual(['nps-today']);
    expect(await targets('target=nps-today&workItem=kan-1')).toEqual(['nps-today']);
    expect(await targets('by=client&target=webtrigger')).toEqual(['webtrigger']);
    expect(await targets('search=usercomment')).toEqual(['webtrigger']);
    const items = (await rowsOf('workItem=KAN-1')).map(({ workItems }: { workItems: string[] }) => workItems);
    expect(items.length).toBeGreaterThan(2);
    for (const each of items) expect(each).toContain('KAN-1');
    expect(await rowsOf('workItem=KAN-999')).toEqual([]);
  });

  it('shows all attempts at one call together', async () => {
    simulator.control.fault({ target: 'nps-today', kind: 'status', status: 503 });
    simulator.jira.change.changeStatus('KAN-2', 'Done');
    await simulator.control.idle();
    await simulator.control.clock({ advanceSeconds: 900 });
    const rows = await rowsOf('target=nps-today');
    expect(rows.map(({ attempt, status }: { attempt: number; status: number }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 200],
    ]);
    const { body } = await ask(`/wire/${rows[1].id}`);
    expect(body.attempts.map(({ id }: { id: number }) => id)).toEqual(rows.map(({ id }: { id: number }) => id));
    expect(body).toMatchObject({
      requestBody: { custom: { issueKey: 'KAN-2' } },
      responseBody: { id: expect.any(Number) },
    });
  });

  it('sends what came to the app again, which makes it an attempt at the same', async () => {
    await respond(await survey());
    const [row] = await rowsOf('target=webtrigger');
    const { status, body } = await ask(`/wire/${row.id}/resend`, 'POST');
    expect(status).toBe(200);
    expect(body).toMatchObject({ target: 'webtrigger', attempt: 2, status: row.status });
    expect(body.attempts).toHaveLength(2);
    await simulator.control.idle();
    expect(simulator.jira.workItem('KAN-2')?.custom.customfield_10091).toBe(9);
  });

  it('refuses to repeat what is not the tester’s, or never was', async () => {
    await survey();
    const [row] = await rowsOf('target=nps-today');
    expect((await ask(`/wire/${row.id}/resend`, 'POST')).status).toBe(400);
    expect((await ask('/wire/99999999/resend', 'POST')).status).toBe(404);
    expect((await ask('/wire/99999999')).status).toBe(404);
    expect((await ask('/wire?status=odd')).status).toBe(400);
    expect((await ask('/wire?colour=red')).status).toBe(400);
  });

  it('knows which functions ran and how they ended, and what they logged', async () => {
    simulator.control.fault({ target: 'function', match: 'sweep', kind: 'crash-after' });
    await simulator.control.scheduled({ module: 'five-minute-sweep' });
    const { body } = await ask('/wire/invocations?search=sweep');
    expect(body.rows).toEqual([
      expect.objectContaining({ functionKey: 'sweep', outcome: 'returned', durationMs: expect.any(Number) }),
    ]);
    const logged = (await ask('/wire/logs?search=crashed')).body;
    expect(logged.rows).toEqual([expect.objectContaining({ level: 'platform', functionKey: 'sweep' })]);
    expect((await ask(`/wire/logs?since=${logged.cursor}`)).body.rows).toEqual([]);
  });

  it('leaves the storage out as long as nothing was written', async () => {
    const first = (await ask('/wire/storage?limit=2')).body;
    expect(first.rows).toHaveLength(2);
    expect(first.total).toBeGreaterThan(2);
    const { version } = first;
    expect((await ask(`/wire/storage?limit=2&version=${version}`)).body).toEqual({ version, unchanged: true });
    await survey();
    const next = (await ask(`/wire/storage?version=${version}&search=KAN-2`)).body;
    expect(next.rows).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'survey' })]));
  });
});
