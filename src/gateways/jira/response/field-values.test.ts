import { aSurvey } from '../../../../test/builders/surveys';
import { markOf } from '../../../domain/mark';
import type { FieldMapping } from '../../../domain/field-parts';
import type { ResponseWrite } from '../../../ports/work-items';
import { toAdf } from './adf';
import { mappedValues, wholeCommentValue } from './field-values';

const every: FieldMapping = {
  rating: { id: 'f1', name: 'Rating' },
  comment: { id: 'f2', name: 'Comment', format: 'short-text' },
  category: { id: 'f3', name: 'Category' },
  respondedAt: { id: 'f4', name: 'Responded', format: 'date' },
  state: { id: 'f5', name: 'State' },
};
const mark = markOf(aSurvey({ state: 'answered' }));
const whole: ResponseWrite = { rating: 9, comment: 'Good', respondedAt: '2026-01-05T23:30:00.000Z', mark };
const valuesOf = (write: Partial<ResponseWrite>, mapping: FieldMapping = every) =>
  Object.fromEntries(mappedValues({ mark, ...write }, mapping).values.map(({ field, value }) => [field, value]));

describe('the values of a response', () => {
  it('go each to its field', () => {
    expect(mappedValues(whole, every)).toEqual({
      values: [
        { field: 'rating', fieldId: 'f1', value: 9, type: 'number' },
        { field: 'comment', fieldId: 'f2', value: 'Good', type: 'short-text', length: 4, cut: false },
        { field: 'category', fieldId: 'f3', value: 'promoter', type: 'short-text' },
        { field: 'respondedAt', fieldId: 'f4', value: '2026-01-05', type: 'date' },
        { field: 'state', fieldId: 'f5', value: 'answered', type: 'short-text' },
      ],
      commentCut: false,
    });
  });

  it('are left out where nothing is to be written, or no field is for it', () => {
    expect(valuesOf({})).toEqual({ state: 'answered' });
    expect(valuesOf({ rating: 0 })).toEqual({ rating: 0, category: 'detractor', state: 'answered' });
    expect(valuesOf({ comment: 'Good' })).toEqual({ comment: 'Good', state: 'answered' });
    expect(valuesOf(whole, {})).toEqual({});
    expect(mappedValues(whole, {})).toEqual({ values: [], commentCut: false });
    expect(valuesOf(whole, { rating: every.rating })).toEqual({ rating: 9 });
  });

  it('are dated to the day or to the second, as the field wants it', () => {
    const respondedAt = { id: 'f4', name: 'Responded', format: 'date-time' as const };
    expect(mappedValues(whole, { respondedAt }).values).toEqual([
      { field: 'respondedAt', fieldId: 'f4', value: '2026-01-05T23:30:00.000+0000', type: 'date-time' },
    ]);
  });

  it('are as long as their field allows; what was cut is kept whole', () => {
    const comment = 'word '.repeat(100);
    const { values, ...rest } = mappedValues({ comment, mark }, { comment: every.comment });
    expect(rest).toEqual({ commentCut: true, wholeComment: comment });
    expect(values).toMatchObject([{ cut: true, length: 255 }]);
    expect(mappedValues({ comment: 'x'.repeat(255), mark }, { comment: every.comment })).toMatchObject({
      values: [{ cut: false, length: 255 }],
      commentCut: false,
    });
  });

  it('are a document where the field is a paragraph, which holds far more', () => {
    const paragraph: FieldMapping = { comment: { id: 'f2', name: 'Comment', format: 'paragraph' } };
    const comment = 'One\n\nTwo '.repeat(100);
    expect(mappedValues({ comment, mark }, paragraph)).toEqual({
      values: [
        {
          field: 'comment',
          fieldId: 'f2',
          value: toAdf(comment),
          type: 'paragraph',
          length: comment.length,
          cut: false,
        },
      ],
      commentCut: false,
    });
    expect(mappedValues({ comment: 'x'.repeat(32_768), mark }, paragraph)).toMatchObject({ commentCut: true });
  });
});

describe('a whole comment beside its field', () => {
  const LIMIT = 32_768;

  it.each(['Short', 'x'.repeat(32_000), 'שלום '.repeat(6_000)])('is whole where a property holds it', (comment) => {
    expect(wholeCommentValue('s', comment)).toEqual({ surveyId: 's', comment });
  });

  it.each([
    ['escaped', '"'.repeat(32_000)],
    ['of line breaks', '\n'.repeat(32_000)],
    ['of pairs', '😀'.repeat(16_400)],
    ['too long by one', 'x'.repeat(32_735)],
  ])('is as much of it as a property holds: %s', (_what, comment) => {
    const value = wholeCommentValue('s', comment);
    const { length } = JSON.stringify(value);
    expect(length).toBeLessThanOrEqual(LIMIT);
    expect(length).toBeGreaterThan(LIMIT - 20);
    expect(value.surveyId).toBe('s');
    expect(comment.startsWith(value.comment.slice(0, -1))).toBe(true);
    expect(value.comment).not.toMatch(/[\ud800-\udbff]…?$/);
  });

  it('fills a property to its last character', () => {
    const longest = LIMIT - JSON.stringify({ surveyId: 's', comment: '' }).length;
    const comment = 'x'.repeat(longest);
    expect(wholeCommentValue('s', comment).comment).toBe(comment);
    expect(wholeCommentValue('s', `${comment}x`).comment).not.toBe(`${comment}x`);
  });
});
