import type { MergedResponse, ParkReason, RefusedField, Response } from './response';

/** What the work item holds of its responses after a write. */
export interface WriteResult {
  /** What was known before the write. */
  before?: MergedResponse;
  /** What the write was to bring. */
  merged: MergedResponse;
  /** What it changed. */
  change: { comment?: string };
  refused: RefusedField[];
  commentCut: boolean;
}

/** What is known after a write: what Jira refused is left out of it, so that a retry writes it. */
export function knownAfter({ before, merged, change, refused, commentCut }: WriteResult): MergedResponse {
  const isRefused = (part: RefusedField['field']) => refused.some(({ field }) => field === part);
  const { rating, ratedAt, commentDigest, commentedAt, commentRating } = before ?? {};
  return {
    ...merged,
    ...(isRefused('rating') ? { rating, ratedAt } : {}),
    ...(isRefused('comment')
      ? { commentDigest, commentedAt, commentRating }
      : change.comment === undefined
        ? {}
        : { commentCut }),
  };
}

/** The comment is on the work item: only its digest stays here. What was refused is kept whole. */
export function recordedResponse({ comment, ...rest }: Response, refused: RefusedField[], now: number): Response {
  if (refused.length === 0) {
    const { matchedBy: _told, ...applied } = rest;
    return { ...applied, state: 'applied', changedAt: now, reason: undefined, refused: undefined, dueAt: undefined };
  }
  const kept = refused.some(({ field }) => field === 'comment') ? { comment } : {};
  return { ...rest, ...kept, state: 'parked', changedAt: now, reason: 'field-refused', refused, dueAt: undefined };
}

/** A response that needs a person. */
export function parkedResponse(response: Response, reason: ParkReason, now: number): Response {
  return { ...response, state: 'parked', changedAt: now, reason, dueAt: undefined };
}
