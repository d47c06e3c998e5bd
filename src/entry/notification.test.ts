import fc from 'fast-check';
import { parseNotification } from './notification';

const TOKEN = '10002.501.abcdefghijklmnopqrstuvwx27';
const CUSTOM = { issueKey: 'KAN-2', surveyToken: TOKEN };
const full = {
  Id: 1,
  Rating: 7,
  RatingTime: '2026-01-05T12:00:00.0000000+00:00',
  UserComment: 'Quick help',
  CommentTime: '2026-01-05T12:02:00.0000000+00:00',
  CampaignId: 16588,
  Closed: true,
  Custom: CUSTOM,
  Respondent: { EmailAddress: 'customer@example.com' },
};
const body = (change: Record<string, unknown> = {}) => JSON.stringify({ ...full, ...change });
const parsed = (change: Record<string, unknown> = {}) => parseNotification(JSON.stringify({ ...full, ...change }));

const EXPECTED = {
  kind: 'response',
  rating: 7,
  comment: 'Quick help',
  ratedAt: Date.UTC(2026, 0, 5, 12),
  commentedAt: Date.UTC(2026, 0, 5, 12, 2),
  campaignId: 16588,
  workItemKey: 'KAN-2',
  surveyToken: TOKEN,
};
const MATCHES = expect.objectContaining(EXPECTED) as unknown;

describe('a notification is understood', () => {
  it('with its documented names', () => expect(parsed()).toEqual(MATCHES));

  it('with names in any case', () => {
    const cased = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(cased, (upper) => {
        const rename = (name: string) =>
          [...name].map((c, i) => (upper[i % 12] ? c.toUpperCase() : c.toLowerCase())).join('');
        const renamed = (value: object) => Object.fromEntries(Object.entries(value).map(([k, v]) => [rename(k), v]));
        const body = { ...renamed(full), [rename('Custom')]: renamed(CUSTOM) };
        expect(parseNotification(JSON.stringify(body))).toEqual(MATCHES);
      }),
    );
  });

  it('with custom data as JSON text', () => expect(parsed({ Custom: JSON.stringify(CUSTOM) })).toEqual(MATCHES));
  it('with a byte order mark', () => expect(parseNotification(`\ufeff${body()}`)).toEqual(MATCHES));
  it('as JSON in JSON', () => expect(parseNotification(JSON.stringify(body()))).toEqual(MATCHES));
  it('as a whole, so that two different ones stay two', () => expect(parsed()).toMatchObject({ whole: body() }));

  it.each([
    ['kan-2', 'KAN-2'],
    [' KAN-2 ', 'KAN-2'],
    ['10002', '10002'],
    [10002, '10002'],
  ])('with the work item %p', (issueKey, workItemKey) => {
    expect(parsed({ Custom: { issueKey } })).toMatchObject({ workItemKey, surveyToken: undefined });
  });

  it.each([{ text: 'Rich' }, { Value: 'Rich', html: '<p>Rich</p>' }])('with the comment %p', (UserComment) => {
    expect(parsed({ UserComment })).toMatchObject({ comment: 'Rich' });
  });

  it.each([
    ['7', 7],
    [' 7 ', 7],
    ['7.0', 7],
    [0, 0],
    ['0', 0],
    [10, 10],
  ])('with the rating %p', (Rating, rating) => expect(parsed({ Rating })).toMatchObject({ kind: 'response', rating }));

  it.each([null, undefined, ''])('with a comment but the rating %p', (Rating) => {
    const read = parsed({ Rating });
    expect(read).toMatchObject({ kind: 'response', comment: 'Quick help' });
    expect(read).not.toHaveProperty('rating');
  });

  it.each([null, undefined, '', '  '])('with the comment %p, which is none', (UserComment) => {
    expect(parsed({ UserComment })).toMatchObject({ kind: 'response', rating: 7, comment: undefined });
  });

  it('without the times that it does not carry', () => {
    const times = { ratedAt: undefined, commentedAt: undefined };
    expect(parsed({ RatingTime: null, CommentTime: 'yesterday' })).toMatchObject({ kind: 'response', ...times });
  });

  it('with a campaign id as text', () => expect(parsed({ CampaignId: '16588' })).toMatchObject({ campaignId: 16588 }));

  it('without a token or a key that cannot be one', () => {
    const odd = parsed({ Custom: { issueKey: '../../etc', surveyToken: 7 } });
    expect(odd).toMatchObject({ kind: 'response', workItemKey: undefined, surveyToken: undefined });
  });
});

describe('a notification without what the survey carried', () => {
  it.each([{}, null, undefined, '', '{}', 'not json', [], 7, '[1]'])('is a response all the same: %p', (Custom) => {
    const nothing = { workItemKey: undefined, surveyToken: undefined };
    expect(parsed({ Custom })).toMatchObject({ kind: 'response', rating: 7, comment: 'Quick help', ...nothing });
  });
});

