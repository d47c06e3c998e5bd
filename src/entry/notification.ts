import { isRating } from '../domain/rating';
import type { Notification } from '../usecases/receive-notification';

type Fields = Map<string, unknown>;

/** Keys have a project key, which is letters, digits and underscores, and a number. */
const WORK_ITEM_KEY = /^[A-Z][A-Z0-9_]{1,254}-\d{1,18}$/i;

/**
 * Reads nps.today's notification: names in any case, `Custom` an object, JSON text, null or missing, `Rating` a number or
 * numeric text. What we do not know is ignored. Without custom data it is a test call.
 * @see https://docs.nps.today/guides/npsnotifications/
 */
export function parseNotification(body: string): Notification {
  const fields = fieldsOf(parseJson(body));
  if (!fields) return { kind: 'not-understood' };
  const custom = customOf(fields.get('custom'));
  if (custom === 'not-understood') return { kind: 'not-understood' };
  if (custom.size === 0) return { kind: 'test' };

  const rating = ratingOf(fields.get('rating'));
  const comment = fields.get('usercomment');
  if (rating === 'not-understood' || (rating === undefined && !isText(comment))) return { kind: 'not-understood' };
  const token = custom.get('surveytoken');
  const key = custom.get('issuekey');
  return {
    kind: 'response',
    rating,
    comment: isText(comment) ? comment : undefined,
    ratedAt: timeOf(fields.get('ratingtime')),
    commentedAt: timeOf(fields.get('commenttime')),
    campaignId: integerOf(fields.get('campaignid')),
    workItemKey: isText(key) && WORK_ITEM_KEY.test(key) ? key : undefined,
    surveyToken: isText(token) ? token : undefined,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, content]) => [name.toLowerCase(), content]));
}

function customOf(value: unknown): Fields | 'not-understood' {
  if (value === undefined || value === null || value === '') return new Map();
  return fieldsOf(typeof value === 'string' ? parseJson(value) : value) ?? 'not-understood';
}

function ratingOf(value: unknown): number | undefined | 'not-understood' {
  if (value === undefined || value === null || value === '') return undefined;
  const rating = typeof value === 'string' && /^\s*\d+(\.0+)?\s*$/.test(value) ? Number(value) : value;
  return isRating(rating) ? rating : 'not-understood';
}

function timeOf(value: unknown): number | undefined {
  const time = isText(value) ? Date.parse(value) : NaN;
  return Number.isFinite(time) ? time : undefined;
}

function integerOf(value: unknown): number | undefined {
  const number = isText(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
