import fc from 'fast-check';
import { aSurvey } from '../../test/builders/surveys';
import type { SurveyState } from './survey';
import { changeIdOf } from './survey';
import { asOne, forTheFirst, forTheOthers, hasNewestComment, type OneOfSeveral } from './surveys-together';
import { combined } from './together';

const ratings = (...values: number[]) => values.map((rating, index) => ({ rating, at: index }));

describe('several ratings come to', () => {
  it('the newest, the lowest or the mean of them', () => {
    const told = [
      { rating: 3, at: 30 },
      { rating: 9, at: 50 },
      { rating: 6, at: 10 },
    ];
    expect(combined('newest', told)).toBe(9);
    expect(combined('lowest', told)).toBe(3);
    expect(combined('mean', told)).toBe(6);
    expect(combined('mean', [])).toBeUndefined();
  });

  it.each([
    [[8, 9], 8],
    [[0, 1], 0],
    [[10, 10, 9], 10],
    [[6, 7, 7], 7],
    [[0], 0],
  ])('a whole number, a half rounded down: %p', (values, mean) => {
    expect(combined('mean', ratings(...values))).toBe(mean);
  });

  it('a rating between the lowest and the highest, whoever comes first', () => {
    const told = fc.array(fc.record({ rating: fc.integer({ min: 0, max: 10 }), at: fc.nat() }), { minLength: 1 });
    fc.assert(
      fc.property(told, fc.constantFrom('newest' as const, 'lowest' as const, 'mean' as const), (all, how) => {
        const values = all.map(({ rating }) => rating);
        const one = combined(how, all) as number;
        expect(Number.isInteger(one)).toBe(true);
        expect(one).toBeGreaterThanOrEqual(Math.min(...values));
        expect(one).toBeLessThanOrEqual(Math.max(...values));
        if (how !== 'newest') expect(combined(how, [...all].reverse())).toBe(one);
      }),
    );
  });
});

const three = (...changes: Partial<OneOfSeveral>[]): [OneOfSeveral, ...OneOfSeveral[]] => {
  const first = forTheFirst(aSurvey({ state: 'scheduled', slotAt: 5, respondent: 'x' }), 'mean', ['a', 'b', 'c']);
  const all = [first, ...forTheOthers(first, 7)].map((each, index) => ({ ...each, ...changes[index] }));
  return all as [OneOfSeveral, ...OneOfSeveral[]];
};

describe('the surveys of several people', () => {
  it('have ids of their own, are of the same change, and share nothing that is one person’s', () => {
    const [first, ...others] = three();
    expect(first).toMatchObject({ id: '10002:501', together: { own: 'a', toMake: true } });
    expect(others.map(({ id, together }) => [id, together.own, together.toMake])).toEqual([
      ['10002:501:b', 'b', undefined],
      ['10002:501:c', 'c', undefined],
    ]);
    expect([first, ...others].map(changeIdOf)).toEqual(['501', '501', '501']);
    expect(others.map(({ slotAt, respondent, dueAt, revision }) => [slotAt, respondent, dueAt, revision])).toEqual([
      [undefined, undefined, 7, 0],
      [undefined, undefined, 7, 0],
    ]);
  });

  it.each<[SurveyState[], SurveyState]>([
    [['skipped', 'sent', 'scheduled'], 'sent'],
    [['sent', 'answered', 'failed'], 'answered'],
    [['skipped', 'cancelled', 'failed'], 'failed'],
    [['expired', 'sent', 'unconfirmed'], 'sent'],
    [['skipped', 'skipped', 'cancelled'], 'cancelled'],
  ])('are shown as the one that came furthest: %p', (states, shown) => {
    const reason = 'no-email' as const;
    const one = asOne(three(...states.map((state) => ({ state, ...(state === 'skipped' ? { reason } : {}) }))));
    expect(one).toMatchObject({ state: shown, id: '10002:501' });
    expect(one.reason).toBeUndefined();
  });

  it('come to a response of them all, with the newest comment; of two surveys of one person the newer rating counts', () => {
    const [first, second, third] = three(
      {
        state: 'answered',
        response: { rating: 2, ratedAt: 10, commentDigest: 'old', commentedAt: 10, commentCut: true },
      },
      { state: 'answered', response: { rating: 9, ratedAt: 20, commentDigest: 'new', commentedAt: 20 } },
      { state: 'answered', response: { rating: 8, ratedAt: 5 } },
    ) as [OneOfSeveral, OneOfSeveral, OneOfSeveral];
    const again = { ...first, id: '10002:by-hand-x', response: { rating: 10, ratedAt: 30 } };
    expect(asOne([first, second, third, again]).response).toEqual({
      ...{ rating: 9, ratedAt: 30, commentDigest: 'new', commentedAt: 20, commentCut: true },
      commentRating: undefined,
    });
    expect(hasNewestComment(second, [first, third])).toBe(true);
    expect(hasNewestComment(first, [second, third])).toBe(false);
    expect(hasNewestComment(third, [])).toBe(true);
  });
});