describe('a notification whose rating is none', () => {
  it.each([
    [11, '11'],
    [-1, '-1'],
    [7.5, '7.5'],
    ['7.5', '7.5'],
    ['seven', 'seven'],
    ['+7', '+7'],
    ['0x7', '0x7'],
    ['1e1', '1e1'],
    ['7e0', '7e0'],
    ['9 of 10, and a long explanation', '9 of 10, and a long'],
    [true, 'boolean'],
    [[7], 'object'],
    [{}, 'object'],
  ])('keeps the unreadable rating, and the comment: %p', (Rating, ratingText) => {
    const read = parsed({ Rating });
    expect(read).toMatchObject({ kind: 'response', comment: 'Quick help' });
    expect(read).not.toHaveProperty('rating');
    expect((read as { ratingText: string }).ratingText.trim()).toBe(ratingText);
  });
});

describe('a notification is a test call', () => {
  const sample = { Sender: 123, MsCrmId: 'Some Id for MsCrm' };

  it.each([{}, null, undefined, '', { example: 'text' }])('by the documented example, with %p', (Custom) =>
    expect(parsed({ ...sample, Custom })).toEqual({ kind: 'test' }),
  );

  it('never where a token or a work item came along', () => {
    expect(parsed({ ...sample, Custom: CUSTOM })).toMatchObject({ kind: 'response' });
    expect(parsed({ ...sample, Custom: { issueKey: 'KAN-2' } })).toMatchObject({ kind: 'response' });
  });

  it.each([{ Sender: 123 }, { MsCrmId: '' }, { MsCrmId: 'A7' }])('not by %p alone', (part) => {
    expect(parsed({ ...part, Custom: {} })).toMatchObject({ kind: 'response' });
  });
});

describe('what a notification shows of this nps.today', () => {
  const seen = (change: Record<string, unknown>) => (parsed(change) as { seen: Record<string, string> }).seen;

  it.each([
    [CUSTOM, 'object'],
    [JSON.stringify(CUSTOM), 'JSON as text'],
    [{}, 'empty object'],
    [null, 'null'],
    [undefined, 'missing'],
    ['', 'empty text'],
    ['{}', 'empty text'],
    ['x', 'string that is no JSON'],
    [[], 'list'],
    [['a'], 'list'],
    [7, 'number that is no JSON'],
  ])('is the form of custom data: %p', (Custom, form) => expect(seen({ Custom })['response-custom']).toBe(form));

  it.each([
    ['KAN-2', 'text'],
    ['10002', 'numeric id as text'],
    [10002, 'number'],
    [undefined, 'missing'],
    [null, 'missing'],
    ['', 'missing'],
    [' 10002 ', 'numeric id as text'],
    ['10002a', 'text'],
    ['a10002', 'text'],
    [{ key: 'KAN-2' }, 'object'],
  ])('is the form of the key: %p', (issueKey, form) => {
    expect(seen({ Custom: { issueKey, other: 1 } })['response-key']).toBe(form);
  });

  it('is which times come along', () => {
    expect(seen({})['response-times']).toBe('RatingTime and CommentTime');
    expect(seen({ RatingTime: null })['response-times']).toBe('CommentTime');
    expect(seen({ CommentTime: null })['response-times']).toBe('RatingTime');
    expect(seen({ RatingTime: null, CommentTime: null })['response-times']).toBe('neither RatingTime nor CommentTime');
  });

  it.each([
    ['Tom &amp; Jerry', 'with HTML entities'],
    ['<p>Hello</p>', 'with HTML tags'],
    ['æ & " 😀', 'as typed, as far as can be seen'],
    ['plain', undefined],
  ])('is what becomes of characters: %p', (UserComment, form) => {
    expect(seen({ UserComment })['response-characters']).toBe(form);
  });

  it.each([
    ['æ & " 😀', 'as sent'],
    ['æ &amp; &quot; 😀', 'not as sent'],
    ['? & " ?', 'not as sent'],
    [null, 'not as sent'],
  ])('is how the characters of a test came back: %s', (characterCheck, form) =>
    expect(seen({ Custom: { ...CUSTOM, characterCheck }, UserComment: 'æ' })['response-characters']).toBe(form),
  );

  it('is never a value', () => {
    const everything = JSON.stringify(seen({ Custom: { ...CUSTOM, secret: 'Carla' }, UserComment: 'Carla & me' }));
    expect(everything).not.toMatch(/Carla|KAN|10002/);
  });
});

describe('a notification is not understood', () => {
  it('with neither rating nor comment', () => {
    expect(parsed({ Rating: null, UserComment: null })).toEqual({ kind: 'not-understood' });
  });

  it.each(['', '{', '[]', 'null', '"text"', '7'])('when it is %p', (body) => {
    expect(parseNotification(body)).toEqual({ kind: 'not-understood' });
  });

  it('and never breaks anything, whatever it is', () => {
    const kinds = ['test', 'response', 'not-understood'];
    fc.assert(fc.property(fc.string(), (body) => expect(kinds).toContain(parseNotification(body).kind)));
    const loose = fc.record({
      Rating: fc.anything(),
      UserComment: fc.anything(),
      Custom: fc.anything(),
      RatingTime: fc.anything(),
    });
    fc.assert(
      fc.property(loose, (body) => {
        const text = JSON.stringify(body, (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        );
        expect(kinds).toContain(parseNotification(text ?? '').kind);
      }),
    );
  });
});
