import { route } from '@forge/api';
import { NOON } from '../../../test/builders/surveys';
import { fakeLog } from '../../../test/fakes/time';
import type { JiraRequest } from './call';
import { jiraCaller } from './call';

const clock = { now: () => NOON, sleep: async () => {} };

/** What Jira was sent, and what its reply is taken for. */
async function called(reply: () => Response, request?: JiraRequest) {
  const sent: { path: string; init: RequestInit }[] = [];
  const requestJira = async (path: unknown, init: RequestInit) => {
    sent.push({ path: (path as { value: string }).value, init });
    return reply() as never;
  };
  const call = jiraCaller(clock, fakeLog(), () => ({ requestJira: requestJira as never }));
  const result = await call(route`/rest/api/3/issue/${'KAN-2'}`, request);
  return { result, sent: sent[0] };
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

describe('a call to Jira', () => {
  it('asks for JSON and sends none where there is nothing to send', async () => {
    const { sent } = await called(json({}));
    expect(sent).toEqual({
      path: '/rest/api/3/issue/KAN-2',
      init: { method: 'GET', headers: { Accept: 'application/json' } },
    });
  });

  it.each([[{ a: 1 }], [null], [false], [[]]])('sends %j as JSON', async (body) => {
    const { sent } = await called(json({}), { method: 'PUT', body });
    expect(sent?.init).toEqual({
      method: 'PUT',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  });

  it.each([
    ['a reply', json({ id: 1 }), { id: 1 }],
    ['a list', json([1]), [1]],
    ['no content', () => new Response(null, { status: 204 }), undefined],
  ])('ends well with %s', async (_what, reply, body) => {
    expect((await called(reply)).result).toEqual({ kind: 'ok', body });
  });

  it.each([['<html>'], ['{"id": "10']])('has come to nothing where the reply is no JSON: %s', async (text) => {
    expect((await called(() => new Response(text))).result).toEqual({ kind: 'malformed' });
  });

  it.each([
    ['fields and texts', { errors: { f: 'No' }, errorMessages: ['Nope'] }, { f: 'No' }, ['Nope']],
    ['fields alone', { errors: { f: 'No' } }, { f: 'No' }, []],
    ['texts alone', { errorMessages: ['Nope', 7] }, {}, ['Nope', '7']],
    ['texts of another kind', { errors: { f: { code: 1 } } }, { f: '[object Object]' }, []],
    ['neither', {}, {}, []],
    ['nothing that is expected', { errors: null, errorMessages: 'Nope' }, {}, []],
    ['nothing that is expected either', { errors: 'No', errorMessages: null }, {}, []],
    ['a text', 'Nope', {}, []],
    ['null', null, {}, []],
  ])('ends in a refusal with %s', async (_what, body, errors, messages) => {
    expect((await called(json(body, 400))).result).toEqual({ kind: 'refused', status: 400, errors, messages });
  });

  it('ends in a refusal without words where there are none', async () => {
    const none = { kind: 'refused', status: 404, errors: {}, messages: [] };
    expect((await called(() => new Response(null, { status: 404 }))).result).toEqual(none);
    expect((await called(() => new Response('<html>', { status: 404 }))).result).toEqual(none);
  });

  it('ends later where Jira asks for a rest', async () => {
    const reply = () => new Response('', { status: 429, headers: { 'Retry-After': '5' } });
    expect((await called(reply)).result).toEqual({ kind: 'rate-limited', until: NOON + 5_000 });
  });

  it.each([409, 500, 503])('ends without a result where Jira answers %i', async (status) => {
    expect((await called(json({}, status))).result).toEqual({ kind: 'transient', status });
  });
});
