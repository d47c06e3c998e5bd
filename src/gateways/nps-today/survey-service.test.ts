import '../../../test/contracts/late-fetch';
import { NOON } from '../../../test/builders/surveys';
import { fakeLog } from '../../../test/fakes/time';
import { npsTodaySurveyService, REPLY_LIMIT_MS } from './survey-service';

const request = {
  campaignId: 16588,
  respondent: { emailAddress: 'customer@example.com', firstName: 'Carla', lastName: 'Customer', externalId: 'acc-1' },
  custom: { issueKey: 'KAN-2' },
};
const own = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = own;
  jest.useRealTimers();
});

/** nps.today as seen through a `fetch` that answers so. */
function answering(reply: () => Response | Promise<Response>, log = fakeLog()) {
  globalThis.fetch = async () => reply();
  return npsTodaySurveyService({ now: () => NOON, sleep: async () => {} }, log);
}

const json =
  (body: unknown, status: number, headers = {}) =>
  () =>
    Response.json(body, { status, headers });

describe('a reply to a survey', () => {
  it.each([
    ['sent', json({ id: 7 }, 200)],
    ['sent', () => new Response('Done', { status: 202 })],
    ['sent', () => new Response(null, { status: 204 })],
    ['sent', json({ status: 'already queued for delivery' }, 200)],
    ['already-surveyed', json({ message: 'exists' }, 409)],
    ['already-surveyed', json({ isDuplicate: true }, 200)],
    ['already-surveyed', json({ Code: 'DuplicateRespondent' }, 400)],
    ['already-surveyed', json({ errorCode: 'ALREADY_MEMBER' }, 422)],
    ['refused', json({ message: 'The respondent is a duplicate' }, 400)],
    ['refused', json({ Success: false }, 200)],
    ['campaign-unknown', json({}, 404)],
    ['not-permitted', json({}, 401)],
    ['not-permitted', json({}, 403)],
    ['transient', json({}, 500)],
    ['egress-refused', json({}, 403, { 'forge-proxy-error': 'INVALID_EGRESS' })],
    ['egress-refused', json({}, 200, { 'forge-proxy-error': 'ANYTHING' })],
  ])('means %s', async (kind, reply) => {
    expect(await answering(reply).send(request, 'key')).toMatchObject({ kind });
  });

  it('means a failure of the platform where it throws', async () => {
    const refusal = Object.assign(new Error('URL not included'), { name: 'REQUEST_EGRESS_ALLOWLIST_ERR' });
    const service = answering(() => Promise.reject(refusal));
    expect(await service.send(request, 'key')).toMatchObject({ kind: 'egress-refused' });
    expect(await service.campaigns('key')).toEqual({ kind: 'egress-refused' });
  });

  it.each([
    [{ 'Retry-After': '30' }, 30_000, 'Retry-After in seconds'],
    [{ 'Retry-After': new Date(NOON + 60_000).toUTCString() }, 60_000, 'Retry-After as a date'],
    [{}, 10_000, 'without Retry-After'],
  ])('with 429 and %p says how long to wait', async (headers, wait, seen) => {
    const outcome = await answering(json({}, 429, headers)).send(request, 'key');
    expect(outcome).toEqual({ kind: 'rate-limited', until: NOON + wait, seen: { 'rate-limit-reply': seen } });
  });

  it('shows what this nps.today does, by names and types only', async () => {
    const reply = json({ id: 7, email: 'customer@example.com', list: ['x'], 'a b': null }, 201);
    const { seen } = await answering(reply).send(request, 'key');
    expect(seen).toEqual({ 'reply-to-survey': 'status 201; id: number, email: string, list: list, ?: null' });
    const duplicate = await answering(json({ message: 'customer@example.com' }, 409)).send(request, 'key');
    expect(duplicate.seen).toEqual({ 'duplicate-respondent': 'status 409' });
  });

  it('never reaches the log', async () => {
    const log = fakeLog();
    await answering(json({ message: 'customer@example.com is unknown' }, 400), log).send(request, 'key');
    await answering(() => Promise.reject(new Error('customer@example.com')), log).send(request, 'key');
    expect(log.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(log.lines)).not.toContain('customer@example.com');
  });
});

describe('a reply that does not come', () => {
  const neverEnding = (init?: RequestInit) =>
    new Promise<never>((_reply, fail) => init?.signal?.addEventListener('abort', () => fail(new Error('aborted'))));

  it('is waited for less long than a call of a screen may take', () => {
    // @see https://developer.atlassian.com/platform/forge/limits-invocation/
    expect(REPLY_LIMIT_MS).toBeLessThan(25_000);
  });

  it('is waited for as long as the limit says, and no longer', async () => {
    jest.useFakeTimers();
    globalThis.fetch = async (_url, init) => neverEnding(init);
    const service = npsTodaySurveyService({ now: () => NOON, sleep: async () => {} }, fakeLog());
    let outcome: string | undefined;
    void service.send(request, 'key').then(({ kind }) => void (outcome = kind));
    await jest.advanceTimersByTimeAsync(REPLY_LIMIT_MS - 1);
    expect(outcome).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1);
    expect(outcome).toBe('transient');
  });

  it('to its end still counts by its status', async () => {
    jest.useFakeTimers();
    globalThis.fetch = async (_url, init) =>
      ({ ok: true, status: 200, headers: new Headers(), text: () => neverEnding(init) }) as unknown as Response;
    const service = npsTodaySurveyService({ now: () => NOON, sleep: async () => {} }, fakeLog());
    const sending = service.send(request, 'key');
    await jest.advanceTimersByTimeAsync(REPLY_LIMIT_MS);
    expect(await sending).toMatchObject({ kind: 'sent' });
  });
});

describe('the list of campaigns', () => {
  it.each([
    [[{ id: 1, name: 'One', active: true }], [{ id: 1, name: 'One' }]],
    [[{ Id: '2', Name: 'Two' }], [{ id: 2, name: 'Two' }]],
    [[{ id: 3 }, { name: 'No id' }, { id: 'x' }, null], [{ id: 3, name: '3' }]],
    [[], []],
  ])('is read from %p', async (body, campaigns) => {
    expect(await answering(json(body, 200)).campaigns('key')).toEqual({ kind: 'campaigns', campaigns });
  });

  it.each([
    ['unreachable', json({ campaigns: [] }, 200)],
    ['unreachable', json({}, 404)],
    ['unreachable', json({}, 500)],
    ['key-refused', json({}, 401)],
    ['key-refused', json({}, 403)],
    ['egress-refused', json({}, 403, { 'forge-proxy-error': 'INVALID_EGRESS' })],
  ])('is %s', async (kind, reply) => {
    expect((await answering(reply).campaigns('key')).kind).toBe(kind);
  });
});
