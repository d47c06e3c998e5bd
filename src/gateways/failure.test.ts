import { NOON } from '../../test/builders/surveys';
import { failureOf, retryAfterMs } from './failure';

const reply = (status: number, headers: Record<string, string> = {}) => ({ status, headers: new Headers(headers) });

describe('a failure', () => {
  it.each([408, 409, 425, 500, 502, 503, 599])('with status %i is transient', (status) => {
    expect(failureOf(reply(status), NOON)).toEqual({ kind: 'transient', status });
  });

  it.each([400, 401, 403, 404, 407, 410, 413, 422, 424, 426, 499])('with status %i is permanent', (status) => {
    expect(failureOf(reply(status), NOON)).toEqual({ kind: 'permanent', status });
  });

  it('with status 429 is over when it says', () => {
    expect(failureOf(reply(429, { 'Retry-After': '7' }), NOON)).toEqual({ kind: 'rate-limited', until: NOON + 7_000 });
    expect(failureOf(reply(429), NOON)).toEqual({ kind: 'rate-limited', until: NOON + 10_000 });
  });
});

describe('Retry-After', () => {
  const HOUR = 3_600_000;
  it.each([
    ['0', 0],
    ['1', 1_000],
    ['0.5', 500],
    ['3600', HOUR],
    [new Date(NOON + 90_000).toUTCString(), 90_000],
    [new Date(NOON).toUTCString(), 0],
  ])('is read from %p', (value, wait) => expect(retryAfterMs(value, NOON)).toBe(wait));

  it.each(['3601', '86400', '1e12', new Date(NOON + 2 * HOUR).toUTCString()])('is an hour at most for %p', (value) =>
    expect(retryAfterMs(value, NOON)).toBe(HOUR),
  );

  it.each([null, '', '  ', 'soon', '-1', 'Infinity', 'NaN', new Date(NOON - 1_000).toUTCString()])(
    'is ten seconds where %p makes no sense',
    (value) => expect(retryAfterMs(value, NOON)).toBe(10_000),
  );
});
