import fc from 'fast-check';
import { readToken, tokenOf, tokenText } from './survey-token';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });

describe('a survey token', () => {
  it('comes back as it was made', () => {
    fc.assert(
      fc.property(text, text, fc.stringMatching(/^[\w-]{1,43}$/), (surveyId, workItemKey, signature) => {
        const signed = tokenText({ surveyId, workItemKey });
        expect(readToken(tokenOf(signed, signature))).toEqual({
          subject: { surveyId, workItemKey },
          text: signed,
          signature,
        });
      }),
    );
  });

  it('is different for every subject, wherever its parts are cut', () => {
    expect(tokenText({ surveyId: 'a.b', workItemKey: 'c' })).not.toBe(tokenText({ surveyId: 'a', workItemKey: 'b.c' }));
  });

  it.each(['', 'v1', 'v1.a.b', 'v1.a.b.c.d', 'v2.a.b.c', 'v1..b.c', 'v1.a.b.', 'v1.%E0%A4%A.b.c', 'v1.%61.b.c'])(
    'is not %p',
    (token) => {
      expect(readToken(token)).toBeUndefined();
    },
  );

  it('is never made of arbitrary text by accident or crash', () => {
    fc.assert(fc.property(fc.string(), (junk) => expect(readToken(junk)).toBeUndefined()));
  });
});
