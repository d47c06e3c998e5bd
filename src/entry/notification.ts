import { isRating } from '../domain/rating';
import type { Notification } from '../usecases/receiving/receive-notification';
import { type Fields, seenIn } from './notification-shape';

/** Keys have a project key, which is letters, digits and underscores, and a number; the id alone is a number. */
const WORK_ITEM = /^([A-Z][A-Z0-9_]{1,254}-)?\d{1,18}$/i;
/** In nps.today's documented example, which its Test button sends. @see https://docs.nps.today/guides/npsnotifications/ */
const SAMPLE_MS_CRM_ID = 'some id for mscrm';
const LONGEST_RATING_TEXT = 20;
/** Where a comment comes as an object, its text may have one of these names. */
const TEXT_NAMES = ['text', 'value', 'comment'];

/**
 * Reads nps.today's notification: names in any case, `Custom` an object, JSON text, null or missing, `Rating` a number or
 * numeric text. What we do not know is ignored. Only what carries the documented example is a test call; anything else
 * with a rating or a comment is somebody's response, whatever came back with it.
 * @see https://docs.nps.today/guides/npsnotifications/
 */
export function parseNotification(body: string): Notification {
  const fields = fieldsOf(unwrapped(parseJson(body)));
  if (!fields) return { kind: 'not-understood' };
  const custom = customOf(fields.get('custom'));
  const token = textOf(custom.get('surveytoken'));
  const key = workItemOf(custom.get('issuekey'));
  if (token === undefined && key === undefined && isSample(fields)) return { kind: 'test' };

  const rating = ratingOf(fields.get('rating'));
  const comment = commentOf(fields.get('usercomment'));
  if (rating === undefined && comment === undefined) return { kind: 'not-understood' };
  return {
    kind: 'response',
    ...rating,
    comment,
    ratedAt: timeOf(fields.get('ratingtime')),
    commentedAt: timeOf(fields.get('commenttime')),
    campaignId: integerOf(fields.get('campaignid')),
    workItemKey: key,
    surveyToken: token,
    whole: body,
    seen: seenIn(fields, custom, comment),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** JSON that was put into JSON as text once more. */
function unwrapped(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}

function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, content]) => [name.toLowerCase(), content]));
}

function customOf(value: unknown): Fields {
  return fieldsOf(unwrapped(value)) ?? new Map<string, unknown>();
}

function isSample(fields: Fields): boolean {
  return textOf(fields.get('mscrmid'))?.toLowerCase() === SAMPLE_MS_CRM_ID;
}

/** The rating, or what stands in its place; undefined where there is nothing. */
function ratingOf(value: unknown): { rating: number } | { ratingText: string } | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const rating = typeof value === 'string' && /^\s*\d+(\.0+)?\s*$/.test(value) ? Number(value) : value;
  if (isRating(rating)) return { rating };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : typeof value;
  return { ratingText: text.slice(0, LONGEST_RATING_TEXT) };
}

function commentOf(value: unknown): string | undefined {
  const fields = fieldsOf(value);
  return [value, ...TEXT_NAMES.map((name) => fields?.get(name))].find(isText);
}

function workItemOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  return text !== undefined && WORK_ITEM.test(text) ? text.toUpperCase() : undefined;
}

function timeOf(value: unknown): number | undefined {
  const time = isText(value) ? Date.parse(value) : NaN;
  return Number.isFinite(time) ? time : undefined;
}

function integerOf(value: unknown): number | undefined {
  const number = isText(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

function textOf(value: unknown): string | undefined {
  return isText(value) ? value.trim() : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
