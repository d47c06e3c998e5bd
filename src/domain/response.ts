import type { FieldPart } from './field-parts';
import type { Rating } from './rating';

/** A response as it arrived. All times are epoch milliseconds. */
export interface Response {
  id: string;
  /** The survey it responds to; absent for a response to a survey that the site's old automation rule sent. */
  surveyId?: string;
  /** Only without a survey of ours: the work item the earlier automation named, and its campaign. */
  automation?: { workItemKey: string; campaignId: number };
  /** The work item that came back beside it, a key or a numeric id: named by nobody we can be sure of. */
  workItemKey?: string;
  campaignId?: number;
  /** The project of the work item it belongs to, once its survey was found. */
  projectId?: string;
  rating?: Rating;
  /** What stood in the rating's place where that is no rating; a few characters. */
  ratingText?: string;
  /** Kept only until it is on the work item. */
  comment?: string;
  /** Stands for the comment once that is gone. */
  commentDigest?: string;
  ratedAt: number;
  commentedAt: number;
  receivedAt: number;
  /** When its state changed last. */
  changedAt: number;
  /** `dismissed`: a person said that it belongs to no survey; nothing of its comment is left. */
  state: 'waiting' | 'applied' | 'parked' | 'dismissed';
  /** Why it is parked. */
  reason?: ParkReason;
  /** The fields that Jira refused, where it refused some. */
  refused?: RefusedField[];
  attempts: number;
  dueAt?: number;
  /** The account id of the person who said which survey it belongs to; the survey's history has it once it is applied. */
  matchedBy?: string;
  revision: number;
}

export type ParkReason =
  | 'field-refused'
  | 'work-item-gone'
  | 'no-permission'
  | 'no-fields'
  | 'gave-up'
  /** Something went wrong in the app itself each time. */
  | 'app-failed'
  | 'rating-unreadable'
  | UnmatchedReason;

/** Why nobody but a person can tell which survey a response belongs to. */
const UNMATCHED = [
  /** It came back with nothing of what the survey carried. */
  'custom-missing',
  'token-missing',
  'token-invalid',
  /** Its token is for another work item than the one it names. */
  'key-mismatch',
  'survey-unknown',
] as const;
export type UnmatchedReason = (typeof UNMATCHED)[number];

/** True where a person must tell which survey the response belongs to. */
export function needsMatch({ state, reason }: Pick<Response, 'state' | 'reason'>): boolean {
  return state === 'parked' && UNMATCHED.some((each) => each === reason);
}

/** A field that Jira would not take. `cause` is ours, never Jira's text. */
export interface RefusedField {
  field: FieldPart;
  fieldId: string;
  cause: 'not-on-screen' | 'status-locked' | 'wrong-type' | 'too-long' | 'other';
}

/** What of all responses to one survey counts: no comment text, only its digest. Times are epoch milliseconds. */
export interface MergedResponse {
  rating?: Rating;
  ratedAt?: number;
  commentDigest?: string;
  commentedAt?: number;
  /** The rating that the comment came with; a later response may have changed it. */
  commentRating?: Rating;
  /** True when the comment is longer than the field and the field holds its beginning. */
  commentCut?: boolean;
}

/** The ledger's id of the survey a response belongs to, a survey of the earlier automation's included; of no survey where none is known. */
export function surveyIdOf({ surveyId, automation }: Pick<Response, 'surveyId' | 'automation'>): string {
  return surveyId ?? (automation ? `automation:${automation.workItemKey}` : 'unmatched');
}

/** What a response changes: only these parts need to be written. */
export interface ResponseChange {
  rating?: Rating;
  comment?: string;
}

/**
 * Merges a response into what is known: the newest rating wins, the newest written comment wins, an empty comment never
 * replaces a written one. The order of arrival does not matter, and merging the same response again changes nothing.
 * `unsure`: what is on the work item is unknown, so what is known is no reason to leave anything out.
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
    merged.commentRating = incoming.rating;
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
