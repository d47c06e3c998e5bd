import { startTestSite, type Invitation, type TestSite } from './test-site';

let site: TestSite;
let invitation: Invitation;
beforeAll(async () => void (site = await startTestSite()), 60_000);
beforeEach(async () => {
  await site.reset();
  invitation = await site.complete('KAN-2');
});
afterAll(() => site.stop());

const notification = (custom: unknown, change: object = {}) => ({
  Rating: 9,
  UserComment: 'From outside',
  RatingTime: '2026-01-05T12:00:00.0000000+00:00',
  CampaignId: 16588,
  Custom: custom,
  ...change,
});
const valid = () => notification(invitation.custom);

type Custom = Record<string, string>;
/** What only nps.today's documented example carries. */
const SAMPLE = { Sender: 123, MsCrmId: 'Some Id for MsCrm' };
const sample = (custom: unknown = {}) => notification(custom, SAMPLE);

async function nothingWritten(key = 'KAN-2') {
  await site.idle();
  await site.advance(900);
  expect(await site.onWorkItem(key)).toMatchObject({ rating: null, comment: null });
  expect(await site.writes()).toEqual([]);
}

async function nothingChanged(key = 'KAN-2') {
  await nothingWritten(key);
  expect(await site.responses()).toEqual([]);
}

describe('a replaced notification address', () => {
  interface Shown {
    value: { attention: { address: object } };
  }
  const address = async () => (await site.asAdmin<Shown>('getOverview')).value.attention.address;
  const DAY_SECONDS = 24 * 3_600;

  it('is accepted for the chosen day, is not replaced again meanwhile, and needs attention after it', async () => {
    const before = await site.webTriggerUrl();
    expect(await site.post(sample(), { url: before })).toBe(200);
    expect(await address()).toEqual({});
    const rotated = await site.asAdmin<{ value: { url: string } }>('rotateSecret', { oldValidHours: 24 });
    const after = rotated.value.url;
    expect(after).not.toBe(before);

    // A second click with "1 more day", and one with "stop it now".
    const { value: view } = await site.asAdmin<{ value: { oldUntil: number } }>('getNotification');
    for (const oldValidHours of [24, 0]) {
      const refused = await site.asAdmin('rotateSecret', { oldValidHours });
      expect(refused).toEqual({ ok: true, value: { kind: 'refused', oldUntil: view.oldUntil } });
    }
    expect(await site.post(sample(), { url: before })).toBe(200);
    expect(await address()).toEqual({ untested: { oldUntil: view.oldUntil } });
    expect(await site.post(valid(), { url: before })).toBe(202);

    await site.advance(DAY_SECONDS);
    expect(await address()).toEqual({ untested: {} });
    const later = notification(invitation.custom, { Rating: 3 });
    for (const _call of [1, 2, 3]) expect(await site.post(later, { url: before })).toBe(401);
    expect(await address()).toEqual({ untested: {}, refusedOld: { at: expect.any(Number) as number, count: 1 } });
    await site.advance(60);
    expect(await site.post(later, { url: before })).toBe(401);
    expect(await address()).toMatchObject({ refusedOld: { count: 2 } });

    expect(await site.post(sample(), { url: after })).toBe(200);
    expect(await address()).toEqual({});
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9 });
  });

  it('can be stopped before its time', async () => {
    const before = await site.webTriggerUrl();
    await site.asAdmin('rotateSecret', { oldValidHours: 24 });
    await site.asAdmin('endOldSecret');
    expect(await site.post(sample(), { url: before })).toBe(401);
    expect(await address()).toMatchObject({ refusedOld: { count: 1 } });
    expect(await site.asAdmin('rotateSecret', { oldValidHours: 0 })).toMatchObject({ value: { kind: 'replaced' } });
  });
});

