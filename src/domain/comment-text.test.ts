import fc from 'fast-check';
import { cleanComment, cutText, SHORT_TEXT_LIMIT } from './comment-text';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemesOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

const FAMILY = '👨‍👩‍👧‍👦';
const text = fc
  .array(fc.constantFrom('a', ' ', '"', 'é', 'e\u0301', '👍🏽', FAMILY, '🇩🇰', 'שלום', 'नि', '\n', '\r\n'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('cutting a comment', () => {
  it('never exceeds the limit, never splits a character, never changes the beginning', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), (whole, limit) => {
        const cut = cutText(whole, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        if (whole.length <= limit) return expect(cut).toBe(whole);
        expect(cut.endsWith('…')).toBe(true);
        const kept = graphemesOf(whole);
        const shown = cut.slice(0, -1);
        expect(shown).toBe(kept.slice(0, graphemesOf(shown).length).join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a text alone that just fits', () => {
    const just = 'x'.repeat(SHORT_TEXT_LIMIT);
    expect(cutText(just, SHORT_TEXT_LIMIT)).toBe(just);
    expect(cutText(`${just}x`, SHORT_TEXT_LIMIT)).toBe(`${'x'.repeat(SHORT_TEXT_LIMIT - 1)}…`);
  });

  it('cuts before an emoji that would only half fit', () => {
    const whole = 'x'.repeat(SHORT_TEXT_LIMIT - 5) + FAMILY + 'y';
    expect(cutText(whole, SHORT_TEXT_LIMIT)).toBe(`${'x'.repeat(SHORT_TEXT_LIMIT - 5)}…`);
  });
});

describe('cleaning a comment', () => {
  it('keeps what people write', () => {
    const written = 'He said "no\\way"\n\tשלום 😀 <b>&amp;';
    expect(cleanComment(written)).toBe(written);
  });

  it('drops what Jira cannot store, and replaces halves of characters', () => {
    expect(cleanComment('a\u0000b\u0007c')).toBe('abc');
    expect(cleanComment('half \ud83d only')).toBe('half \ufffd only');
    expect(cleanComment('other half \ude00')).toBe('other half \ufffd');
  });

  it('takes only blanks for no comment', () => {
    expect(cleanComment(' \n\t ')).toBe('');
    expect(cleanComment('\u0001')).toBe('');
  });

  it('always ends in well-formed text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }), (units) => {
        const cleaned = cleanComment(String.fromCharCode(...units));
        expect(Buffer.from(cleaned, 'utf8').toString('utf8')).toBe(cleaned);
      }),
    );
  });
});
