import { startSimulator, type Simulator } from '../index';
import { PLAIN_SITE } from '../weather/site-variant';
import { DEFAULT_WEATHER } from '../weather/weather';

const AGENT = `Basic ${Buffer.from('agent@example.com:any-token').toString('base64')}`;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
}, 60_000);

afterAll(() => simulator.stop());

beforeEach(() => post('/reset', { scenario: 'guide' }));

interface Answer {
  status: number;
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- JSON of many shapes, asserted on below
}

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${simulator.url}/_control${path}`, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const get = (path: string) => call('GET', path);
const post = (path: string, body: unknown = {}) => call('POST', path, body);

interface WorkItem {
  fields: Record<string, unknown> & { status: { name: string } };
}

async function jira<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(simulator.jiraUrl + path, {
    method,
    headers: { authorization: AGENT, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.status).toBeLessThan(300);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function finish(key: string): Promise<void> {
  const path = `/rest/api/3/issue/${key}/transitions`;
  const { transitions } = await jira<{ transitions: { id: string; to: { name: string } }[] }>('GET', path);
  const done = transitions.find(({ to }) => to.name === 'Done');
  await jira('POST', path, { transition: { id: done?.id } });
}

/** Finishes KAN-2 and returns the id of the survey that follows. */
async function survey(): Promise<string> {
  await finish('KAN-2');
  await post('/idle');
  const { body } = await get('/invitations');
  expect(body).toHaveLength(1);
  return body[0].id;
}

async function ratingAndComment(): Promise<unknown[]> {
  const { fields } = await jira<WorkItem>('GET', '/rest/api/3/issue/KAN-2');
  return [fields.customfield_10091, fields.customfield_10092];
}

describe('the control plane', () => {
  it('lists its addresses', async () => {
    const { status, body } = await get('/status');
    expect(status).toBe(200);
    expect(body).toEqual({
      ready: true,
      jiraUrl: simulator.jiraUrl,
      npsTodayUrl: simulator.npsTodayUrl,
      webTriggerUrl: expect.stringMatching(new RegExp(`^${simulator.url}/public/[^?]+\\?.{20,}$`)),
      scenario: 'guide',
      now: new Date(simulator.clock.now()).toISOString(),
      weather: { name: DEFAULT_WEATHER },
      seed: 1,
      site: PLAIN_SITE,
    });
  });

  it('carries a completion to a survey and its response back to the work item', async () => {
    const id = await survey();
    const { body: invitations } = await get('/invitations');
    expect(invitations[0]).toMatchObject({ campaignId: 16588, custom: { issueKey: 'KAN-2' } });
    const answer = await post(`/invitations/${id}/response`, { rating: 7, comment: 'Fine' });
    expect(answer.status).toBe(200);
    expect(answer.body.response).toMatchObject({ rating: 7, comment: 'Fine' });
    await post('/idle');
    expect(await ratingAndComment()).toEqual([7, 'Fine']);
  });

  it('delivers a later comment when its time has come', async () => {
    const id = await survey();
    await post(`/invitations/${id}/response`, { rating: 0, comment: 'Late', commentLater: true });
    expect((await post('/idle')).body.pending).toBeGreaterThan(0);
    expect(await ratingAndComment()).toEqual([0, null]);
    await post('/clock', { advanceSeconds: 120 });
    expect(await ratingAndComment()).toEqual([0, 'Late']);
  });

  it('resets to a site without any history, that of its set-up included', async () => {
    await survey();
    await post('/faults', { target: 'jira', kind: 'status' });
    expect((await post('/reset', { scenario: 'guide' })).body.ready).toBe(true);
    expect((await get('/invitations')).body).toEqual([]);
    expect((await get('/requests')).body).toEqual([]);
    expect((await get('/wire/invocations')).body.rows).toEqual([]);
    expect((await get('/faults')).body).toEqual({ faults: [] });
    expect((await get('/metrics')).body).toMatchObject({ invocations: {}, calls: {} });
    expect((await jira<WorkItem>('GET', '/rest/api/3/issue/KAN-2')).fields.status.name).not.toBe('Done');
  });

  it('leaves the app alone in the scenario fresh', async () => {
    await post('/reset', { scenario: 'fresh' });
    expect((await get('/status')).body.webTriggerUrl).toBeNull();
    await finish('KAN-2');
    await post('/idle');
    expect((await get('/invitations')).body).toEqual([]);
    expect(JSON.stringify((await get('/storage')).body)).not.toContain('nps-today-demo-key-1234');
  });

  it('keeps the weather over a reset by default, and never the site', async () => {
    const changed = { name: 'rough', kvs: 250 };
    const first = await post('/reset', {
      scenario: 'guide',
      weather: changed,
      site: { language: 'da' },
      seed: 7,
    });
    expect(first.body).toMatchObject({ weather: changed, seed: 7, site: { language: 'da' } });
    const second = await post('/reset', { scenario: 'guide' });
    expect(second.body).toMatchObject({ weather: changed, seed: 7, site: { language: 'en' } });
    const third = await post('/reset', { scenario: 'guide', weather: 'usual', seed: 1 });
    expect(third.body).toMatchObject({ weather: { name: 'usual' }, seed: 1 });
  });

  it.each([['sunny'], [{ name: 'usual', kvs: -1 }], [{ name: 'usual', storage: 5 }], [{}], [5]])(
    'refuses the weather %j',
    async (weather) => {
      const { status, body } = await post('/reset', { scenario: 'guide', weather });
      expect(status).toBe(400);
      expect(body.error).toContain('weather');
    },
  );

  it('refuses a second reset while one is under way', async () => {
    const answers = await Promise.all([post('/reset', { scenario: 'guide' }), post('/reset', { scenario: 'guide' })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('moves the clock by exactly what was asked', async () => {
    const before = Date.parse((await get('/status')).body.now);
    const { body } = await post('/clock', { advanceSeconds: 3_600 });
    expect(Date.parse(body.now) - before).toBe(3_600_000);
  });

  it('lets months pass with a single sweep at their end when asked to, and sweeps on as before', async () => {
    const sweeps = async () => (await get('/metrics')).body.invocations;
    const before = Date.parse((await get('/status')).body.now);
    const { body } = await post('/clock', { advanceSeconds: 90 * 24 * 3_600, skipRecurring: true });
    expect(Date.parse(body.now) - before).toBe(90 * 24 * 3_600_000);
    expect(await sweeps()).toEqual({ sweep: 1 });
    await post('/clock', { advanceSeconds: 900 });
    expect(await sweeps()).toEqual({ sweep: 4 });
  });

  it('runs a scheduled trigger now, and answers 404 for an unknown one', async () => {
    expect((await post('/scheduled', { module: 'five-minute-sweep' })).status).toBe(200);
    expect((await get('/metrics')).body.invocations).toEqual({ sweep: 1 });
    expect((await post('/scheduled', { module: 'nightly' })).status).toBe(404);
  });

  it('strikes the app with a fault, once, and never the tester', async () => {
    const { body } = await post('/faults', { target: 'nps-today', kind: 'status', status: 503 });
    expect(body.faults).toEqual([expect.objectContaining({ target: 'nps-today', status: 503, times: 1 })]);
    expect((await fetch(`${simulator.npsTodayUrl}/campaigns/`)).status).toBe(401);
    await finish('KAN-2');
    await post('/idle');
    await post('/clock', { advanceSeconds: 900 });
    const { body: requests } = await get('/requests?target=nps-today');
    const calls = requests.filter((each: { by: string }) => each.by === 'app');
    expect(calls.map((each: { status: number }) => each.status)).toEqual([503, 200]);
  });

  it('takes faults back', async () => {
    await post('/faults', { target: 'jira', kind: 'timeout', times: 3 });
    expect((await call('DELETE', '/faults')).body).toEqual({ faults: [] });
    expect((await get('/faults')).body).toEqual({ faults: [] });
  });

  it.each(['reset', 'timeout'])('breaks a notification off with the web trigger fault %s', async (kind) => {
    const id = await survey();
    await post('/faults', { target: 'webtrigger', kind });
    await post(`/invitations/${id}/response`, { rating: 7 });
    await post('/idle');
    const { body } = await post('/nps-today', { action: 'deliveries' });
    expect(body).toEqual([expect.objectContaining({ status: 0, error: expect.any(String) })]);
  });

  it('lists requests by target, with body and status', async () => {
    await survey();
    const { body } = await get('/requests?target=nps-today');
    expect(body).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/campaigns/16588/respondent',
        requestBody: expect.objectContaining({
          respondent: expect.objectContaining({ firstName: expect.any(String) }),
        }),
        status: 200,
        by: 'app',
      }),
    ]);
  });

  it.each([
    ['/reset', { scenario: 'nowhere' }, 'scenario'],
    ['/reset', {}, 'scenario'],
    ['/reset', 'no json', 'JSON'],
    ['/clock', { advanceSeconds: -1 }, 'advanceSeconds'],
    ['/clock', { advanceSeconds: '5' }, 'advanceSeconds'],
    ['/clock', { advanceSeconds: 5, skipRecurring: 'yes' }, 'skipRecurring'],
    ['/faults', { target: 'moon', kind: 'status' }, 'target'],
    ['/faults', { target: 'jira', kind: 'status', statsu: 500 }, 'statsu'],
    ['/invitations/1/response', { rating: 11 }, 'rating'],
    ['/nps-today', { action: 'dance' }, 'action'],
    ['/jira', { action: 'dance' }, 'setReporter'],
    ['/jira', { action: 'setReporter', args: ['KAN-999', null] }, 'KAN-999'],
  ])('refuses POST %s %j', async (path, input, mentioned) => {
    const { status, body } = await post(path, input);
    expect(status).toBe(400);
    expect(body.error).toContain(mentioned);
  });

  it('refuses an unknown target', async () => {
    expect((await get('/requests?target=moon')).status).toBe(400);
  });

  it.each([
    ['POST', '/nope'],
    ['GET', '/reset'],
    ['POST', '/invitations/1/response'],
  ])('has nothing at %s %s', async (method, path) => {
    const { status, body } = await call(method, path, method === 'POST' ? { rating: 7 } : undefined);
    expect(status).toBe(404);
    expect(body.error).toEqual(expect.any(String));
  });

  it('does what an admin does at nps.today', async () => {
    const [setting] = (await post('/nps-today', { action: 'notifications' })).body;
    expect(setting).toMatchObject({ campaignId: 16588, criteria: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    expect((await post('/nps-today', { action: 'notification-test', id: setting.id })).body.status).toBe(200);
    await post('/nps-today', { action: 'opt-out', email: 'customer@example.com' });
    await finish('KAN-2');
    await post('/idle');
    expect((await get('/requests?target=nps-today')).body).toHaveLength(1);
    expect((await get('/invitations')).body).toEqual([]);
  });

  it('changes Jira past its REST surface', async () => {
    await post('/jira', { action: 'setReporter', args: ['KAN-2', null] });
    expect((await jira<WorkItem>('GET', '/rest/api/3/issue/KAN-2')).fields.reporter).toBeNull();
  });

  it('shows what the app keeps: no address and no comment once all is done', async () => {
    const id = await survey();
    await post(`/invitations/${id}/response`, { rating: 7, comment: 'A confidential remark' });
    await post('/idle');
    const kept = JSON.stringify((await get('/storage')).body);
    expect(kept).toContain('KAN-2');
    expect(kept).not.toContain('customer@example.com');
    expect(kept).not.toContain('A confidential remark');
  });
});

describe('the first port', () => {
  it('serves a page at / and nothing at unknown places', async () => {
    const page = await fetch(simulator.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${simulator.url}/nope`)).status).toBe(404);
  });

  it('takes notifications only at web trigger URLs that exist', async () => {
    const post = { method: 'POST', body: '{}' };
    expect((await fetch(`${simulator.url}/public/unknown`, post)).status).toBe(404);
    const { webTriggerUrl } = simulator.control.status();
    expect((await fetch(String(webTriggerUrl).split('?')[0]!, post)).status).toBe(401);
  });
});
