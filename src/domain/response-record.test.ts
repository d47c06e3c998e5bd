import { aResponse, NOON } from '../../test/builders/surveys';
import { knownAfter, parkedResponse, recordedResponse } from './response-record';

const LATER = NOON + 60_000;
const before = { rating: 3, ratedAt: NOON, commentDigest: 'old', commentedAt: NOON };
const merged = { rating: 9, ratedAt: LATER, commentDigest: 'new', commentedAt: LATER };
const refusal = (field: 'rating' | 'comment') => ({
  field,
  fieldId: 'customfield_1',
  name: 'NPS',
  cause: 'not-on-screen' as const,
});

describe('what is known after a write', () => {
  const write = { before, merged, change: { comment: 'New' }, commentCut: true };

  it('is what was merged, and whether the comment was cut', () => {
    expect(knownAfter({ ...write, refused: [] })).toEqual({ ...merged, commentCut: true });
  });

  it('leaves whether the comment was cut as it was where none was written', () => {
    expect(knownAfter({ ...write, change: {}, refused: [] })).toEqual(merged);
  });

  it('lacks what Jira refused, so that a retry writes it', () => {
    expect(knownAfter({ ...write, refused: [refusal('rating')] })).toMatchObject({
      ...before,
      commentDigest: 'new',
      commentedAt: LATER,
      commentCut: true,
    });
    expect(knownAfter({ ...write, refused: [refusal('comment')] })).toEqual({
      ...before,
      rating: 9,
      ratedAt: LATER,
    });
    const first = knownAfter({ ...write, before: undefined, refused: [refusal('rating')] });
    expect(first.rating).toBeUndefined();
    expect(first.ratedAt).toBeUndefined();
  });
});

describe('the response after its write', () => {
  const response = aResponse({ comment: 'Kept', reason: 'field-refused', refused: [refusal('rating')] });

  it('is applied without its comment, which is on the work item', () => {
    expect(recordedResponse(response, [], LATER)).toMatchObject({ state: 'applied', changedAt: LATER });
    expect(recordedResponse(response, [], LATER)).not.toHaveProperty('comment');
    expect(recordedResponse(response, [], LATER).reason).toBeUndefined();
    expect(recordedResponse(response, [], LATER).dueAt).toBeUndefined();
  });

  it('is parked with its comment only where that was refused', () => {
    const comment = recordedResponse(response, [refusal('comment')], LATER);
    expect(comment).toMatchObject({ state: 'parked', reason: 'field-refused', comment: 'Kept' });
    const rating = recordedResponse(response, [refusal('rating')], LATER);
    expect(rating).toMatchObject({ state: 'parked', refused: [refusal('rating')] });
    expect(rating).not.toHaveProperty('comment');
  });

  it('keeps everything where a person has to act first', () => {
    expect(parkedResponse(response, 'no-fields', LATER)).toEqual({
      ...response,
      state: 'parked',
      reason: 'no-fields',
      changedAt: LATER,
      dueAt: undefined,
    });
  });
});
