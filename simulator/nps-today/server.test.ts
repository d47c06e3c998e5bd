import { SimulatedClock } from '../shared/clock';
import { RequestLog } from '../shared/request-log';
import { createNpsToday, DEMO_API_KEY } from './server';

const START = Date.parse('2025-03-03T09:00:00Z');

function setUp() {
  const clock = new SimulatedClock('paused', START);
  const log = new RequestLog();
  const nps = createNpsToday({ clock, log });
  nps.reset('guide');
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    nps.fetch(
      new Request(`https://api.nps.today${path}`, {
        method,
        headers: { Authorization: `apikey ${DEMO_API_KEY}`, 'Content-Type': 'application/json', ...headers },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
  const add = (body: unknown = survey(), campaign: number | string = 16588) =>
    call('POST', `/campaigns/${campaign}/respondent`, body);
  return { clock, log, nps, call, add };
}

function survey(emailAddress = 'customer@example.com') {
  return {
    respondent: { emailAddress, firstName: 'Carl', lastName: 'Customer', externalId: 'account-1' },
    custom: { issueKey: 'KAN-2', nested: { kept: [1, 'two', null] } },
  };
}

describe('the API of the simulated nps.today', () => {
  it('lists campaigns by id and name', async () => {
    const { call } = setUp();
    const response = await call('GET', '/campaigns/');
    expect(response.status).toBe(200);
    const campaigns = await response.json();
    expect(campaigns).toHaveLength(3);
    expect(campaigns).toContainEqual({ id: 16588, name: 'Jira support' });
  });

  it('sends a survey for an added respondent and keeps custom unchanged', async () => {
    const { nps, add } = setUp();
    const response = await add();
    expect(response.status).toBe(200);
    const { id } = (await response.json()) as { id: number };
    expect(nps.invitations()).toEqual([
      {
        id: String(id),
        campaignId: 16588,
        respondent: survey().respondent,
        custom: survey().custom,
        sentAt: '2025-03-03T09:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['a wrong key', { Authorization: 'apikey wrong' }],
    ['another scheme', { Authorization: `Bearer ${DEMO_API_KEY}` }],
    ['no key', { Authorization: '' }],
  ])('refuses %s with 401', async (_, headers) => {
    const { nps, call } = setUp();
    const response = await call('POST', '/campaigns/16588/respondent', survey(), headers);
    expect(response.status).toBe(401);
    expect(nps.invitations()).toEqual([]);
  });

  it('refuses the old key once the key was replaced', async () => {
    const { nps, call } = setUp();
    nps.setApiKey('another');
    expect((await call('GET', '/campaigns/')).status).toBe(401);
    expect((await call('GET', '/campaigns/', undefined, { Authorization: 'apikey another' })).status).toBe(200);
  });

  it.each([
    ['an unknown campaign', survey(), 99999, 404],
    ['a campaign that is no number', survey(), 'abc', 404],
    ['text that is not JSON', 'not json', 16588, 400],
    ['no respondent', { custom: {} }, 16588, 400],
    ['no e-mail address', { respondent: { firstName: 'Carl' } }, 16588, 400],
    ['a bad e-mail address', survey('nobody'), 16588, 400],
    ['an undocumented property', { ...survey(), surveyLanguage: 'da' }, 16588, 400],
    ['a property whose meaning is not public', { ...survey(), guid: 'x' }, 16588, 501],
  ])('refuses %s', async (_, body, campaign, status) => {
    const { nps, add } = setUp();
    const response = await add(body, campaign);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ message: expect.any(String) });
    expect(nps.invitations()).toEqual([]);
  });

  it('refuses a body that is not declared as JSON', async () => {
    const { call } = setUp();
    const response = await call('POST', '/campaigns/16588/respondent', survey(), { 'Content-Type': 'text/plain' });
    expect(response.status).toBe(400);
  });

  it('refuses the eleventh call within any second, counting per sliding window', async () => {
    const { clock, call } = setUp();
    const statuses = async (count: number) => {
      const responses = await Promise.all(Array.from({ length: count }, () => call('GET', '/campaigns/')));
      return responses.map((response) => response.status);
    };
    expect(await statuses(5)).toEqual(Array(5).fill(200));
    await clock.advance(600);
    expect(await statuses(6)).toEqual([...Array(5).fill(200), 429]);
    await clock.advance(399);
    expect(await statuses(1)).toEqual([429]);
    await clock.advance(1);
    expect(await statuses(6)).toEqual([...Array(5).fill(200), 429]);
  });

  it('answers the eleventh call with the seconds to wait', async () => {
    const { call } = setUp();
    await Promise.all(Array.from({ length: 10 }, () => call('GET', '/campaigns/')));
    expect((await call('GET', '/campaigns/')).headers.get('Retry-After')).toBe('1');
  });

  it('surveys a person again only where the campaign allows duplicates', async () => {
    const { nps, add } = setUp();
    expect((await add()).status).toBe(200);
    expect((await add()).status).toBe(200);
    nps.setAllowDuplicates(16588, false);
    const refused = await add(survey('CUSTOMER@example.com'));
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as { message: string }).message).toContain('duplicates');
    expect((await add(survey('other@example.com'))).status).toBe(200);
    expect(nps.invitations()).toHaveLength(3);
  });

  it('accepts somebody who opted out but sends nothing', async () => {
    const { nps, add } = setUp();
    nps.optOut('Customer@Example.com');
    expect((await add()).status).toBe(200);
    expect(nps.invitations()).toEqual([]);
  });

  it('lists the responses that were given', async () => {
    const { nps, call, add } = setUp();
    await add();
    nps.respond(nps.invitations()[0]!.id, { rating: 0, comment: 'No' });
    const response = await call('GET', '/campaigns/responses');
    expect(await response.json()).toEqual([
      expect.objectContaining({ campaignId: 16588, rating: 0, userComment: 'No', custom: survey().custom }),
    ]);
  });

  it.each([
    ['POST', '/campaigns/16588/respondents?checkPgap=true'],
    ['POST', '/campaigns/16588/respondent?checkPgap=true'],
    ['POST', '/webhooks/subscriptions/responses'],
    ['GET', '/v2/bi/responses'],
    ['GET', '/campaigns/responses?from=2025-01-01'],
  ])('answers 501 to %s %s, which is not modelled', async (method, path) => {
    const { call } = setUp();
    const response = await call(method, path, method === 'POST' ? survey() : undefined);
    expect(response.status).toBe(501);
    expect(((await response.json()) as { message: string }).message).toContain('does not model');
  });

  it('logs the calls of clients with body and status; those of the app are logged by the platform', async () => {
    const { nps, log, add } = setUp();
    await add();
    await nps.serve(new Request('https://api.nps.today/campaigns/', { method: 'POST', body: '{"a":1}' }));
    expect(log.list('nps-today')).toEqual([
      expect.objectContaining({
        by: 'client',
        time: '2025-03-03T09:00:00.000Z',
        method: 'POST',
        path: '/campaigns/',
        requestBody: { a: 1 },
        status: 401,
      }),
    ]);
  });
});
