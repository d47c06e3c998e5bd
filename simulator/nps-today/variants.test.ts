import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimulatedClock } from '../shared/clock';
import { RequestLog } from '../shared/request-log';
import { PLAIN_SITE, type SiteVariant } from '../weather/site-variant';
import { createNpsToday, DEMO_API_KEY, GUIDE_CAMPAIGN_ID, type NpsToday } from './server';

let server: Server;
let received: Record<string, unknown>[];
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());
beforeEach(() => void (received = []));

function organisation(variant: Partial<SiteVariant> = {}) {
  const clock = new SimulatedClock('paused');
  const npsToday = createNpsToday({ clock, log: new RequestLog() });
  npsToday.reset('guide', { site: { ...PLAIN_SITE, ...variant } });
  npsToday.notifications.update(1, { url });
  return { clock, npsToday };
}

async function call(npsToday: NpsToday, method: string, path: string, body?: unknown) {
  const response = await npsToday.fetch(
    new Request(`https://api.nps.today${path}`, {
      method,
      headers: { Authorization: `apikey ${DEMO_API_KEY}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

const add = (npsToday: NpsToday, emailAddress = 'carla@example.com', campaignId = GUIDE_CAMPAIGN_ID) =>
  call(npsToday, 'POST', `/campaigns/${campaignId}/respondent`, {
    respondent: { emailAddress },
    custom: { issueKey: 'KAN-1' },
  });

describe('custom data', () => {
  it.each<[SiteVariant['customReturned'], unknown]>([
    ['object', { issueKey: 'KAN-1' }],
    ['text', '{"issueKey":"KAN-1"}'],
    ['empty', {}],
    ['missing', undefined],
  ])('comes back in the form "%s"', async (customReturned, expected) => {
    const { npsToday, clock } = organisation({ customReturned });
    await add(npsToday);
    npsToday.respond(npsToday.invitations()[0]?.id ?? '', { rating: 9 });
    await clock.idle();
    expect(received[0]?.Custom).toEqual(expected);
    expect('Custom' in (received[0] ?? {})).toBe(expected !== undefined);
    const [listed] = (await call(npsToday, 'GET', '/campaigns/responses')).body as unknown as { custom: unknown }[];
    expect(listed?.custom).toEqual(expected);
    expect(received[0]?.Sender).not.toBe(123);
  });
});

describe('a person who is a member already', () => {
  it.each<[SiteVariant['duplicateReply'], number]>([
    ['409', 409],
    ['400', 400],
    ['200', 200],
    ['200-silent', 200],
  ])('is refused as "%s"', async (duplicateReply, status) => {
    const { npsToday } = organisation({ duplicateReply });
    npsToday.setAllowDuplicates(GUIDE_CAMPAIGN_ID, false);
    const first = await add(npsToday);
    const again = await add(npsToday, 'CARLA@example.com');
    expect(again.status).toBe(status);
    if (duplicateReply === '200-silent') expect(again.body).toEqual(first.body);
    else expect(again.body.message).toContain('already a member');
    expect(npsToday.invitations()).toHaveLength(1);
  });
});

describe('a refusal of too many calls', () => {
  it.each([true, false])('carries the time to wait: %s', async (retryAfter) => {
    const { npsToday } = organisation({ retryAfter });
    for (let calls = 0; calls < 10; calls += 1) await call(npsToday, 'GET', '/campaigns/');
    const refused = await call(npsToday, 'GET', '/campaigns/');
    expect(refused.status).toBe(429);
    expect(refused.headers.has('retry-after')).toBe(retryAfter);
    expect(npsToday.refusal(429, 5).headers.has('retry-after')).toBe(retryAfter);
  });
});

describe('ids that are text', () => {
  it('are used in replies and in notifications', async () => {
    const { npsToday, clock } = organisation({ textIds: true });
    expect((await call(npsToday, 'GET', '/campaigns/')).body).toContainEqual({
      id: String(GUIDE_CAMPAIGN_ID),
      name: 'Jira support',
    });
    expect((await add(npsToday)).body.id).toEqual(expect.any(String));
    npsToday.respond(npsToday.invitations()[0]?.id ?? '', { rating: 9 });
    await clock.idle();
    expect(received[0]).toMatchObject({ Id: expect.any(String) as string, CampaignId: String(GUIDE_CAMPAIGN_ID) });
  });
});

describe('the access of an API key', () => {
  it('can be withdrawn for one campaign, one person or everything, and be given again', async () => {
    const { npsToday } = organisation();
    npsToday.refuse({ campaignId: 16602 });
    npsToday.refuse({ emailAddress: 'anna@example.com' });
    expect((await add(npsToday, 'carla@example.com', 16602)).status).toBe(403);
    expect((await add(npsToday, 'Anna@example.com')).status).toBe(403);
    expect((await add(npsToday)).status).toBe(200);
    expect((await call(npsToday, 'GET', '/campaigns/')).status).toBe(200);
    npsToday.refuse({});
    expect((await call(npsToday, 'GET', '/campaigns/')).status).toBe(403);
    npsToday.admitAgain();
    expect((await add(npsToday, 'anna@example.com')).status).toBe(200);
  });
});
