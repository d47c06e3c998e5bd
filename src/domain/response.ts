import type { Rating } from './rating';

/** A response as it arrived. All times are epoch milliseconds. */
export interface Response {
  id: string;
  /** The survey it responds to; absent for a response to a survey that the site's old automation rule sent. */
  surveyId?: string;
  /** Only without a survey of ours: the work item the old rule named, and its campaign. */
  oldRule?: { workItemKey: string; campaignId: number };
  rating?: Rating;
  /** Kept only until it stands on the work item. */
  comment?: string;
  /** Stands for the comment once that is gone. */
  commentDigest?: string;
  ratedAt: number;
  commentedAt: number;
  receivedAt: number;
  /** When its state changed last. */
  changedAt: number;
  state: 'waiting' | 'applied' | 'parked';
  /** Why it is parked. */
  reason?: ParkReason;
  /** The fields that Jira refused, where it refused some. */
  refused?: RefusedField[];
  attempts: number;
  dueAt?: number;
  revision: number;
}

export type ParkReason =
  'field-refused' | 'work-item-gone' | 'no-permission' | 'survey-unknown' | 'no-fields' | 'gave-up';

/** A field that Jira would not take. `cause` is ours, never Jira's text. */
export interface RefusedField {
  field: 'rating' | 'comment' | 'category' | 'respondedAt' | 'state';
  fieldId: string;
  cause: 'not-on-screen' | 'status-locked' | 'wrong-type' | 'too-long' | 'other';
}

/** What of all responses to one survey counts: no comment text, only its digest. Times are epoch milliseconds. */
export interface MergedResponse {
  rating?: Rating;
  ratedAt?: number;
  commentDigest?: string;
  commentedAt?: number;
  /** True when the comment is longer than the field and the field holds its beginning. */
  commentCut?: boolean;
}

/** The ledger's id of the survey a response belongs to, a survey of the old rule's included. */
export function surveyIdOf(response: Pick<Response, 'surveyId' | 'oldRule'>): string {
  return response.surveyId ?? `old-rule:${response.oldRule?.workItemKey ?? ''}`;
}

/** What a response changes: only these parts need to be written. */
export interface ResponseChange {
  rating?: Rating;
  comment?: string;
}

/**
 * Merges a response into what is known: the newest rating wins, the newest written comment wins, an empty comment never
 * replaces a written one. The order of arrival does not matter, and merging the same response again changes nothing.
 * `unsure`: what stands on the work item is not known, so what is known is no reason to leave anything out.
 */
export function merge(
  known: MergedResponse | undefined,
  incoming: Pick<Response, 'rating' | 'comment' | 'commentDigest' | 'ratedAt' | 'commentedAt'>,
  unsure = false,
): { merged: MergedResponse; change: ResponseChange } {
  const merged: MergedResponse = { ...known };
  const change: ResponseChange = {};
  if (incoming.rating !== undefined && isNewer(incoming.ratedAt, known?.ratedAt)) {
    if (incoming.rating !== known?.rating) change.rating = incoming.rating;
    merged.rating = incoming.rating;
    merged.ratedAt = incoming.ratedAt;
  }
  if (incoming.comment && isNewer(incoming.commentedAt, known?.commentedAt)) {
    if (unsure || incoming.commentDigest !== known?.commentDigest) change.comment = incoming.comment;
    merged.commentDigest = incoming.commentDigest;
    merged.commentedAt = incoming.commentedAt;
  }
  if (unsure && merged.rating !== undefined) change.rating = merged.rating;
  return { merged, change };
}

function isNewer(at: number, knownAt: number | undefined): boolean {
  return knownAt === undefined || at >= knownAt;
}

/** True when there is anything to write. */
export function changesSomething(change: ResponseChange): boolean {
  return change.rating !== undefined || change.comment !== undefined;
}
