import fc from 'fast-check';
import { readToken, signedText, tokenOf } from './survey-token';

const part = fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/);
const signature = 'abcdefghijklmnopqrstuvwx27';

describe('a survey token', () => {
  it('comes back as it was made', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 3 }), fc.stringMatching(/^[a-z2-7]{26}$/), (id, signed) => {
        const token = { surveyId: id.join(':'), signature: signed };
        expect(readToken(tokenOf(token))).toEqual(token);
      }),
    );
  });

  it('is short and needs no escaping, whatever the survey', () => {
    for (const surveyId of ['10002:501', '10002:created', '10002:by-hand-abcdefgh2345']) {
      const token = tokenOf({ surveyId, signature });
      expect(token).toMatch(/^[a-z0-9._-]{30,60}$/);
      expect(encodeURIComponent(token)).toBe(token);
    }
  });

  it('survives blanks around it and another case of its signature', () => {
    expect(readToken(` 10002.501.${signature.toUpperCase()}\n`)).toEqual({ surveyId: '10002:501', signature });
  });

  it('is signed for one survey', () => {
    expect(signedText('10002:501')).not.toBe(signedText('10002:50'));
  });

  it.each(['', 'v1', signature, `10002.${signature}`, '10002.501', '10002.501.abc', `10002.5 1.${signature}`])(
    'is not %p',
    (token) => {
      expect(readToken(token)).toBeUndefined();
    },
  );

  it('is never made of arbitrary text by accident or crash', () => {
    fc.assert(fc.property(fc.string(), (junk) => expect(readToken(junk)).toBeUndefined()));
  });
});
