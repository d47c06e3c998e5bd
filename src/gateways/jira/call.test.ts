import { route } from '@forge/api';
import { NOON, person } from '../../../test/builders/surveys';
import { fakeLog } from '../../../test/fakes/time';
import { jiraCaller, jiraCallerAsUser, jiraCallerAsUserUnasked } from './call';
import { jiraWorkItems } from './work-items';

const clock = { now: () => NOON, sleep: async () => {} };
const PATH = route`/rest/api/3/myself`;
type Reply = (path: string) => Response | Promise<Response>;
const requester = (reply: Reply) => () => ({
  requestJira: async (path: unknown) => reply((path as { value: string }).value) as never,
});
const consent = Object.assign(new Error('Authentication Required'), { name: 'NEEDS_AUTHENTICATION_ERR' });
const needsConsent = requester(() => Promise.reject(consent));

describe('a call to Jira without the consent of the person at the screen', () => {
  it('is thrown on, so that the platform asks', async () => {
    await expect(jiraCallerAsUser(clock, fakeLog(), needsConsent)(PATH)).rejects.toBe(consent);
  });

  it('is no reply where nobody can be asked, or where the app calls for itself', async () => {
    expect((await jiraCallerAsUserUnasked(clock, fakeLog(), needsConsent)(PATH)).kind).toBe('transient');
    expect((await jiraCaller(clock, fakeLog(), needsConsent)(PATH)).kind).toBe('transient');
  });
});

describe('a call to Jira that fails', () => {
  it.each([
    ['by exception', () => Promise.reject(new Error('socket hang up'))],
    [
      "by the platform's own refusal",
      () => new Response('no', { status: 403, headers: { 'forge-proxy-error': 'X_ERR' } }),
    ],
    ['by an outage', () => new Response('no', { status: 500 })],
  ])('%s passes, also as a person', async (_how, reply) => {
    for (const call of [jiraCaller, jiraCallerAsUser]) {
      expect((await call(clock, fakeLog(), requester(reply))(PATH)).kind).toBe('transient');
    }
  });

  it('leaves nothing of what Jira wrote in the log', async () => {
    const log = fakeLog();
    const said = () => new Response('customer@example.com', { status: 403, headers: { 'forge-proxy-error': 'X' } });
    await jiraCaller(clock, log, requester(said))(PATH);
    await jiraCaller(
      clock,
      log,
      requester(() => Promise.reject(new Error('customer@example.com'))),
    )(PATH);
    expect(log.lines).toHaveLength(2);
    expect(log.lines.join()).not.toContain('customer@example.com');
  });
});

describe('the address of a reporter', () => {
  const reporter = person({ emailAddress: undefined });
  const email = (directory: number, request: number, body: unknown = {}) => {
    const reply: Reply = (path) =>
      Response.json(path.includes('/user/email') ? {} : body, {
        status: path.includes('/user/email') ? directory : request,
        headers: { 'Retry-After': '60' },
      });
    return jiraWorkItems(jiraCaller(clock, fakeLog(), requester(reply)), fakeLog()).emailOf(reporter, '10002');
  };
  const address = { reporter: { emailAddress: 'portal@example.com' } };

  it.each([
    [
      'the request says it',
      503,
      200,
      address,
      { kind: 'email', address: 'portal@example.com', source: 'service-request' },
    ],
    ['the directory is 503 and the rest says no', 503, 404, {}, { kind: 'unavailable' }],
    ['the directory is 503 and the request has none', 503, 200, {}, { kind: 'unavailable' }],
    ['the directory is 503 and the request out of order', 503, 500, {}, { kind: 'try-later' }],
    ['both are 503: an outage', 503, 503, {}, { kind: 'try-later' }],
    ['the directory is out of order otherwise', 500, 404, {}, { kind: 'try-later' }],
    ['the directory asks for a rest', 429, 404, {}, { kind: 'try-later', until: NOON + 60_000 }],
    ['both say no', 404, 404, {}, { kind: 'none' }],
    ['both say no, the one by a 403', 403, 403, {}, { kind: 'none' }],
  ])('when %s', async (_when, directory, request, body, expected) => {
    expect(await email(directory, request, body)).toEqual(expected);
  });

  it('of a participant is found among the participants of the request, of anybody else nowhere there', async () => {
    const paths: string[] = [];
    const reply: Parameters<typeof requester>[0] = (path) => {
      paths.push(path);
      const values = [
        { accountId: 'other', emailAddress: 'other@example.com' },
        { accountId: 'customer-1', emailAddress: 'me@example.com' },
      ];
      return Response.json({ values }, { status: path.includes('/user/email') ? 404 : 200 });
    };
    const items = jiraWorkItems(jiraCaller(clock, fakeLog(), requester(reply)), fakeLog());
    const found = { kind: 'email', address: 'me@example.com', source: 'service-request' };
    expect(await items.emailOf(reporter, '10002', 'participant')).toEqual(found);
    expect(await items.emailOf({ ...reporter, accountId: 'nobody' }, '10002', 'participant')).toEqual({ kind: 'none' });
    expect(paths.filter((path) => path.includes('/request/10002/participant'))).toHaveLength(2);
    expect(await items.emailOf(reporter, '10002', 'other')).toEqual({ kind: 'none' });
    expect(paths).toHaveLength(5);
  });
});