describe('a call to the notification address', () => {
  it.each([
    ['without a secret', (url: URL) => url.searchParams.delete('secret')],
    ['with a wrong secret', (url: URL) => url.searchParams.set('secret', 'wrong')],
    ['with an empty secret', (url: URL) => url.searchParams.set('secret', '')],
  ])('%s is refused with 401, whatever it says', async (_what, change) => {
    const url = new URL(await site.webTriggerUrl());
    change(url);
    expect(await site.post(valid(), { url: url.toString() })).toBe(401);
    expect(await site.post('not json', { url: url.toString() })).toBe(401);
    await nothingChanged();
  });

  it.each([
    ['with a token for another work item', (custom: Custom) => ({ ...custom, issueKey: 'KAN-3' }), 'key-mismatch'],
    [
      'with a changed token',
      (custom: Custom) => ({ ...custom, surveyToken: `${custom.surveyToken}x` }),
      'token-invalid',
    ],
    [
      'with a token of an unknown survey',
      (custom: Custom) => ({ ...custom, surveyToken: `10002.999.${'a'.repeat(26)}` }),
      'token-invalid',
    ],
    ['without a token', ({ issueKey }: Custom) => ({ issueKey }), 'token-missing'],
    ['with nothing of what the survey carried', () => ({}), 'custom-missing'],
  ])('%s is kept for a person, and nothing is written', async (_what, change, reason) => {
    expect(await site.post(notification(change(invitation.custom)))).toBe(202);
    await nothingWritten('KAN-2');
    await nothingWritten('KAN-3');
    expect(await site.responses()).toMatchObject([{ state: 'parked', reason, rating: 9, comment: 'From outside' }]);
  });

  it.each(['not json', '[]', '', JSON.stringify({ Rating: null, Custom: { issueKey: 'KAN-2' } })])(
    'that says %p is refused with 400',
    async (body) => {
      expect(await site.post(body)).toBe(400);
      await nothingChanged();
    },
  );

  it('that is too large is refused with 413', async () => {
    expect(await site.post(notification(invitation.custom, { UserComment: 'x'.repeat(600 * 1024) }))).toBe(413);
    await nothingChanged();
  });

  it('by GET is refused', async () => {
    expect(await site.post('', { method: 'GET' })).toBe(400);
    await nothingChanged();
  });

  it.each([{}, null, ''])('with the documented example and %p is a test call, seen by the admin', async (custom) => {
    expect(await site.post(sample(custom))).toBe(200);
    await nothingChanged();
    const setup = await site.asAdmin<{ value: { notification: { lastTestAt?: number } } }>('getSetup');
    expect(setup.value.notification.lastTestAt).toEqual(expect.any(Number));
  });

  it("by nps.today's Test button is a test call", async () => {
    const [setting] = await site.npsToday<{ id: number }[]>({ action: 'notifications' });
    expect(await site.npsToday({ action: 'notification-test', id: setting?.id })).toMatchObject({ status: 200 });
    await nothingChanged();
  });

  it('that cannot be stored is answered with 503, and taken when it comes again', async () => {
    await site.fault({ target: 'kvs', match: 'response/', kind: 'status', status: 500, times: 100 });
    expect(await site.post(valid())).toBe(503);
    await site.clearFaults();
    expect(await site.post(valid())).toBe(202);
    await site.idle();
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'From outside' });
  });

  it('with names in lower case and custom data as text is understood', async () => {
    const body = {
      rating: '9',
      usercomment: 'Lower case',
      campaignid: '16588',
      custom: JSON.stringify(invitation.custom),
    };
    expect(await site.post(body)).toBe(202);
    await site.idle();
    expect(await site.onWorkItem('KAN-2')).toMatchObject({ rating: 9, comment: 'Lower case' });
  });

  it('gives nothing away in its reply', async () => {
    const reply = await fetch(await site.webTriggerUrl(), { method: 'POST', body: JSON.stringify(valid()) });
    expect(Object.keys((await reply.json()) as object)).toEqual(['result']);
  });
});

describe('people without permission', () => {
  it.each(['getSetup', 'connect', 'getNotification', 'rotateSecret', 'saveOptions', 'getActivity'])(
    'get nothing from %s of the admin page',
    async (call) => {
      const before = await site.webTriggerUrl();
      const reply = await site.asAdmin(call, { apiKey: 'x' }, 'agent@example.com');
      expect(reply).toEqual({ ok: false, problem: 'not-allowed' });
      expect(await site.post(sample(), { url: before })).toBe(200);
    },
  );

  it('cannot send a survey for a work item that they may only see', async () => {
    const { accountId } = await site.jira<{ accountId: string }>('GET', '/myself', undefined, 'customer@example.com');
    site.change.setPermissions('KAN', accountId, ['BROWSE_PROJECTS']);
    expect(await site.onPanel('sendNow', 'KAN-2', { seen: null }, 'customer@example.com')).toEqual({
      ok: false,
      problem: 'not-allowed',
    });
    const seen = await site.onPanel('getSurvey', 'KAN-2', {}, 'customer@example.com');
    expect(seen).toMatchObject({ ok: true, value: { latest: { state: 'sent' }, actions: [] } });
    expect(await site.invitations()).toHaveLength(1);
  });

  it('never see the key, not even as admin', async () => {
    const replies = [await site.asAdmin('getSetup'), await site.asAdmin('getActivity', { filter: {} })];
    expect(JSON.stringify(replies)).not.toContain('nps-today-demo-key-1234');
  });
});
