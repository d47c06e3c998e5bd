import fc from 'fast-check';
import { parseNotification } from './notification';

const TOKEN = 'v1.a.b.c';
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

describe('a notification is understood', () => {
  it('with its documented names', () => expect(parsed()).toEqual(EXPECTED));

  it('with names in any case', () => {
    const cased = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(cased, (upper) => {
        const rename = (name: string) =>
          [...name].map((c, i) => (upper[i % 12] ? c.toUpperCase() : c.toLowerCase())).join('');
        const renamed = (value: object) => Object.fromEntries(Object.entries(value).map(([k, v]) => [rename(k), v]));
        const body = { ...renamed(full), [rename('Custom')]: renamed(CUSTOM) };
        expect(parseNotification(JSON.stringify(body))).toEqual(EXPECTED);
      }),
    );
  });

  it('with custom data as JSON text', () => expect(parsed({ Custom: JSON.stringify(CUSTOM) })).toEqual(EXPECTED));
  it('with a byte order mark', () => expect(parseNotification(`\ufeff${JSON.stringify(full)}`)).toEqual(EXPECTED));

  it.each([
    ['7', 7],
    [' 7 ', 7],
    ['7.0', 7],
    [0, 0],
    ['0', 0],
    [10, 10],
  ])('with the rating %p', (Rating, rating) => expect(parsed({ Rating })).toMatchObject({ kind: 'response', rating }));

  it.each([null, undefined, ''])('with a comment but the rating %p', (Rating) => {
    expect(parsed({ Rating })).toMatchObject({ kind: 'response', rating: undefined, comment: 'Quick help' });
  });

  it.each([null, undefined, '', '  '])('with the comment %p, which is none', (UserComment) => {
    expect(parsed({ UserComment })).toMatchObject({ kind: 'response', rating: 7, comment: undefined });
  });

  it('without the times it does not tell', () => {
    const times = { ratedAt: undefined, commentedAt: undefined };
    expect(parsed({ RatingTime: null, CommentTime: 'yesterday' })).toMatchObject({ kind: 'response', ...times });
  });

  it('with a campaign id as text', () => expect(parsed({ CampaignId: '16588' })).toMatchObject({ campaignId: 16588 }));

  it('without a token or a key that cannot be one', () => {
    const odd = parsed({ Custom: { issueKey: '../../etc', surveyToken: 7 } });
    expect(odd).toMatchObject({ kind: 'response', workItemKey: undefined, surveyToken: undefined });
  });
});

describe('a notification is a test call', () => {
  it.each([{}, null, undefined, '', '{}'])('with the custom data %p', (Custom) =>
    expect(parsed({ Custom })).toEqual({ kind: 'test' }),
  );
});

describe('a notification is not understood', () => {
  it.each([11, -1, 7.5, '7.5', 'seven', true, [7], {}])('with the rating %p', (Rating) => {
    expect(parsed({ Rating })).toEqual({ kind: 'not-understood' });
  });

  it('with neither rating nor comment', () => {
    expect(parsed({ Rating: null, UserComment: null })).toEqual({ kind: 'not-understood' });
  });

  it.each(['not json', [], 7, '[1]'])('with the custom data %p', (Custom) => {
    expect(parsed({ Custom })).toEqual({ kind: 'not-understood' });
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
