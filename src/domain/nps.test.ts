import { npsOf } from './nps';

const distribution = (ratings: Record<number, number>) =>
  Array.from({ length: 11 }, (_, rating) => ratings[rating] ?? 0);

describe('the Net Promoter Score', () => {
  it('is percent promoters less percent detractors', () => {
    expect(npsOf(distribution({ 0: 1, 6: 1, 7: 2, 8: 1, 9: 3, 10: 2 }))).toMatchObject({
      score: 30,
      responses: 10,
      groups: { detractor: 2, passive: 3, promoter: 5 },
    });
    expect(npsOf(distribution({ 6: 4 }))).toMatchObject({ score: -100, margin: 0 });
    expect(npsOf(distribution({ 10: 4 }))).toMatchObject({ score: 100, margin: 0 });
  });

  it('has a margin that shrinks with the root of the responses', () => {
    const few = npsOf(distribution({ 0: 5, 8: 5, 10: 10 }));
    const many = npsOf(distribution({ 0: 500, 8: 500, 10: 1_000 }));
    // (0.5 + 0.25) - 0.25², by hand: the variance of a response.
    expect(few?.margin).toBeCloseTo(196 * Math.sqrt(0.6875 / 20), 9);
    expect(many?.margin).toBeCloseTo((few?.margin ?? 0) / 10, 9);
  });

  it('is not known without a response', () => expect(npsOf(distribution({}))).toBeUndefined());
});
