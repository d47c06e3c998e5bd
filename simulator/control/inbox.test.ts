import { startSimulator, type Simulator } from '..';
import { DEMO_API_KEY } from '../nps-today/server';

let simulator: Simulator;

beforeAll(async () => void (simulator = await startSimulator({ weather: 'still' })), 60_000);
afterAll(() => simulator.stop());
beforeEach(() => simulator.control.reset({ scenario: 'guide' }));

/** nps.today is asked for a survey, as the app does. */
async function invite(emailAddress: string, custom: unknown): Promise<string> {
  const { npsToday } = simulator;
  npsToday.forgetCalls();
  const headers = { authorization: `apikey ${DEMO_API_KEY}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ respondent: { emailAddress }, custom });
  const request = new Request('https://nps.invalid/campaigns/16588/respondent', { method: 'POST', headers, body });
  const reply = (await (await npsToday.fetch(request)).json()) as { id: number };
  return String(reply.id);
}

const get = async (query: string) => {
  const response = await fetch(`${simulator.url}/_control/inbox?${query}`);
  return { status: response.status, body: await response.json() };
};

describe('the inbox', () => {
  it('names the work item that a survey is about, whatever form the custom data has', async () => {
    await invite('a@example.com', { issueKey: 'KAN-1' });
    await invite('a@example.com', '{"issueKey":"KAN-2"}');
    await invite('a@example.com', { issueKey: 'KAN-999' });
    await invite('a@example.com', 'no JSON');
    const { body } = await get('');
    expect(body.surveys.map(({ workItem }: { workItem?: unknown }) => workItem)).toEqual([
      undefined,
      undefined,
      { key: 'KAN-2', summary: 'Invoice shows the wrong address' },
      { key: 'KAN-1', summary: 'Set up the new laptop' },
    ]);
  });

  it('is read page by page, newest first, and a new survey shifts no page', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 5; number += 1) ids.unshift(await invite('a@example.com', { number }));
    const idsOf = ({ body }: { body: { surveys: { id: string }[] } }) => body.surveys.map(({ id }) => id);
    const first = await get('limit=2');
    expect(first.body).toMatchObject({ total: 5, matching: 5 });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    await invite('a@example.com', {});
    const second = await get(`limit=2&before=${first.body.older}`);
    expect(idsOf(second)).toEqual(ids.slice(2, 4));
    const last = await get(`limit=2&before=${second.body.older}`);
    expect(idsOf(last)).toEqual(ids.slice(4));
    expect(last.body.older).toBeUndefined();
  });

  it('is narrowed to a respondent and to a text', async () => {
    await invite('a@example.com', { issueKey: 'KAN-1' });
    await invite('b@example.com', { issueKey: 'KAN-1' });
    await invite('b@example.com', { issueKey: 'KAN-2' });
    expect((await get('respondent=B@example.com&search=kan-1')).body).toMatchObject({
      total: 3,
      matching: 1,
      respondents: ['a@example.com', 'b@example.com'],
      surveys: [{ respondent: { emailAddress: 'b@example.com' }, custom: { issueKey: 'KAN-1' } }],
    });
  });

  it.each(['limit=0', 'limit=x', 'before=newest', 'colour=red'])('refuses %s', async (query) => {
    expect((await get(query)).status).toBe(400);
  });
});
