import fc from 'fast-check';
import type { MergedResponse } from './response';
import { changesSomething, merge } from './response';

interface Arrival {
  rating?: number;
  comment?: string;
  commentDigest?: string;
  ratedAt: number;
  commentedAt: number;
}

function arrival(
  rating: number | undefined,
  comment: string | undefined,
  ratedAt: number,
  commentedAt = ratedAt,
): Arrival {
  return { rating, ...(comment ? { comment, commentDigest: `digest of ${comment}` } : {}), ratedAt, commentedAt };
}

/** What is on the work item after writing every change in the order of arrival. */
function writeAll(arrivals: Arrival[]): { field: { rating?: number; comment?: string }; merged?: MergedResponse } {
  let merged: MergedResponse | undefined;
  let field: { rating?: number; comment?: string } = {};
  for (const each of arrivals) {
    const step = merge(merged, each);
    merged = step.merged;
    field = { ...field, ...step.change };
  }
  return { field, merged };
}

/** Responses with times of their own: nps.today's clock tells them apart. */
const arrivals = fc
  .uniqueArray(
    fc.record({
      rating: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      comment: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
      ratedAt: fc.integer({ min: 1, max: 1_000 }),
    }),
    { selector: ({ ratedAt }) => ratedAt, minLength: 1, maxLength: 6 },
  )
  .map((list) => list.map(({ rating, comment, ratedAt }) => arrival(rating, comment, ratedAt)));

describe('merging responses', () => {
  it('knows which rating a comment came with, also when the rating is changed or the comment arrives last', () => {
    const [first, changed] = [arrival(0, 'Terrible', 1), arrival(7, undefined, 2)];
    for (const order of [
      [first, changed],
      [changed, first],
    ])
      expect(writeAll(order).merged).toMatchObject({ rating: 7, commentRating: 0 });
    expect(writeAll([first, arrival(7, 'Terrible', 2)]).merged).toMatchObject({ rating: 7, commentRating: 7 });
  });

  it('ends the same in every order of arrival', () => {
    const shuffled = arrivals.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(fc.property(shuffled, ([one, other]) => expect(writeAll(other)).toEqual(writeAll(one))));
  });

  it('is not moved by duplicates, whenever they arrive', () => {
    const doubled = arrivals.chain((list) =>
      fc.tuple(fc.constant(list), fc.array(fc.constantFrom(...list), { maxLength: 6 })),
    );
    fc.assert(
      fc.property(doubled, ([list, again]) => {
        expect(writeAll([...list, ...again])).toEqual(writeAll(list));
        const last = list[list.length - 1] as Arrival;
        expect(changesSomething(merge(writeAll(list).merged, last).change)).toBe(false);
      }),
    );
  });

  it('keeps the newest rating and the newest written comment', () => {
    const { field } = writeAll([arrival(9, 'Great', 200), arrival(3, 'Bad', 100), arrival(7, undefined, 300)]);
    expect(field).toEqual({ rating: 7, comment: 'Great' });
  });

  it('takes 0 for a rating', () => {
    expect(merge({ rating: 5, ratedAt: 1 }, arrival(0, undefined, 2)).change).toEqual({ rating: 0 });
  });

  it('never replaces a comment by an empty one', () => {
    const known = merge(undefined, arrival(7, 'Slow', 1)).merged;
    expect(merge(known, { rating: 7, comment: '', ratedAt: 2, commentedAt: 2 }).change).toEqual({});
  });

  it('adds a comment that came later without writing the rating again', () => {
    const known = merge(undefined, arrival(7, undefined, 10)).merged;
    expect(merge(known, arrival(7, 'Thanks', 10, 90)).change).toEqual({ comment: 'Thanks' });
  });
});
