import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimulatedClock } from '../shared/clock';
import { RequestLog } from '../shared/request-log';
import { createNpsToday, DEMO_API_KEY, type NpsToday } from './server';

const START = Date.parse('2025-03-03T09:00:00Z');
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00$/;

type Payload = Record<string, unknown>;

let receiver: Server;
let url: string;
let received: Payload[];
let reply: number;
let clock: SimulatedClock;
let nps: NpsToday;

beforeEach(async () => {
  received = [];
  reply = 202;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      received.push(JSON.parse(body));
      response.writeHead(reply, { connection: 'close' }).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?secret=s`;
  start();
});

afterEach(() => new Promise((resolve) => receiver.close(resolve)));

function start(options: { deliveryRetries?: number } = {}) {
  clock = new SimulatedClock('paused', START);
  nps = createNpsToday({ clock, log: new RequestLog() });
  nps.reset('guide', options);
  nps.notifications.update(1, { url });
}

/** Sends a survey and returns the invitation's id. */
async function invite(custom: unknown = { issueKey: 'KAN-2' }): Promise<string> {
  const body = JSON.stringify({
    respondent: { emailAddress: 'customer@example.com', firstName: 'Carl', externalId: 'account-1' },
    custom,
  });
  const headers = { Authorization: `apikey ${DEMO_API_KEY}`, 'Content-Type': 'application/json' };
  const response = await nps.fetch(
    new Request('https://api.nps.today/campaigns/16588/respondent', { method: 'POST', headers, body }),
  );
  return String(((await response.json()) as { id: number }).id);
}

describe('NPS Notifications', () => {
  it('posts the documented payload to the URL it was given', async () => {
    const id = await invite();
    await clock.advance(60_000);
    nps.respond(id, { rating: 7, comment: 'Fine, thanks' });
    await clock.idle();
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      Rating: 7,
      UserComment: 'Fine, thanks',
      Custom: { issueKey: 'KAN-2' },
      CampaignId: 16588,
      CampaignName: 'Jira support',
      Closed: true,
      SurveySendTime: '2025-03-03T09:00:00.0000000+00:00',
      RatingTime: '2025-03-03T09:01:00.0000000+00:00',
      CommentTime: '2025-03-03T09:01:00.0000000+00:00',
      DoNotContact: false,
      AgentRating: null,
      IsPublic: false,
      Sender: expect.any(Number),
      History: null,
      OrgId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Device: expect.stringContaining('Mozilla'),
      Answer1: '',
      Answer5: '',
      MsCrmId: '',
      AllowedForPublicUse: false,
      SurveyAnswers: null,
      Respondent: { EmailAddress: 'customer@example.com', FirstName: 'Carl', ExternalId: 'account-1', Active: true },
    });
    expect(nps.deliveries()).toEqual([expect.objectContaining({ url, status: 202, attempt: 1, test: false })]);
  });

  it.each([[{ nested: { kept: [1, null] } }], ['{"issueKey":"KAN-2"}']])(
    'returns custom %j unchanged',
    async (custom) => {
      nps.respond(await invite(custom), { rating: 1 });
      await clock.idle();
      expect(received[0]!.Custom).toEqual(custom);
    },
  );

  it.each(['"quoted" and \\ back\\slashed', 'two\nlines', '👩‍👩‍👧 שלום', '', 'x'.repeat(32_000)])(
    'delivers any comment whole (%#)',
    async (comment) => {
      nps.respond(await invite(), { rating: 0, comment });
      await clock.idle();
      expect(received[0]).toMatchObject({ Rating: 0, UserComment: comment });
    },
  );

  it('sends null where no comment was written', async () => {
    nps.respond(await invite(), { rating: 10 });
    await clock.idle();
    expect(received[0]).toMatchObject({ UserComment: null, CommentTime: null });
  });

  it.each([
    [true, 120],
    [30, 30],
  ])('sends the rating first and the comment later (%s)', async (commentLater, seconds) => {
    nps.respond(await invite(), { rating: 9, comment: 'Late', commentLater });
    await clock.idle();
    expect(received.map((each) => each.UserComment)).toEqual([null]);
    await clock.advance(seconds * 1_000 - 1);
    expect(received).toHaveLength(1);
    await clock.advance(1);
    expect(received).toHaveLength(2);
    expect(received[1]).toMatchObject({ Id: received[0]!.Id, Rating: 9, UserComment: 'Late' });
    expect(received[1]!.RatingTime).toBe(received[0]!.RatingTime);
    expect(received[1]!.CommentTime).toMatch(TIME);
  });

  it('lets a respondent change their mind, with a newer rating time', async () => {
    const id = await invite();
    nps.respond(id, { rating: 3 });
    nps.respond(id, { rating: 8 });
    await clock.idle();
    expect(received.map((each) => each.Rating)).toEqual([3, 8]);
    expect(received[1]!.Id).toBe(received[0]!.Id);
    expect(Date.parse(String(received[1]!.RatingTime))).toBeGreaterThan(Date.parse(String(received[0]!.RatingTime)));
    expect(nps.invitations()[0]!.response).toMatchObject({ rating: 8 });
  });

  it('can deliver two notifications in the wrong order, and one again', async () => {
    const id = await invite();
    nps.respond(id, { rating: 3, deliverAfterSeconds: 60 });
    nps.respond(id, { rating: 8 });
    await clock.advance(60_000);
    expect(received.map((each) => each.Rating)).toEqual([8, 3]);
    nps.redeliver(nps.deliveries()[0]!.id);
    await clock.idle();
    expect(received[2]).toEqual(received[0]);
  });

  it('sends only ratings that meet the criteria', async () => {
    nps.notifications.update(1, { criteria: [0, 1, 2, 3, 4, 5, 6] });
    nps.respond(await invite(), { rating: 7 });
    nps.respond(await invite(), { rating: 6 });
    await clock.idle();
    expect(received.map((each) => each.Rating)).toEqual([6]);
  });

  it('sends nothing for another campaign', async () => {
    nps.notifications.update(1, { campaignId: 16602 });
    nps.respond(await invite(), { rating: 7 });
    await clock.idle();
    expect(received).toEqual([]);
  });

  it('posts an example with empty custom for the Test button', async () => {
    const delivery = await nps.sendTest(1);
    expect(delivery).toMatchObject({ status: 202, test: true });
    expect(received[0]).toMatchObject({ Custom: {}, Sender: 123, CampaignId: 16588 });
    for (const name of ['SurveySendTime', 'SurveyBouncedTime', 'ReminderScheduledTime', 'ReminderBouncedTime']) {
      expect(received[0]![name]).toMatch(TIME);
    }
  });

  it('records a refused notification and does not repeat it', async () => {
    reply = 503;
    nps.respond(await invite(), { rating: 7 });
    await clock.advance(24 * 3_600_000);
    expect(received).toHaveLength(1);
    expect(nps.deliveries()).toEqual([expect.objectContaining({ status: 503 })]);
  });

  it('records a refused connection', async () => {
    nps.notifications.update(1, { url: 'http://127.0.0.1:1/' });
    nps.respond(await invite(), { rating: 7 });
    await clock.idle();
    expect(nps.deliveries()).toEqual([expect.objectContaining({ status: 0, error: expect.any(String) })]);
  });

  it('repeats a failed notification where retries are switched on', async () => {
    start({ deliveryRetries: 2 });
    reply = 503;
    nps.respond(await invite(), { rating: 7 });
    await clock.advance(24 * 3_600_000);
    expect(nps.deliveries().map((each) => each.attempt)).toEqual([1, 2, 3]);
  });

  it.each([
    [{ rating: 11 }, 400],
    [{ rating: -1 }, 400],
    [{ rating: 7.5 }, 400],
    [{ rating: 7, commentLater: true }, 400],
  ])('refuses the response %j', async (input, status) => {
    const id = await invite();
    expect(() => nps.respond(id, input)).toThrow(expect.objectContaining({ status }));
    await clock.idle();
    expect(received).toEqual([]);
  });

  it('answers 404 for an unknown invitation', () => {
    expect(() => nps.respond('1', { rating: 7 })).toThrow(expect.objectContaining({ status: 404 }));
  });
});
