import type { Notification, ReceiveOutcome } from '../usecases/receiving/receive-notification';
import { receiveNotificationEntry } from './receive-notification';

function call(request: unknown) {
  const seen: { offered: string[]; read?: Notification | 'too-large' } = { offered: [] };
  const entry = receiveNotificationEntry((offered, read): Promise<ReceiveOutcome> => {
    seen.offered = offered;
    seen.read = read();
    return Promise.resolve({ kind: 'accepted' });
  });
  return { reply: entry(request), seen };
}

const request = {
  method: 'POST',
  headers: { 'X-Survey-Secret': ['from header'], Accept: ['*/*'] },
  queryParameters: { secret: ['from url'] },
  body: JSON.stringify({ Rating: 7, Custom: { surveyToken: 't' } }),
};

describe('the web trigger', () => {
  it('offers the secrets of header and address, and answers with the key of an output', async () => {
    const { reply, seen } = call(request);
    expect(await reply).toEqual({ outputKey: 'accepted' });
    expect(seen.offered).toEqual(['from header', 'from url']);
    expect(seen.read).toMatchObject({ kind: 'response', rating: 7 });
  });

  it('does not read a body that is too large', () => {
    const large = JSON.stringify({ Rating: 7, UserComment: 'x'.repeat(600 * 1024), Custom: { surveyToken: 't' } });
    expect(call({ ...request, body: large }).seen.read).toBe('too-large');
  });

  it('takes the longest comment there is, escaped or not', () => {
    const comment = '😀'.repeat(16_000);
    const escaped = JSON.stringify({ Rating: 7, UserComment: comment, Custom: { surveyToken: 't' } }).replace(
      /[\ud800-\udfff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16)}`,
    );
    expect(call({ ...request, body: escaped }).seen.read).toMatchObject({ kind: 'response', comment });
  });

  it.each(['GET', 'PUT', 'HEAD'])('understands no %s', (method) => {
    expect(call({ ...request, method }).seen.read).toEqual({ kind: 'not-understood' });
  });

  it('survives a call without anything', async () => {
    expect(await call(undefined).reply).toEqual({ outputKey: 'not-understood' });
    expect(call({ method: 'POST' }).seen).toMatchObject({ offered: [], read: { kind: 'not-understood' } });
  });
});
